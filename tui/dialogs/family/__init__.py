"""Dialogs about a family: what the work rests on, and what comes before and after a session."""

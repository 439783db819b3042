"""Dialogs: one to a file, each ended by a value (or None when it was left)."""

"""Dialogs of a session: how it is opened, what is noted on the way, and how it ends."""

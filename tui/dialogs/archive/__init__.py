"""Dialogs of the archive: its backups and keys, and what is erased."""

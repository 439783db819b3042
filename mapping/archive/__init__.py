"""Encrypted, crash-safe storage of families and sessions."""

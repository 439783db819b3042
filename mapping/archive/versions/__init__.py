"""Earlier versions of families and sessions."""

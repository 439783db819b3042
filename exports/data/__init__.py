"""Data that other programs, or another Krets, can read."""

"""Faults by the thousand, one file for each kind; `make torture` runs them all, the ordinary tests a short form."""

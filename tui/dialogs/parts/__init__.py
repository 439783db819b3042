"""Dialogs of the map, the timeline and the profile."""

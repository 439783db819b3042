"""A session on the screen: its parts, the meeting around them, and the pages for the worker alone."""

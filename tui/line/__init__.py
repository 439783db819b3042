"""The timeline drawn live in the terminal: lanes under each other on one axis, periods as bars, points as marks."""

"""The three parts of a session as the screen shows them: network, timeline, profile."""

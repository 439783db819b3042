"""What the worker and the parent see: the Textual app, and the command line."""

"""Files that people write by hand, in TOML: on which line each thing is given, and all that is wrong with it."""

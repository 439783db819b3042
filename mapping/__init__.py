"""What a mapping is: the family, the session and its three parts, as frozen values and pure functions.

Nothing here knows of screens or picture formats; only `mapping.archive` knows of files and secrets.
"""

"""What opens an archive, and how that is changed.

    cost       what each guess at a passphrase costs
    vault      the file that holds the archive's keys, wrapped once for each slot
"""

"""What opens an archive, and how that is changed.

cost       what each guess at a passphrase costs
groups     a key as it is written by hand, with check characters
recovery   the recovery key, which is an age key
wrapped    what every slot wraps: the keys themselves
slots      each wraps the archive's keys in its own way
vault      the file that the slots lie in
keyring    an open archive's keys: slots added, changed and removed
rotation   another data key, and every document sealed with it
"""

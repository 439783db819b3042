"""Encrypted, crash-safe storage of families and sessions.

    threshold  what can be known before anything is opened
    vault      the passphrase opens the data key
    sealing    the data key seals a document
    shelf      sealed documents lie on a shelf, in generations
    storage    TinyDB reads and writes its tables in a sealed document
    codec      a family or a session is a set of tables
    index      the list of what there is, derived from the documents
    lock       one process at a time may write
    archive    all of it together
    writer     the one thread that saves
    checking   looking it all through
    parcel     files packed one after the other, with a list of what they should be
    aged       a parcel in a file that any age tool opens
    backup     the whole archive in such a file, and out of it again
    handover   one family in such a file; taking_in says what becomes of it elsewhere

Nothing is imported here: the first screen asks only the threshold, and the rest is loaded behind it.
"""

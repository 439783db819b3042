"""The access log: who opened, read, changed and took out what, and when (METHOD § 6).

    acts      what is logged, and who is at work
    record    one record: a value, and its bytes, all of one size
    segment   each opener's own file: sealed records, each bound to the one before
    heads     how far the segments of others have come, which a new segment begins with
    refused   passphrases that were wrong, counted until the archive opens
    log       noting, and what is done when the disk says no
    reading   reading it all back, and naming what does not hold
    words     records as they are read by people

Nothing heavy is imported here: screens and commands name acts before the archive is open.
"""

from mapping.archive.log.acts import Act, Purpose, known_as, who

__all__ = ["Act", "Purpose", "known_as", "who"]

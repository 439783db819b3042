"""Encrypted, crash-safe storage of families and sessions.

vault     the passphrase opens the data key
sealing   the data key seals a document
shelf     sealed documents lie on a shelf, in generations
storage   TinyDB reads and writes its tables in a sealed document
codec     a family or a session is a set of tables
archive   all of it together, with an index of what there is
"""

from mapping.archive.archive import Access, Archive, create_archive, open_archive
from mapping.archive.checking import Finding, check
from mapping.archive.codec import Place
from mapping.archive.index import FamilyEntry, Index, SessionEntry
from mapping.archive.vault import PRACTICE_COST, SHORTEST_PASSPHRASE, STANDARD_COST, Cost, exists
from mapping.archive.writer import Writer

__all__ = [
    "PRACTICE_COST",
    "SHORTEST_PASSPHRASE",
    "STANDARD_COST",
    "Access",
    "Archive",
    "Cost",
    "FamilyEntry",
    "Finding",
    "Index",
    "Place",
    "SessionEntry",
    "Writer",
    "check",
    "create_archive",
    "exists",
    "open_archive",
]

"""Families and sessions as JSON that another Krets takes in: whole, strict, and the same bytes every time."""

from collections.abc import Iterable

import msgspec

from exports.data.intake import Taken, take_in
from exports.data.reading import Interchange, read
from mapping.archive.migrations import SCHEMA
from mapping.family import Family
from mapping.session import Session

__all__ = ["Interchange", "Taken", "read", "take_in", "write"]


def write(families: Iterable[Family], sessions: Iterable[Session]) -> bytes:
    """The records as indented JSON in UTF-8, in an order of their own, whatever order they come in."""
    whole = Interchange(
        format="krets",
        schema=SCHEMA,
        families=tuple(sorted(families, key=lambda family: (family.code, family.id))),
        sessions=tuple(sorted(sessions, key=lambda session: (session.met_on, session.id))),
    )
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"

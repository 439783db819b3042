"""Families, sessions and corrections as JSON that another Krets takes in: whole, strict, the same bytes every time."""

import re
from collections.abc import Iterable

import msgspec

from exports.data.intake import Taken, take_in
from exports.data.reading import Interchange, read
from mapping.archive.documents.codec import Correction
from mapping.archive.documents.migrations import SCHEMA
from mapping.family import Family
from mapping.session import Session

__all__ = ["Interchange", "Taken", "read", "take_in", "write"]

_HIDDEN = re.compile("[\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Controls that JSON itself leaves as they are, marks of direction, and what has no width."""


def write(families: Iterable[Family], sessions: Iterable[Session], corrections: Iterable[Correction] = ()) -> bytes:
    """The records as indented JSON in UTF-8, in an order of their own, whatever order they come in.

    Invisible characters, which a terminal could obey, stand as JSON's escapes: nothing is lost, and nothing hidden.
    """
    whole = Interchange(
        format="krets",
        schema=SCHEMA,
        families=tuple(sorted(families, key=lambda family: (family.code, family.id))),
        sessions=tuple(sorted(sessions, key=lambda session: (session.met_on, session.id))),
        corrections=tuple(sorted(corrections, key=lambda one: (one.session, one.at.isoformat(), one.id))),
    )
    text = msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()
    return f"{_HIDDEN.sub(_escaped, text)}\n".encode()


def _escaped(hidden: re.Match[str]) -> str:
    return f"\\u{ord(hidden[0]):04x}"

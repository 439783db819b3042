"""The base of everything that is stored: a frozen value that decodes strictly."""

import re
from uuid import UUID

import msgspec

from mapping.language import gettext as _

Id = UUID
"""A record's identity. It is kept from session to session, so that comparing is by identity."""


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value with named fields. Unknown fields are refused when it is decoded."""


_LONGEST_NAME = 40


def explain(error: msgspec.ValidationError) -> str:
    """What is wrong and where, in the user's language, without the value: ``$.sessions[0].date: unknown field``."""
    text, at, place = str(error).rpartition(" - at `")
    text, place = (text, place.removesuffix("`")) if at else (place, "$")
    field = re.search(r"field `(.*)`", text, re.DOTALL)
    if text.startswith("Object contains unknown field") and field:
        return _("{place}: unknown field {field}").format(place=place, field=_short(field[1]))
    if text.startswith("Object missing required field") and field:
        return _("{place}: the field {field} is missing").format(place=place, field=_short(field[1]))
    if text.startswith("Expected"):
        return _("{place}: another kind of value belongs here").format(place=place)
    return _("{place}: the value is not one that Krets knows").format(place=place)


def _short(name: str) -> str:
    """A field's name out of somebody's file: anything at all can stand there."""
    shown = "".join(character for character in name if character.isprintable())
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}…"

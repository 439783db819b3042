"""The base of everything that is stored: a frozen value that decodes strictly."""

from uuid import UUID

import msgspec

Id = UUID
"""A record's identity. It is kept from session to session, so that comparing is by identity."""


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value with named fields. Unknown fields are refused when it is decoded."""

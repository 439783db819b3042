"""The interchange format told as JSON Schema, for those who write programs beside Krets."""

import inspect
import json
from typing import Any

import msgspec

from exports.data.reading import Interchange
from mapping.archive.documents.migrations import SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The dialect of JSON Schema that it is written in: a name, which nobody has to fetch."""


def schema() -> bytes:
    """The JSON Schema (draft 2020-12) of what `krets export data` writes: indented, the same bytes every time."""
    parts: dict[str, dict[str, Any]] = msgspec.json.schema(Interchange)["$defs"]
    whole = parts.pop("Interchange")
    for part in (whole, *parts.values()):
        if "description" in part:
            part["description"] = inspect.cleandoc(part["description"])  # which newer versions of Python do themselves
    whole["properties"]["schema"] = {"const": SCHEMA}
    told = {
        "$schema": DIALECT,
        **whole,
        "title": f"Krets, interchange format {SCHEMA}",
        "description": "Families, their sessions and corrections, as `krets export data` writes them.",
        "$defs": {name: parts[name] for name in sorted(parts)},
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"

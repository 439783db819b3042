"""What a file can hold of a network, to compare with what came back."""

from typing import Any

import msgspec
from hypothesis import assume

from mapping.network import Network


def as_told(network: Network) -> Network:
    """The network without dates of which nothing is known; and on what a date hangs, other programs do not know."""
    text = msgspec.json.encode(network).decode()
    assume("\ufffe" not in text)  # these two are no characters, and XML has no place for them
    assume("\uffff" not in text)
    return msgspec.convert(_told(msgspec.json.decode(text)), Network)


def _told(value: Any) -> Any:
    if isinstance(value, list):
        return [_told(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "edtf" in value:
        date = {"edtf": value["edtf"], "said": value["said"]}
        return date if any(date.values()) else None
    return {key: _told(each) for key, each in value.items()}

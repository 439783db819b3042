"""What a file can hold of a network, to compare with what came back."""

import msgspec
from hypothesis import assume

from mapping.network import Network

_DATE_THAT_SAYS_NOTHING = '{"edtf":"","said":""}'


def as_told(network: Network) -> Network:
    """The network, but without dates of which nothing is known."""
    text = msgspec.json.encode(network).decode()
    assume("\ufffe" not in text)  # these two are no characters, and XML has no place for them
    assume("\uffff" not in text)
    return msgspec.json.decode(text.replace(_DATE_THAT_SAYS_NOTHING, "null"), type=Network)

"""What people say, kept apart by whose words they are (METHOD § 3.3)."""

import enum

from mapping.record import Record


class Voice(enum.StrEnum):
    """Whose words they are (METHOD § 3.3: open words are kept apart by whose they are)."""

    PARENT = "parent"
    CHILD = "child"
    OBSERVATION = "observation"
    DOCUMENT = "document"


class Words(Record, frozen=True):
    """Somebody's words about something."""

    voice: Voice
    """Who said or saw it."""
    text: str
    """The words, cleaned; may hold several lines."""


def spoken(words: tuple[Words, ...], voice: Voice) -> str:
    """What `voice` has said; empty when nothing."""
    return next((said.text for said in words if said.voice is voice), "")


def with_spoken(words: tuple[Words, ...], voice: Voice, text: str) -> tuple[Words, ...]:
    """`words` with what `voice` has said replaced by `text`, or taken away when that is empty."""
    others = tuple(said for said in words if said.voice is not voice)
    return (*others, Words(voice=voice, text=text)) if text else others

"""What widgets tell the screen. Each is named for what happened."""

from dataclasses import dataclass
from datetime import datetime

from textual.message import Message

from mapping.errors import KretsError
from mapping.meeting import Room
from mapping.session import Part


@dataclass
class PlaceChanged(Message):
    """Another question or record is in hand."""

    part: Part
    subject: str


@dataclass
class Sought(Message):
    """A record in another part is to be seen."""

    part: Part
    subject: str


@dataclass
class RoomChanged(Message):
    """The worker has said who is in the room now."""

    room: Room | None
    """None: nobody has said, and what is not for everybody is shut."""


@dataclass
class Saved(Message):
    """The newest value is durable."""

    at: datetime


@dataclass
class NotSaved(Message):
    """The newest value could not be saved; it is still on the screen."""

    error: KretsError

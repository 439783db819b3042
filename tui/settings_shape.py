"""What the settings file may hold: its shape, so that a mistake in it can be told by line and nearest key."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from mapping.record import Record
from mapping.toml_files.faults import Fault
from mapping.toml_files.files import Files
from tui.settings import DAYS, MINUTES, Look


class Spoken(StrEnum):
    """The languages."""

    SV = "sv"
    EN = "en"


Minutes = Annotated[int, Meta(ge=MINUTES[0], le=MINUTES[-1])]
Days = Annotated[int, Meta(ge=DAYS[0], le=DAYS[-1])]


class SettingsFile(Record, frozen=True):
    """The same keys as in Settings, each of which may be left out; and one that an older Krets wrote."""

    language: Spoken | None = None
    look: Look | None = None
    worker: str | None = None
    images: bool | None = None
    questions: str | None = None
    service: str | None = None
    timeline_listed: bool | None = None
    lock_minutes: Minutes | None = None
    lock_in_session_minutes: Minutes | None = None
    backup_days: Days | None = None
    toured: bool | None = None
    dark: bool | None = None


def look_through(file: Path) -> tuple[Fault, ...]:
    """Everything that is wrong in the file."""
    files = Files(file.parent)
    read = files.plain(file.name)
    if read is not None:
        text, plain = read
        told = {key: value for key, value in plain.items() if value != ""}  # an empty text: not set
        files.sound(file.name, text, told, SettingsFile, None)
    return tuple(files.faults)

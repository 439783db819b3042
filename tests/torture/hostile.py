"""An archive with hostile text in every field, past every door; and what would show that some of it got out."""

import re
from collections.abc import Callable
from pathlib import Path

import msgspec

from exports.data.interchange import Interchange
from mapping.archive.opening import create_archive
from mapping.practice import document
from tests.torture.everywhere import GRAMMAR, KEYS, Where, changed
from tests.torture.ground import PRACTICE_COST

PASSPHRASE = "fyra blå ord här"

STEERING = (
    "\x1b]52;c;aGVq\x07\x1b[31;213m\x9b2J\x90q\x9c\x00\x08\r\u202e\u2066\u200b\ufeff[bold red]x[/]<b>&{0}%s$(id)`"
)
"""Clipboard, colour, C1 controls, a device string, nought, backspace, overrides, marks of several languages."""
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", '",=1,"', ";=1")
"""What a spreadsheet would run, at the beginning of a cell."""

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
"""Nothing of this may leave: a terminal obeys it, or an eye misses it."""
INJECTED = re.compile(rb"\x1b\]52;|\x1b\[31;213m|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\x00|\x90q")
"""The same in what was sent to a terminal, where Textual's own sequences are at home."""

Change = Callable[[str, Where], str]


def steering(text: str, where: Where) -> str:
    """The text with what steers, where a user's text can stand."""
    return text + STEERING if where not in GRAMMAR | KEYS and text else text


def steering_everywhere(text: str, where: Where) -> str:
    """In keys too, as only somebody could do who writes documents without Krets."""
    return text + STEERING if where not in GRAMMAR else text


def formula(text: str, where: Where) -> str:
    """A formula instead of the text, another for each field."""
    if where in GRAMMAR | KEYS or not text:
        return text
    return FORMULAS[sum(map(ord, "".join(where))) % len(FORMULAS)] + text


def practice(change: Change) -> Interchange:
    """The practice family with every text changed."""
    whole = msgspec.json.decode(document(), type=Interchange)
    return changed(whole, change)


def archive_with(whole: Interchange, folder: Path) -> Path:
    """An archive that holds it, and nothing was asked at the door."""
    with create_archive(folder, PASSPHRASE, PRACTICE_COST) as archive:
        for family in whole.families:
            archive.put_family(family)
        for session in whole.sessions:
            archive.save(session)
            archive.note(session)
    return folder

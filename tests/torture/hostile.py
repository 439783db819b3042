"""An archive with hostile text in every field, past every door; and what would show that some of it got out."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from msgspec.structs import fields, replace

import mapping
from exports.data.interchange import Interchange
from mapping.archive.archive import Archive
from mapping.archive.documents.codec import Correction, Place
from mapping.archive.drafts import Draft
from mapping.archive.log import Act, log
from mapping.archive.log.record import LogRecord
from mapping.archive.opening import create_archive
from mapping.practice import document
from mapping.record import Id
from tests.mapping.archive.invented import EXPORT, FAMILY, HOUR, SESSION, id_of
from tests.torture.everywhere import GRAMMAR, KEYS, Where, changed
from tests.torture.ground import PRACTICE_COST
from tui.places import settings_file
from tui.settings import Settings, keep_settings

__all__ = ["GRAMMAR", "KEYS", "Where"]

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

_SAMPLES: dict[object, object] = {str: "Elsa", Place: Place(), datetime: HOUR, dict[str, str]: {"name": "Elsa"}}
DRAFT = Draft(**{each.name: _SAMPLES[each.type] for each in fields(Draft)})
"""What somebody was writing, whatever fields it has."""
CORRECTION = Correction(id=id_of("correction"), session=SESSION.id, at=HOUR, by="Kajsa", text="det var i april")

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
    """The practice family and the invented one, so that no field is empty, with every text changed."""
    whole = msgspec.json.decode(document(), type=Interchange)
    families, sessions = (*whole.families, FAMILY), (*whole.sessions, SESSION)
    corrections = (replace(CORRECTION, session=whole.sessions[0].id),)
    return changed(replace(whole, families=families, sessions=sessions, corrections=corrections), change)


def archive_with(whole: Interchange, folder: Path, change: Change | None = None) -> Path:
    """An archive that holds it, and nothing was asked at the door; with `change`, also in the ledger and the log."""
    with create_archive(folder, PASSPHRASE, PRACTICE_COST) as archive:
        for family in whole.families:
            archive.put_family(family)
        for session in whole.sessions:
            archive.save(session)
            archive.note(session)
        if change is not None:
            for family in whole.families:
                _poison_beside(archive, family.id, change)
    return folder


def _poison_beside(archive: Archive, family: Id, change: Change) -> None:
    """What is kept beside the sessions: exports, corrections, drafts, and records of the log, uncleaned."""
    session = next(entry.id for entry in archive.index.sessions if entry.family == family)
    archive.note_export(family, changed(replace(EXPORT, session=session), change))
    archive.correct(family, changed(replace(CORRECTION, id=uuid4(), session=session), change))
    archive.drafts.keep(session, [changed(DRAFT, change)])
    texts = {each.name: change(each.name, ("LogRecord", each.name)) for each in fields(LogRecord) if each.type is str}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(log, "short", lambda record: replace(record, **{**texts, "act": record.act}))
        for act in Act:
            archive.log.note(act, family=family, session=session)


def homely(home: Path, text: str) -> None:
    """A worker's settings, the service's decisions and its own questions, with `text` wherever a text can stand.

    Of what is hidden in it only the settings have their part: files of a service that hold such are refused.
    """
    seen = HIDDEN.sub("", text)
    questions = home / "questions"
    questions.mkdir(parents=True)
    for file in (Path(mapping.__file__).parent / "questions" / "example").iterdir():
        (questions / file.name).write_text(_in_every_text(file.read_text("utf-8"), seen), "utf-8")
    (home / "service.toml").write_text(decisions(text), "utf-8")
    settings = Settings(worker=text, questions=str(questions), service=str(home / "service.toml"))
    keep_settings(settings_file(), settings)


def decisions(text: str) -> str:
    """A service's file, with what can be seen of `text` for its name."""
    name = escaped(HIDDEN.sub("", text))
    return f'name = "{name}"\n[retention]\nyears = 0\n'


def _in_every_text(toml: str, text: str) -> str:
    """A file of questions with `text` at the end of everything that is read by people."""
    written = escaped(text)
    lines = toml.split("\n")
    return "\n".join(
        line if _KEY_LINE.match(line) else _STRING.sub(lambda held: f'"{held[1]}{written}"', line) for line in lines
    )


def escaped(text: str) -> str:
    """The text as it stands in TOML; what TOML cannot hold is left out."""
    signs = (sign for sign in text if not 0xD800 <= ord(sign) < 0xE000)
    return "".join(sign if sign.isalnum() or sign == " " else f"\\U{ord(sign):08x}" for sign in signs)


_KEY_LINE = re.compile(r"\s*(#|key|id|group|aspect|doer|ages|ask_if|side|\[)")
_STRING = re.compile(r'"([^"]*)"')

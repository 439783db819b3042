"""The few things a worker can set, kept in a small TOML file that may also be edited by hand."""

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from mapping.archive.disk import read_bounded
from mapping.errors import DamagedError
from mapping.language import DEFAULT, LANGUAGES, Language

if TYPE_CHECKING:
    from mapping.toml_files.faults import Fault


class Look(StrEnum):
    """How the screen looks. The values stand in the file."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_TEXT = """\
# Krets.
# Språk / language: "sv" or "en".
language = "{language}"
# Utseende / how the screen looks: "light", "dark" or "contrast".
look = "{look}"
# Ditt namn, som det står i loggen; tomt: datorns / your name as the log tells it; empty: that of the computer.
worker = {worker}
# Bilder i terminalen (kräver tillägget images) / pictures in the terminal (needs the extra images): true or false.
images = {images}
# Mapp med verksamhetens egna frågor / folder with your service's own questions: '/…' (krets questions --help).
questions = {questions}
# Filen med verksamhetens beslut / the file with your service's decisions: '/…' (krets config --help).
service = {service}
# Tidslinjen som lista / the timeline as a list: true or false.
timeline_listed = {timeline_listed}
# Lås efter så många minuter utan tangent, 1–120; under ett samtal göms skärmen då.
# Minutes without a key until Krets locks; in a session the screen is hidden then.
lock_minutes = {lock_minutes}
# Lås efter så många minuter under ett samtal, 1–120 / minutes until Krets locks in a session.
lock_in_session_minutes = {lock_in_session_minutes}
# Påminn om säkerhetskopia efter så många dagar, 0: aldrig / days until Krets reminds of a backup, 0: never.
backup_days = {backup_days}
# Om övningen har visats runt / whether the practice family has been shown around: true or false.
toured = {toured}
"""

_LARGEST = 1_000_000
"""Bytes: hundreds of times what it takes."""
MINUTES = range(1, 121)
"""So long it may take until Krets locks: never is no choice."""
DAYS = range(3651)


@dataclass(frozen=True)
class Settings:
    """What is set."""

    language: Language = DEFAULT
    look: Look = Look.LIGHT
    images: bool = False
    """Pictures in the terminal itself: it is asked at the start what it can show."""
    questions: str = ""
    """The folder of a service's own questions, as it is written; empty for none."""
    service: str = ""
    """The file with the service's decisions, as it is written; empty for none."""
    timeline_listed: bool = False
    """The timeline as a plain list, also where there is room for its lanes."""
    lock_minutes: int = 5
    """Minutes that nobody does anything until Krets locks; in a session, until the screen is hidden."""
    lock_in_session_minutes: int = 30
    """The same until it locks in a session."""
    backup_days: int = 14
    """Days from one backup until Krets reminds of the next; 0: never."""
    worker: str = ""
    """Who is at work, as the log tells it; empty for what the computer calls the user."""

    toured: bool = False
    """Whether the practice family has been shown around: the first time it begins by itself."""

    @property
    def own_questions(self) -> Path | None:
        """That folder, which need not be there."""
        return path_of(self.questions)

    @property
    def service_file(self) -> Path | None:
        """That file, which need not be there."""
        return path_of(self.service)


def path_of(written: str) -> Path | None:
    """The path that somebody wrote, with ``~`` for home; None when nothing is written."""
    try:
        return Path(written).expanduser() if written.strip() else None
    except RuntimeError:  # ~somebody, who is not known here
        return Path(written)


def read_settings(file: Path) -> Settings:
    """What the file says; what it does not say, or says wrongly, is as from the beginning."""
    try:
        text = read_bounded(file, _LARGEST).decode("utf-8")
    except (OSError, DamagedError, UnicodeDecodeError):
        return Settings()
    import tomllib  # only when there is something to read: the first start is quick

    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return Settings()
    language = next((known for known in LANGUAGES if known == told.get("language")), DEFAULT)
    questions, service, worker = told.get("questions"), told.get("service"), told.get("worker")
    return Settings(
        language=language,
        look=_look(told),
        images=told.get("images") is True,
        questions=questions if isinstance(questions, str) else "",
        service=service if isinstance(service, str) else "",
        timeline_listed=told.get("timeline_listed") is True,
        lock_minutes=_number(told.get("lock_minutes"), MINUTES, Settings.lock_minutes),
        lock_in_session_minutes=_number(told.get("lock_in_session_minutes"), MINUTES, Settings.lock_in_session_minutes),
        backup_days=_number(told.get("backup_days"), DAYS, Settings.backup_days),
        worker=worker if isinstance(worker, str) else "",
        toured=told.get("toured") is True,
    )


def keep_settings(file: Path, settings: Settings) -> bool:
    """Keep the settings; whether that could be done. A folder that cannot be written to is no reason to stop."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        chosen = (settings.images, settings.timeline_listed, settings.toured)
        images, listed, toured = (str(each).lower() for each in chosen)
        text = _TEXT.format(
            language=settings.language,
            look=settings.look,
            images=images,
            questions=_quoted(settings.questions),
            service=_quoted(settings.service),
            timeline_listed=listed,
            lock_minutes=settings.lock_minutes,
            lock_in_session_minutes=settings.lock_in_session_minutes,
            backup_days=settings.backup_days,
            worker=_quoted(settings.worker),
            toured=toured,
        )
        file.write_text(text, encoding="utf-8")
        return True
    return False


def faults_in_settings(file: Path) -> "tuple[Fault, ...]":
    """What is wrong in the file, by line, cause and nearest key. Where there is no file, nothing is."""
    if not file.exists():
        return ()
    from tui.settings_shape import look_through

    return look_through(file)


def _look(told: dict[str, object]) -> Look:
    """How it says that the screen looks, also as an older Krets wrote it: ``dark = true``."""
    before = Look.DARK if told.get("dark") is True else Look.LIGHT
    return next((look for look in Look if look == told.get("look")), before)


def _number(told: object, allowed: range, otherwise: int) -> int:
    return told if isinstance(told, int) and not isinstance(told, bool) and told in allowed else otherwise


def _quoted(text: str) -> str:
    """As TOML: between apostrophes, where the backslashes of Windows are only themselves, as far as that will do."""
    if text.isprintable() and "'" not in text:
        return f"'{text}'"
    kept = (sign if sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in text)
    return f'"{"".join(kept)}"'

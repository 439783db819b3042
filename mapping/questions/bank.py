"""The values of the question bank, and how they are read from its files.

What is stored is apart from how it is asked: an answer names a question's id and the bank's version; the wording,
in Swedish and English, lives in TOML files, one to an area.
"""

import enum
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from mapping.errors import InvalidError
from mapping.language import current
from mapping.language import gettext as _
from mapping.record import Record

Text = Annotated[str, Meta(min_length=1)]
Key = Annotated[str, Meta(pattern="^[a-z_]+$")]
QuestionId = Annotated[str, Meta(pattern=r"^[a-z_]+\.[a-z_]+$")]

T = TypeVar("T")


class Bilingual(Record, frozen=True):
    """A text in both languages."""

    sv: Text
    en: Text

    @property
    def text(self) -> str:
        """The text in the language spoken now."""
        return self.en if current() == "en" else self.sv


class Aspect(enum.StrEnum):
    """Which side of everyday life a question records (METHOD § 3.3)."""

    STRENGTH = "strength"
    ORDINARY_DAY = "ordinary_day"
    VARIATION = "variation"
    """How much it varies from day to day."""
    CHILDREN = "children"
    """How it shows with the children."""
    HELPS = "helps"
    WANTED_SUPPORT = "wanted_support"


class Side(Record, frozen=True):
    """A side of an area that has several: time perception has three."""

    key: Key
    name: Bilingual
    """What the parent reads."""
    professional: Bilingual
    """What the worker reads, and what stands in reports."""


class Question(Record, frozen=True):
    """One question with a scale of five steps, each described in words for that very situation."""

    id: QuestionId
    """``area.question``; it is never given another meaning."""
    aspect: Aspect
    ask: Bilingual
    steps: tuple[Bilingual, Bilingual, Bilingual, Bilingual, Bilingual]
    """Steps 1 to 5; 5 is what works best. In a wish (`Aspect.WANTED_SUPPORT`) 5 is the least help, not the best."""
    example: Bilingual
    """Shown on request."""
    helps: Annotated[tuple[Bilingual, ...], Meta(min_length=1)]
    """Short choices of what helps; the family may add words of its own."""
    source: Text
    """Where the idea of the question comes from."""
    side: Key | None = None

    def step(self, number: int) -> Bilingual:
        """The words of step `number`, from 1 to 5.

        Raises:
            ValueError: there is no such step.
        """
        if not 1 <= number <= len(self.steps):
            raise ValueError("step must be from 1 to 5")
        return self.steps[number - 1]


class Area(Record, frozen=True):
    """An area of the functional profile, under the parent's name and the professional one."""

    key: Key
    name: Bilingual
    """What the parent reads."""
    professional: Bilingual
    """What the worker reads, and what stands in reports."""
    explanation: Bilingual
    professional_explanation: Bilingual
    questions: Annotated[tuple[Question, ...], Meta(min_length=1)]
    """In the order they are asked, strength first."""
    sides: tuple[Side, ...] = ()

    def __post_init__(self) -> None:
        sides: set[str | None] = {side.key for side in self.sides}
        for question in self.questions:
            if not question.id.startswith(f"{self.key}."):
                raise ValueError(f"{question.id}: the id must begin with the area's key")
            if question.side not in (sides or {None}):
                raise ValueError(f"{question.id}: the side must be one of the area's")


class Bank(Record, frozen=True):
    """All areas, in the order they are asked."""

    version: int
    areas: tuple[Area, ...]

    def __post_init__(self) -> None:
        ids = [question.id for question in self.questions]
        for id_ in ids:
            if ids.count(id_) > 1:
                raise ValueError(f"{id_}: two questions have this id")

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of all areas, in order."""
        return tuple(question for area in self.areas for question in area.questions)

    def question(self, id_: str) -> Question | None:
        """The question with that id, or None: an answer may be to another version of the bank."""
        return next((question for question in self.questions if question.id == id_), None)

    def area(self, key: str) -> Area | None:
        """The area with that key, or None."""
        return next((area for area in self.areas if area.key == key), None)

    def area_of(self, id_: str) -> Area | None:
        """The area that holds the question with that id, or None."""
        return next((area for area in self.areas if any(q.id == id_ for q in area.questions)), None)


class _Contents(Record, frozen=True):
    """What `bank.toml` says."""

    version: Annotated[int, Meta(ge=1)]
    areas: Annotated[tuple[Key, ...], Meta(min_length=1)]


def read(folder: Path) -> Bank:
    """The bank whose files lie in `folder`: `bank.toml`, and one file for each area that it names.

    Raises:
        InvalidError: a file is missing or is not what a bank's file must be; names the file and the place in it.
    """
    contents = _decode(folder / "bank.toml", _Contents)
    areas = tuple(_decode(folder / f"{key}.toml", Area) for key in contents.areas)
    try:
        return Bank(version=contents.version, areas=areas)
    except ValueError as fault:
        raise _broken("bank.toml", fault) from fault


def _decode(file: Path, kind: type[T]) -> T:
    try:
        return msgspec.toml.decode(file.read_bytes(), type=kind)
    except OSError as fault:
        raise InvalidError(_("The question file {file} cannot be opened.").format(file=file.name)) from fault
    except (msgspec.MsgspecError, UnicodeDecodeError) as fault:
        raise _broken(file.name, fault) from fault


def _broken(name: str, fault: Exception) -> InvalidError:
    return InvalidError(_("The question file {file} is not valid: {fault}").format(file=name, fault=fault))

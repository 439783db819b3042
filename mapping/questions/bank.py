"""The values of the question bank (METHOD § 3.3).

What is stored is apart from how it is asked: an answer names a question's id and the bank's version; the wording,
in Swedish and English, lives in TOML files, one to an area.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from msgspec import Meta

from mapping.profile import Answer
from mapping.questions.bilingual import Ages, Bilingual, Key, QuestionId, Step, Text, Version
from mapping.questions.tasks import Levels, Tasks
from mapping.record import Record


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


class Condition(Record, frozen=True):
    """An answer that another question hangs on."""

    question: QuestionId
    at_most: Step | None = None
    """The answer is that step or a lower one."""
    at_least: Step | None = None
    """The answer is that step or a higher one."""


class Wording(Record, frozen=True):
    """A question as it is or was worded: what an answer's meaning rests on."""

    id: QuestionId
    """``area.question``; it is never given another meaning."""
    aspect: Aspect
    ask: Bilingual
    steps: tuple[Bilingual, Bilingual, Bilingual, Bilingual, Bilingual]
    """Steps 1 to 5; 5 is what works best. In a wish (`Aspect.WANTED_SUPPORT`) 5 is the least help, not the best."""

    def step(self, number: int) -> Bilingual:
        """The words of step `number`, from 1 to 5.

        Raises:
            ValueError: there is no such step.
        """
        if not 1 <= number <= len(self.steps):
            raise ValueError("step must be from 1 to 5")
        return self.steps[number - 1]


class Question(Wording, frozen=True):
    """One question with a scale of five steps, each described in words for that very situation."""

    example: Bilingual
    """Shown on request."""
    helps: Annotated[tuple[Bilingual, ...], Meta(min_length=1)]
    """Short choices of what helps; the family may add words of its own."""
    cue: Bilingual
    """For the worker alone: how to word it, what the senses need, what to listen for."""
    ages: Ages
    source: Text
    """Where the idea of the question comes from."""
    side: Key | None = None
    ask_if: tuple[Condition, ...] = ()
    """What must have been answered before it is asked, all of it. So a question follows up a low answer."""
    since: Version = 1
    """The version of the bank in which it got its present wording."""


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
    sensitive: bool = False
    """Asked only when the worker chooses, alone with the parent (METHOD § 3.3)."""


class Earlier(Wording, frozen=True):
    """A question as it was worded before, kept so that old answers keep their meaning."""

    until: Version
    """The last version of the bank in which it was worded so."""


class Stamp(Record, frozen=True):
    """What an answer remembers of the bank that its question came from."""

    origin: str
    """The service whose bank it is; empty for Krets' own."""
    version: int


@dataclass(frozen=True)
class Bank:
    """All areas in the order they are asked, and the everyday tasks."""

    version: int
    areas: tuple[Area, ...]
    tasks: Tasks
    levels: Levels
    earlier: tuple[Earlier, ...] = ()
    own: Stamp | None = None
    """The service whose own bank was taken in."""
    owned: frozenset[str] = frozenset()
    """The ids of its questions and the keys of its tasks."""

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions of all areas, in order."""
        return tuple(question for area in self.areas for question in area.questions)

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[Area, Question]]:
        return {question.id: (area, question) for area in self.areas for question in area.questions}

    def question(self, id_: str) -> Question | None:
        """The question with that id, or None: an answer may be to another version of the bank."""
        found = self._by_id.get(id_)
        return found and found[1]

    def area(self, key: str) -> Area | None:
        """The area with that key, or None."""
        return next((area for area in self.areas if area.key == key), None)

    def area_of(self, id_: str) -> Area | None:
        """The area that holds the question with that id, or None."""
        found = self._by_id.get(id_)
        return found and found[0]

    def stamp(self, id_: str) -> Stamp:
        """What an answer to that question, or about that task, remembers of the bank."""
        return self.own if self.own and id_ in self.owned else Stamp(origin="", version=self.version)

    def worded(self, answer: Answer) -> Wording | None:
        """The question as it was worded when it was answered, or None when that wording is not kept."""
        present = self.question(answer.question)
        origin = self.stamp(answer.question).origin
        if present and answer.origin == origin and answer.bank >= present.since:
            return present
        before = [one for one in self.earlier if one.id == answer.question and one.until >= answer.bank]
        return min(before, key=lambda one: one.until, default=None) if not answer.origin else None

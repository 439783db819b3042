"""Everyday parenting tasks, and the levels that a municipality reads who does them as (METHOD § 3.3)."""

from typing import Annotated

from msgspec import Meta

from mapping.profile import Doer, Rung
from mapping.questions.bilingual import Ages, Bilingual, Key, Text
from mapping.record import Record


class Group(Record, frozen=True):
    """Tasks that belong together, as those of the morning."""

    key: Key
    name: Bilingual


class Task(Record, frozen=True):
    """Something that somebody has to do for the children, with its ladder in words for that very task."""

    key: Key
    """It is never given another meaning."""
    group: Key
    ages: Ages
    name: Bilingual
    """What is done, in the infinitive."""
    knowledge: Bilingual
    """What one who knows says."""
    skill: Bilingual
    """What one who can says."""
    application: Bilingual
    """What one who does it and keeps it up says."""
    source: Text
    """Where the idea of the task comes from."""

    def rung(self, rung: Rung) -> Bilingual:
        """The words of one rung of the ladder."""
        return {Rung.KNOWLEDGE: self.knowledge, Rung.SKILL: self.skill, Rung.APPLICATION: self.application}[rung]


class Level(Record, frozen=True):
    """Who does a task: in the parent's words, and as the municipality's level beside it, for the worker."""

    doer: Doer
    parent: Bilingual
    means: Bilingual
    """One plain sentence, for the parent."""
    worker: Bilingual
    """The municipality's level. It shows the picture that a decision needs, and decides nothing."""


class Levels(Record, frozen=True):
    """A municipality's levels: configuration, for other municipalities differ."""

    name: Bilingual
    source: Text
    levels: Annotated[tuple[Level, ...], Meta(min_length=5, max_length=5)]
    """One for each `Doer`."""

    def level(self, doer: Doer) -> Level:
        """The level of one who does it so."""
        return next(level for level in self.levels if level.doer is doer)


class Tasks(Record, frozen=True):
    """All tasks, by group."""

    groups: tuple[Group, ...]
    tasks: tuple[Task, ...]

    def task(self, key: str) -> Task | None:
        """The task with that key, or None."""
        return next((task for task in self.tasks if task.key == key), None)

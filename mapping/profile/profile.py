"""The functional profile (funktionell profil): how everyday abilities work, in this family's own days.

It is no test and no score (METHOD § 3.3). The questions themselves are data, in `mapping.questions`.
"""

import enum

from mapping.record import Id, Record
from mapping.words import Words

STEPS = (1, 2, 3, 4, 5)
"""The steps of a scale, each described in words by its question; 5 is what works best, or needs the least help."""


class Silence(enum.StrEnum):
    """Why there is no answer. That a question was never asked is the absence of an Answer: a fourth, different fact."""

    UNKNOWN = "unknown"
    """Vet inte."""
    DECLINED = "declined"
    """Vill inte svara."""
    IRRELEVANT = "irrelevant"
    """Inte aktuellt."""


class Answer(Record, frozen=True):
    """What was answered to one question, about the parent or about one child.

    Under an area's key instead of a question's id stand words about the whole area.
    """

    id: Id
    question: str
    """The question's id in the bank."""
    bank: int
    """The version of the bank whose wording was asked."""
    origin: str = ""
    """The service whose bank it was; empty for Krets' own."""
    step: int | None = None
    """1 to 5."""
    silence: Silence | None = None
    words: tuple[Words, ...] = ()
    helps: tuple[str, ...] = ()
    """What helps, in the family's words."""
    child: Id | None = None

    def __post_init__(self) -> None:
        if self.step is not None and self.step not in STEPS:
            raise ValueError("step must be from 1 to 5")
        if self.step is not None and self.silence is not None:
            raise ValueError("an answer has a step or a silence, not both")

    @property
    def given(self) -> bool:
        """Whether the question was met with an answer or a stated silence (words alone count as one)."""
        return self.step is not None or self.silence is not None or bool(self.words)


class Doer(enum.StrEnum):
    """Who does an everyday task today, in the parent's words (METHOD § 3.3)."""

    SELF = "self"
    """Gör själv."""
    REMINDED = "reminded"
    """Med påminnelse."""
    TOGETHER = "together"
    """Tillsammans."""
    DONE_FOR = "done_for"
    """Någon gör det åt mig."""
    TRAINING = "training"
    """Tränar på det."""


class Rung(enum.StrEnum):
    """A rung of the ladder kunskap, färdighet, tillämpning (METHOD § 3.3)."""

    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    APPLICATION = "application"


class Reach(enum.StrEnum):
    """How far a rung is reached."""

    YES = "yes"
    PARTLY = "partly"
    NOT_YET = "not_yet"


class TaskAnswer(Record, frozen=True):
    """Who does one everyday task today, and where it was wanted how far the ladder is climbed. It decides no level."""

    id: Id
    task: str
    """The task's key in the bank."""
    bank: int
    """The version of the bank whose wording was asked."""
    origin: str = ""
    """The service whose bank it was; empty for Krets' own."""
    doer: Doer | None = None
    silence: Silence | None = None
    knowledge: Reach | None = None
    skill: Reach | None = None
    application: Reach | None = None
    words: tuple[Words, ...] = ()
    """Why it is so."""
    child: Id | None = None

    def __post_init__(self) -> None:
        if self.doer is not None and self.silence is not None:
            raise ValueError("an answer has a doer or a silence, not both")

    @property
    def given(self) -> bool:
        """Whether anything was said."""
        said = (self.doer, self.silence, self.knowledge, self.skill, self.application)
        return any(part is not None for part in said) or bool(self.words)


class Profile(Record, frozen=True):
    """All answers of a session."""

    answers: tuple[Answer, ...] = ()
    tasks: tuple[TaskAnswer, ...] = ()


def answer_to(profile: Profile, question: str, child: Id | None = None) -> Answer | None:
    """The answer to `question` about `child` (None: about the parent), or None when it was not asked."""
    return next((a for a in profile.answers if a.question == question and a.child == child), None)


def answer_about(profile: Profile, task: str, child: Id | None = None) -> TaskAnswer | None:
    """Who does `task` for `child` (None: for all), or None when it was not asked."""
    return next((a for a in profile.tasks if a.task == task and a.child == child), None)

"""What an area's answers come to, in the words that were answered: what works first (METHOD § 3.3, § 4).

No number is reckoned. Each answer is told by its own step, sorted by what it says: works, works at times, is hard.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mapping.asking import questions_of
from mapping.profile import Answer, Silence, answer_to
from mapping.questions.bank import Area, Aspect, Bank, Wording
from mapping.record import Id
from mapping.session import Session

LOW = (1, 2)
"""The steps that tell that something is hard now."""

HIGH = (4, 5)
"""The steps that tell that something works."""


class Said(NamedTuple):
    """An answer beside the question as it was worded then."""

    question: Wording
    answer: Answer

    @property
    def text(self) -> str:
        """The step's own words."""
        return self.question.step(self.answer.step).text if self.answer.step else ""


class AreaSummary(NamedTuple):
    """What was said in one area, each kind in the order of the questions."""

    area: Area
    works: tuple[Said, ...]
    at_times: tuple[Said, ...]
    """The step in the middle."""
    hard: tuple[Said, ...]
    varies: tuple[Said, ...]
    """How much it differs from day to day; good or hard, it is told by itself."""
    wishes: tuple[Said, ...]
    """Which support is wanted; no wish is better than another."""
    helps: tuple[str, ...]
    """Everything that helps, each once."""
    silent: tuple[Said, ...]
    """Don't know, don't want to answer, doesn't apply."""
    only_words: tuple[Said, ...]
    """Neither a step nor a silence, but somebody's words or what helps."""
    unasked: int
    """How many questions have no answer; those that would follow others up are not counted before they do."""
    words: Answer | None
    """What was said of the area as a whole: the parent's own correction."""

    @property
    def told(self) -> bool:
        """Whether there is anything to tell."""
        return any(self[1:9]) or self.words is not None


def summary(bank: Bank, area: Area, session: Session) -> AreaSummary:
    """What was answered about the parent and about each child."""
    said = [*said_in(bank, area, session)]
    counted = [one for one in said if one.answer.step]
    judged = [one for one in counted if one.question.aspect not in {Aspect.VARIATION, Aspect.WANTED_SUPPORT}]
    asked = questions_of(area, session)
    return AreaSummary(
        area=area,
        works=tuple(one for one in judged if one.answer.step in HIGH),
        at_times=tuple(one for one in judged if one.answer.step not in (*LOW, *HIGH)),
        hard=tuple(one for one in judged if one.answer.step in LOW),
        varies=tuple(one for one in counted if one.question.aspect is Aspect.VARIATION),
        wishes=tuple(one for one in counted if one.question.aspect is Aspect.WANTED_SUPPORT),
        helps=tuple(dict.fromkeys(help_ for one in said for help_ in one.answer.helps)),
        silent=tuple(one for one in said if one.answer.silence),
        only_words=tuple(one for one in said if not one.answer.step and not one.answer.silence),
        unasked=sum(not _given(session, question.id) for question in asked),
        words=answer_to(session.profile, area.key),
    )


def progress(area: Area, session: Session, child: Id | None = None) -> tuple[int, int]:
    """How many of an area's questions are answered, and how many are asked."""
    asked = questions_of(area, session, child)
    return sum(_given(session, question.id, child) for question in asked), len(asked)


def silences(of: AreaSummary, silence: Silence) -> tuple[Said, ...]:
    """The questions that were met with that silence."""
    return tuple(said for said in of.silent if said.answer.silence is silence)


def said_in(bank: Bank, area: Area, session: Session) -> Iterator[Said]:
    """Everything that was said in an area, about the parent and each child, in the order of the questions."""
    order = {question.id: number for number, question in enumerate(area.questions)}
    answers = [answer for answer in session.profile.answers if answer.question in order]
    for answer in sorted(answers, key=lambda answer: order[answer.question]):
        worded = bank.worded(answer)
        if worded and (answer.given or answer.helps):
            yield Said(worded, answer)


def _given(session: Session, question: str, child: Id | None = None) -> bool:
    answer = answer_to(session.profile, question, child)
    return answer is not None and answer.given

"""What a profile tells, in the order it is told: for the words and the picture alike (METHOD § 3.3).

Strengths come first. What was said about a child stands by itself, and so does each side of an area that has several.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.network.in_words import names_of
from mapping.profile import Answer, Doer, Silence, TaskAnswer, answer_to
from mapping.profile.asking import children_of, questions_of
from mapping.questions.bank import Area, Aspect, Bank, Question, Wording
from mapping.questions.tasks import Task
from mapping.record import Id
from mapping.session import Session

BY_THEMSELVES = frozenset({Aspect.VARIATION, Aspect.CHILDREN, Aspect.HELPS, Aspect.WANTED_SUPPORT})
"""What is told under headings of its own: it says neither that something works nor that it is hard."""


LOW = (1, 2)
"""The steps that tell that something takes more strength."""

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


class Chapter(NamedTuple):
    """What was said of an area about the parent, or of one side of it, or about one child."""

    heading: str
    """The side's name or the child's; empty for the parent where the area is not divided."""
    professional: str
    """The side's name for the worker, or the same as `heading`."""
    said: tuple[Said, ...]
    """In the order of the questions."""
    unasked: int
    """How many of its questions have no answer. About a child only some are asked, so none is missing there."""

    @property
    def works(self) -> tuple[Said, ...]:
        """What works."""
        return self._on(HIGH)

    @property
    def at_times(self) -> tuple[Said, ...]:
        """What is met with the step in the middle; and what was asked for as a strength, and is none: not hard."""
        return tuple(one for one in self._on((*LOW, 3)) if one.answer.step == 3 or _asked_for_strength(one))

    @property
    def hard(self) -> tuple[Said, ...]:
        """What takes more strength."""
        return tuple(one for one in self._on(LOW) if not _asked_for_strength(one))

    @property
    def helps(self) -> tuple[str, ...]:
        """What helps, each once. How a wish is to be met is told with the wish."""
        others = (one for one in self.said if one.question.aspect is not Aspect.WANTED_SUPPORT)
        return tuple(dict.fromkeys(clean(help_) for one in others for help_ in one.answer.helps))

    @property
    def helping(self) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
        """The answers on what helps: what does, and what helps less."""
        said = self.of(Aspect.HELPS)
        return tuple(one for one in said if one.answer.step not in LOW), tuple(o for o in said if o.answer.step in LOW)

    @property
    def only_words(self) -> tuple[Said, ...]:
        """Neither a step nor a silence: somebody's words, or what helps."""
        return tuple(one for one in self.said if not one.answer.step and not one.answer.silence)

    def of(self, aspect: Aspect) -> tuple[Said, ...]:
        """What was answered with a step to the questions of that kind, the best first where it goes by steps."""
        found = [one for one in self.said if one.answer.step and one.question.aspect is aspect]
        return tuple(sorted(found, key=lambda one: -(one.answer.step or 0)) if aspect is Aspect.CHILDREN else found)

    def silent(self, silence: Silence) -> tuple[Said, ...]:
        """The questions that were met with that silence."""
        return tuple(one for one in self.said if one.answer.silence is silence)

    def _on(self, steps: tuple[int, ...]) -> tuple[Said, ...]:
        judged = (one for one in self.said if one.question.aspect not in BY_THEMSELVES)
        return tuple(one for one in judged if one.answer.step in steps)


def _asked_for_strength(said: Said) -> bool:
    return said.question.aspect is Aspect.STRENGTH


class AreaTold(NamedTuple):
    """What was said of an area."""

    area: Area
    chapters: tuple[Chapter, ...]
    whole: tuple[tuple[str, Answer], ...]
    """Words about the area as a whole, each with the child whom they are about (empty: the parent)."""

    @property
    def said(self) -> bool:
        """Whether anything was."""
        return bool(self.chapters or self.whole)

    @property
    def helps(self) -> tuple[str, ...]:
        """What helps, each once."""
        return tuple(dict.fromkeys(help_ for chapter in self.chapters for help_ in chapter.helps))

    @property
    def wishes(self) -> tuple[tuple[str, Said], ...]:
        """Which support is wanted, and where: the area, or its side or child."""
        return tuple(
            (", ".join(filter(None, [self.area.name.text, chapter.heading])), one)
            for chapter in self.chapters
            for one in chapter.of(Aspect.WANTED_SUPPORT)
        )


class TaskTold(NamedTuple):
    """Who does an everyday task today."""

    task: Task
    child: str
    """For which child; empty for all."""
    answer: TaskAnswer


class ProfileTold(NamedTuple):
    """The whole profile of a session."""

    areas: tuple[AreaTold, ...]
    unasked: tuple[Area, ...]
    """Areas of which nothing was said. No sensitive one: that it was not asked about says something too."""
    tasks: tuple[TaskTold, ...]
    unworded: int
    """How many answers are to questions or tasks that the bank does not know."""

    @property
    def helps(self) -> Mapping[str, tuple[Area, ...]]:
        """What helps, with the areas where it does; what helps in most places first."""
        found: dict[str, list[Area]] = {}
        for told in self.areas:
            for help_ in told.helps:
                found.setdefault(help_, []).append(told.area)
        return {help_: tuple(areas) for help_, areas in sorted(found.items(), key=lambda item: -len(item[1]))}

    def done(self, doer: Doer) -> tuple[TaskTold, ...]:
        """The tasks that are done so today."""
        return tuple(told for told in self.tasks if told.answer.doer is doer)


def profile_told(session: Session, bank: Bank) -> ProfileTold:
    """What was said, with every question as it was worded when it was answered."""
    areas = tuple(told for area in bank.areas if (told := area_told(area, session, bank)).said)
    spoken_of = {told.area.key for told in areas}
    tasks = tuple(_tasks(session, bank))
    answers = [answer for answer in session.profile.answers if not is_worded(answer, bank)]
    return ProfileTold(
        areas=areas,
        unasked=tuple(area for area in bank.areas if area.key not in spoken_of and not area.sensitive),
        tasks=tasks,
        unworded=len(answers) + sum(answer.given for answer in session.profile.tasks) - len(tasks),
    )


def area_told(area: Area, session: Session, bank: Bank) -> AreaTold:
    """What was said in one area; no chapters where nothing was."""
    names, said = children_called(session), tuple(_said(bank, area, session))
    children = dict.fromkeys(one.answer.child for one in said if one.answer.child)
    of_children = [_about_child(said, child, _name(child, names)) for child in children]
    about = [answer for answer in session.profile.answers if answer.question == area.key and answer.given]
    whole = tuple((_name(answer.child, names), answer) for answer in about)
    return AreaTold(area, (*_about_parent(area, said, session), *of_children), whole)


def is_worded(answer: Answer, bank: Bank) -> bool:
    """Whether the bank knows what was asked: the area as a whole, or one of its questions in that wording."""
    whole = bank.area(answer.question) is not None
    return whole or (bank.area_of(answer.question) is not None and bank.worded(answer) is not None)


def children_called(session: Session) -> Mapping[Id, str]:
    """What those around the parent are called; a child of whom nothing is told has a number."""
    names = names_of(session.network)
    children = enumerate(children_of(session), start=1)
    bare = {one.id: number for number, one in children if not (clean(one.name) or clean(one.role))}
    return names | {id_: _("child {number}").format(number=number) for id_, number in bare.items()}


def _said(bank: Bank, area: Area, session: Session) -> Iterator[Said]:
    """Everything that was said in an area, about the parent and each child, in the order of the questions."""
    order = {question.id: number for number, question in enumerate(area.questions)}
    answers = [answer for answer in session.profile.answers if answer.question in order]
    for answer in sorted(answers, key=lambda answer: order[answer.question]):
        worded = bank.worded(answer)
        if worded and (answer.given or answer.helps):
            yield Said(worded, answer)


def _about_parent(area: Area, said: tuple[Said, ...], session: Session) -> Iterator[Chapter]:
    """A chapter for each side, and one for what is of no side: in most areas that is all."""
    sides = {question.id: question.side for question in area.questions}
    named = [(None, "", ""), *((side.key, side.name.text, side.professional.text) for side in area.sides)]
    for key, name, professional in named:
        here = tuple(one for one in said if one.answer.child is None and sides[one.question.id] == key)
        asked = [question for question in questions_of(area, session) if question.side == key]
        if here:
            yield Chapter(name, professional, here, _unasked(asked, session))


def _about_child(said: tuple[Said, ...], child: Id, name: str) -> Chapter:
    return Chapter(name, name, tuple(one for one in said if one.answer.child == child), 0)


def _unasked(asked: Iterable[Question], session: Session) -> int:
    answers = [answer_to(session.profile, question.id) for question in asked]
    return sum(answer is None or not (answer.given or answer.helps) for answer in answers)


def _tasks(session: Session, bank: Bank) -> Iterator[TaskTold]:
    names = children_called(session)
    answers = [answer for answer in session.profile.tasks if answer.given]
    for task in bank.tasks.tasks:
        origin = bank.stamp(task.key).origin
        for answer in answers:
            if answer.task == task.key and answer.origin == origin:
                yield TaskTold(task, _name(answer.child, names), answer)


def _name(child: Id | None, names: Mapping[Id, str]) -> str:
    return "" if child is None else names.get(child, _("a child"))

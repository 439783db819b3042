"""Whether a bank's Swedish is easy to read: advice to those who write questions, and a promise of Krets' own.

A tired parent reads the questions at a kitchen table (METHOD § 4). The measure is LIX (Björnsson 1968): words per
sentence, plus the share of words over six letters in per cent. Of a single short text it says nothing.
"""

import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from mapping.language import gettext as _
from mapping.questions.bank import Area, Bank, Question
from mapping.questions.bilingual import Bilingual
from mapping.questions.reading import TASKS
from mapping.questions.tasks import Task
from mapping.toml_files.shape import short

LIX_AT_MOST = 30
"""The level of children's books."""

WORDS_IN_A_SENTENCE = 12

_LONG = 6
"""Letters, above which a word counts as long."""


class Advice(NamedTuple):
    """Something that could be plainer."""

    about: str
    """An area's key, a question's id or a task's key."""
    what: str
    """One sentence, in the language spoken."""

    def __str__(self) -> str:
        return _("{file}: {cause}").format(file=self.about, cause=self.what)


def lix(text: str) -> float:
    """How hard a Swedish text is to read: below 30 very easy, above 60 very hard; 0 for a text without words."""
    found = words(text)
    if not found:
        return 0.0
    return len(found) / len(sentences(text)) + 100 * sum(len(word) > _LONG for word in found) / len(found)


def sentences(text: str) -> list[str]:
    """The sentences of a text. A colon ends one: what comes after is read by itself."""
    return [sentence.strip() for sentence in re.split(r"[.!?:]", text) if words(sentence)]


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return re.findall(r"\w+(?:[-–]\w+)*", text)


def advice(bank: Bank) -> Iterator[Advice]:
    """What could be plainer in the areas, questions and tasks that are the service's own."""
    for area in bank.areas:
        own = [question for question in area.questions if question.id in bank.owned]
        if len(own) == len(area.questions):
            yield from of_area(area)
        elif own:
            yield from _easy(area.key, [text.sv for text in read_by_parent(area)])
            yield from (each for question in own for each in of_question(question))
    yield from of_tasks([task for task in bank.tasks.tasks if task.key in bank.owned])


def of_area(area: Area) -> Iterator[Advice]:
    """What could be plainer in an area and its questions."""
    yield from _easy(area.key, [text.sv for text in read_by_parent(area)])
    yield from _short(area.key, [area.name.sv, area.explanation.sv, *(side.name.sv for side in area.sides)])
    yield from (each for question in area.questions for each in of_question(question))


def of_tasks(tasks: Sequence[Task]) -> Iterator[Advice]:
    """What could be plainer in everyday tasks and their ladders."""
    yield from _easy(TASKS.removesuffix(".toml"), [text for task in tasks for text in read_of_task(task)])
    yield from (each for task in tasks for each in _short(task.key, read_of_task(task)))


def of_question(question: Question) -> Iterator[Advice]:
    """What could be plainer in a question."""
    if question.ask.sv.count("?") > 1:
        yield Advice(question.id, _("It asks two things. Make it two questions."))
    yield from _short(question.id, [text.sv for text in (*_of_question(question), *question.helps)])


def read_by_parent(area: Area) -> Iterator[Bilingual]:
    """Every text of an area that the parent sees, but for the short choices of what helps."""
    yield from (area.name, area.explanation)
    yield from (side.name for side in area.sides)
    for question in area.questions:
        yield from _of_question(question)


def read_of_task(task: Task) -> list[str]:
    """A task's name and ladder in Swedish, each a sentence."""
    return [f"{task.name.sv}.", task.knowledge.sv, task.skill.sv, task.application.sv]


def _of_question(question: Question) -> tuple[Bilingual, ...]:
    return (question.ask, *question.steps, question.example)


def _easy(about: str, texts: list[str]) -> Iterator[Advice]:
    found = lix(". ".join(texts))
    if found > LIX_AT_MOST:
        said = _("The Swedish texts have LIX {lix}; {most} at most is easy to read.")
        yield Advice(about, said.format(lix=ceil(found), most=LIX_AT_MOST))


def _short(about: str, texts: list[str]) -> Iterator[Advice]:
    for sentence in (sentence for text in texts for sentence in sentences(text)):
        if (count := len(words(sentence))) > WORDS_IN_A_SENTENCE:
            said = _("A sentence has {count} words; {most} at most is easy to read: {text}")
            yield Advice(about, said.format(count=count, most=WORDS_IN_A_SENTENCE, text=short(sentence)))

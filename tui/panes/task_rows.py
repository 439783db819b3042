"""The everyday tasks as rows: by group as they are asked, or by who does them today. Pure text building."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from mapping.language import gettext as _
from mapping.profile import Doer, Profile, Reach, Rung, TaskAnswer, answer_about
from mapping.questions import Bank, Task
from mapping.record import Id
from mapping.terms import term
from tui.shown import quoted, row, shown

REACHED = {Reach.YES: "●", Reach.PARTLY: "◐", Reach.NOT_YET: "○", None: "·"}
"""How far a rung is reached: shape enough without colour."""


def by_group(bank: Bank, tasks: Sequence[Task], profile: Profile, child: Id | None) -> list[Option]:
    """Under the names of their groups, as they are asked."""
    rows: list[Option] = []
    for group in bank.tasks.groups:
        here = [task for task in tasks if task.group == group.key]
        rows += _chapter(group.name.text, [_row(task, bank, answer_about(profile, task.key, child)) for task in here])
    return rows


def by_doer(bank: Bank, tasks: Sequence[Task], profile: Profile, child: Id | None) -> list[Option]:
    """Under who does them today; last those that were not asked about."""
    rows: list[Option] = []
    for level in bank.levels.levels:
        said = [(task, answer_about(profile, task.key, child)) for task in tasks]
        here = [(task, answer) for task, answer in said if answer and answer.doer is level.doer]
        rows += _chapter(level.means.text, [_row(task, bank, answer, why=True) for task, answer in here])
    rest = [task for task in tasks if _doer(profile, task, child) is None]
    none = [_row(task, bank, answer_about(profile, task.key, child)) for task in rest]
    return rows + _chapter(_("Not asked, or no answer"), none)


def doer_keys(bank: Bank) -> Content:
    """The five keys with what they stand for."""
    pieces = [
        row((str(number), "bold"), (f" {level.parent.text}", "$muted"))
        for number, level in enumerate(bank.levels.levels, 1)
    ]
    return Content("  ").join(pieces)


def _chapter(title: str, rows: Sequence[Option]) -> list[Option]:
    """A heading with its rows and some air; nothing without rows."""
    return [Option(shown(title, "bold $accent"), disabled=True), *rows, Option("", disabled=True)] if rows else []


def _row(task: Task, bank: Bank, answer: TaskAnswer | None, *, why: bool = False) -> Option:
    """A task with who does it, or why there is no answer, and its ladder; with `why`, also what was said about it."""
    name = row("  ", task.name.text)
    if answer is None:
        return Option(name, id=task.key)
    said = ["" if why else _said(bank, answer), _ladder(answer)]
    first = row(name, *((f"   {part}", "$accent") for part in said if part))
    words = [row("     ", quoted(words.text)) for words in answer.words if why]
    return Option(Content("\n").join((first, *words)), id=task.key)


def _said(bank: Bank, answer: TaskAnswer) -> str:
    if answer.doer:
        return bank.levels.level(answer.doer).parent.text
    return term(answer.silence) if answer.silence else ""


def _ladder(answer: TaskAnswer) -> str:
    """The three rungs as signs; empty when none was asked about."""
    reaches = [getattr(answer, rung) for rung in Rung]
    return "".join(REACHED[reach] for reach in reaches) if any(reaches) else ""


def _doer(profile: Profile, task: Task, child: Id | None) -> Doer | None:
    answer = answer_about(profile, task.key, child)
    return answer.doer if answer else None

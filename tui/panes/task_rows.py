"""The everyday tasks as rows: by group as they are asked, or by who does them today. Pure text building."""

from collections.abc import Iterable, Mapping, Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from mapping.language import gettext as _
from mapping.network import Alter
from mapping.profile import Doer, Profile, Reach, Rung, TaskAnswer, answer_about
from mapping.questions import Bank, Task
from mapping.record import Id
from mapping.terms import term
from mapping.words import Voice
from tui.answer_keys import SILENCE_KEYS
from tui.panes.indented import Indented, Line
from tui.panes.question_text import keyed
from tui.shown import quoted, row, shown

REACHED = {Reach.YES: "●", Reach.PARTLY: "◐", Reach.NOT_YET: "○", None: "·"}
"""How far a rung is reached: shape enough without colour."""


Names = Mapping[Id | None, str]
"""What the children are called, by whom an answer is about; none stands for all."""


def names_of(those: Iterable[Alter | None]) -> Names:
    """Of the children, or None for all."""
    return {one.id if one else None: (one.name or one.role) if one else "" for one in those}


def by_group(bank: Bank, tasks: Sequence[Task], profile: Profile, names: Names) -> list[Option]:
    """Under the names of their groups, as they are asked; `names` are of those whose answers are shown."""
    rows: list[Option] = []
    for group in bank.tasks.groups:
        here = [task for task in tasks if task.group == group.key]
        rows += _chapter(group.name.text, [_row(task, bank, _answers(profile, task, names), names) for task in here])
    return rows


def by_doer(bank: Bank, tasks: Sequence[Task], profile: Profile, names: Names) -> list[Option]:
    """Under who does them today; last those that were not asked about."""
    said = {task.key: _answers(profile, task, names) for task in tasks}
    rows: list[Option] = []
    for level in bank.levels.levels:
        here = [(task, [a for a in said[task.key] if a.doer is level.doer]) for task in tasks]
        rows += _chapter(
            level.means.text, [_row(task, bank, some, names, under=level.doer) for task, some in here if some]
        )
    rest = [task for task in tasks if not any(answer.doer for answer in said[task.key])]
    return rows + _chapter(_("Not asked, or no answer"), [_row(task, bank, said[task.key], names) for task in rest])


def doer_keys(bank: Bank) -> Content:
    """The keys with what they stand for: who does a task, or why there is no answer. In calm lines."""
    doers = [keyed(str(number), level.parent.text) for number, level in enumerate(bank.levels.levels, 1)]
    silences = [keyed(key, term(silence)) for key, silence in SILENCE_KEYS.items()]
    return Content("\n").join(Content("  ").join(line) for line in (doers[:3], doers[3:], silences))


def ladder_signs() -> Content:
    """What the signs of the ladder mean."""
    reached = "  ".join(f"{REACHED[reach]} {term(reach)}" for reach in Reach)
    rungs = ", ".join(term(rung) for rung in Rung)
    return shown(f"{rungs}: {reached}", "$muted")


def _chapter(title: str, rows: Sequence[Option]) -> list[Option]:
    """A heading with its rows and some air; nothing without rows."""
    return [Option(shown(title, "bold $accent"), disabled=True), *rows, Option("", disabled=True)] if rows else []


def _row(task: Task, bank: Bank, answers: Sequence[TaskAnswer], names: Names, *, under: Doer | None = None) -> Option:
    """A task with who does it for whom, or why there is no answer, and its ladder.

    `under` a doer's name that is not said again, and what was said about it stands below.
    """
    first, below = shown(task.name.text), []
    for answer in answers:
        about = names[answer.child] if len(names) > 1 else ""
        said = "" if under else _said(bank, answer)
        words = f"{about}: {said}" if about and said else about or said
        told = [(f"   {part}", "$accent") for part in (words, _ladder(answer)) if part]
        first = row(first, *told)
        heard = [each for each in answer.words if under and each.voice is not Voice.OBSERVATION]
        below += [Line(5, quoted(each.text)) for each in heard]
    return Option(Indented(Line(2, first), *below), id=f"{task.key} {under}" if under else task.key)


def _answers(profile: Profile, task: Task, names: Names) -> list[TaskAnswer]:
    """What was answered about it for those whom one asks about."""
    return [answer for child in names if (answer := answer_about(profile, task.key, child))]


def _said(bank: Bank, answer: TaskAnswer) -> str:
    if answer.doer:
        return bank.levels.level(answer.doer).parent.text
    return term(answer.silence) if answer.silence else ""


def _ladder(answer: TaskAnswer) -> str:
    """The three rungs as signs; empty when none was asked about."""
    reaches = [getattr(answer, rung) for rung in Rung]
    return "".join(REACHED[reach] for reach in reaches) if any(reaches) else ""

"""What has the right shape in a bank's file, and still makes no sense."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from mapping.language import gettext as _
from mapping.profile import Doer
from mapping.questions.bank import Aspect
from mapping.toml_files.shape import Wrong, near, short

Plain = dict[str, Any]


def of_area(area: Plain, version: int, elsewhere: Collection[str], joins: Sequence[str] = ()) -> Iterator[Wrong]:
    """What is wrong in an area whose bank has that version.

    `elsewhere` are the ids of other areas' questions, `joins` those of the questions that these join.
    """
    questions, sides = area["questions"], [side["key"] for side in area.get("sides", ())]
    first, before = (*joins, questions[0]["id"])[0], list[str]()
    for number, question in enumerate(questions):
        if question["id"] == first and question["aspect"] != Aspect.STRENGTH:
            said = _("The first question of an area asks what works: its aspect is {aspect}.")
            yield ("questions", number, "aspect"), said.format(aspect=Aspect.STRENGTH.value)
        stands = joins.index(question["id"]) if question["id"] in joins else None
        asked_before = [*joins, *before] if stands is None else joins[:stands]
        for path, cause in _of_question(question, area["key"], sides, asked_before, version):
            yield ("questions", number, *path), cause
        if question["id"] in {*before, *elsewhere}:
            yield ("questions", number, "id"), _("{id} is used by two questions.").format(id=question["id"])
        before.append(question["id"])


def of_tasks(plain: Plain) -> Iterator[Wrong]:
    """What is wrong in a list of tasks and of their groups."""
    tasks, known = plain["tasks"], [group["key"] for group in plain["groups"]]
    for number, task in enumerate(tasks):
        if task["group"] not in known:
            said = _("There is no group {key}.").format(key=task["group"])
            yield ("tasks", number, "group"), said + near(task["group"], known)
        if task["key"] in [other["key"] for other in tasks[:number]]:
            yield ("tasks", number, "key"), _("{id} is used by two tasks.").format(id=task["key"])
        yield from ((("tasks", number, *path), cause) for path, cause in _of_ages(task))


def of_levels(levels: Plain) -> Iterator[Wrong]:
    """What is wrong in a municipality's levels."""
    doers = [level["doer"] for level in levels["levels"]]
    for doer in Doer:
        if doer not in doers:
            yield ("levels",), _("The level of {key} is missing.").format(key=doer.value)


def _of_question(
    question: Plain, area: str, sides: Sequence[str], before: Sequence[str], version: int
) -> Iterator[Wrong]:
    if not question["id"].startswith(f"{area}."):
        said = _("The id of a question begins with its area: {start}")
        yield ("id",), said.format(start=f"{area}.…")
    side = question.get("side")
    if side is None and sides:
        yield (), _("{key} is missing.").format(key="side") + near("", sides)
    elif side is not None and side not in sides:
        yield ("side",), _("The area has no side {key}.").format(key=side) + near(side, sides)
    for language in ("sv", "en"):
        steps = [step[language] for step in question["steps"]]
        for number, step in enumerate(steps):
            if step in steps[:number]:
                yield ("steps", number), _("Two steps say the same: {text}").format(text=short(step))
    if question.get("since", 1) > version:
        yield ("since",), _("The bank has only come to version {version}.").format(version=version)
    yield from _of_ages(question)
    for number, condition in enumerate(question.get("ask_if", ())):
        yield from ((("ask_if", number, *path), cause) for path, cause in _of_condition(condition, before))


def _of_ages(of: Plain) -> Iterator[Wrong]:
    youngest, oldest = of.get("ages", (0, 0))
    if youngest > oldest:
        yield ("ages",), _("The youngest age comes first.")


def _of_condition(condition: Plain, before: Sequence[str]) -> Iterator[Wrong]:
    named = condition["question"]
    if named not in before:
        said = _("{id} is no question of this area that comes before.").format(id=named)
        yield ("question",), said + near(named, before)
    least, most = condition.get("at_least"), condition.get("at_most")
    if least is None and most is None:
        yield (), _("Say at_most or at_least: which answers it hangs on.")
    elif (least or 1) > (most or 5):
        yield (), _("No answer is both at_least {least} and at_most {most}.").format(least=least, most=most)

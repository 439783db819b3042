"""A service's own questions and tasks, which add to Krets' or stand in their place.

The service's folder holds a `bank.toml` with its name and version, and any of: files of areas, `tasks.toml`,
`levels.toml`. An area that Krets has needs no more than its key and the questions. A broken file is named, with the
line and the cause, and left out; nothing stops.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.questions import sense
from mapping.questions.bank import Area, Bank, Earlier, Question, Stamp
from mapping.questions.bilingual import Text, Version
from mapping.questions.reading import CONTENTS, EARLIER, LEVELS, TASKS
from mapping.questions.tasks import Levels, Tasks
from mapping.record import Record
from mapping.toml_files.faults import Fault
from mapping.toml_files.files import Files

Plain = dict[str, Any]


class Read(NamedTuple):
    """A bank, and what could not be taken into it."""

    bank: Bank
    faults: tuple[Fault, ...]


class _Contents(Record, frozen=True):
    """What the service's `bank.toml` says."""

    name: Text
    """The service's, as it stands by its questions."""
    version: Version


def read_own(folder: Path, base: Bank) -> Read:
    """`base` with what the service's folder adds to it."""
    files, names = Files(folder), _names(folder)
    if not names:
        return Read(base, (_nothing(folder),))
    contents = files.take(CONTENTS, _Contents)
    bank = replace(base, own=Stamp(origin=contents.name, version=contents.version)) if contents else base
    for name in names:
        if name == TASKS:
            bank = _with_tasks(bank, files)
        elif name == LEVELS:
            bank = replace(bank, levels=files.take(LEVELS, Levels, sense.of_levels) or bank.levels)
        elif name == EARLIER:
            files.faults.append(Fault(name, None, _("Only Krets' own questions have earlier wordings.")))
        elif name != CONTENTS:
            bank = _with_area(bank, files, name)
    return Read(bank if contents else base, tuple(files.faults))


def left_out(faults: Sequence[Fault], folder: Path) -> str:
    """What the user is told, in a line, where something in the service's folder could not be taken in."""
    files = {fault.file for fault in faults}
    if CONTENTS in files or not any(file.endswith(".toml") for file in files):
        what = _("Your own questions are not used.")
    else:
        what = ngettext(
            "A file with your own questions is not used.",
            "{count} files with your own questions are not used.",
            len(files),
        )
    said = _("{what} {fault} See everything with: krets questions check {folder}")
    return clean(said.format(what=what, fault=faults[0], folder=folder))


def _names(folder: Path) -> list[str]:
    """The TOML files in the folder. Those that begin with a dot are left by the system and by editors."""
    try:
        return sorted(file.name for file in folder.glob("*.toml") if not file.name.startswith("."))
    except (OSError, ValueError):  # a null character is in no path
        return []


def _nothing(folder: Path) -> Fault:
    try:
        there = folder.is_dir()
    except (OSError, ValueError):
        there = False
    said = _("There is no TOML file in this folder.") if there else _("There is no such folder.")
    return Fault(folder.name or str(folder), None, said)


def _with_area(bank: Bank, files: Files, name: str) -> Bank:
    """With the area of one file: a new one, or one that there is with more or other questions."""
    read = files.plain(name)
    if read is None:
        return bank
    text, given = read
    there = bank.area(str(given.get("key", "")))
    plain = _headed(given, there)
    version = bank.own.version if bank.own else 1
    ids = bank.owned | {question.id for area in bank.areas if area is not there for question in area.questions}
    more = partial(sense.of_area, version=version, elsewhere=ids, joins=_ids(there))
    if not files.sound(name, text, plain, Area, more):
        return bank
    own = msgspec.convert(plain, Area)
    replaced = [bank.question(question.id) for question in own.questions]
    areas = (*bank.areas, own) if there is None else tuple(_joined(a, own) if a is there else a for a in bank.areas)
    return replace(
        bank,
        areas=areas,
        earlier=(*bank.earlier, *(_earlier(question, bank) for question in replaced if question)),
        owned=bank.owned | {question.id for question in own.questions},
    )


def _headed(given: Plain, area: Area | None) -> Plain:
    """With what is said already of an area that there is. What is sensitive stays so, and no side is lost."""
    if area is None:
        return given
    header: Plain = msgspec.to_builtins(area)
    del header["questions"]
    sides = _merged(header["sides"], given.get("sides", []))
    return {**header, **given, "sides": sides} | ({"sensitive": True} if area.sensitive else {})


def _ids(area: Area | None) -> tuple[str, ...]:
    return tuple(question.id for question in area.questions) if area else ()


def _joined(area: Area, own: Area) -> Area:
    """The area under the service's header, its questions in the place of those with their ids, new ones last."""
    given = {question.id: question for question in own.questions}
    kept = tuple(given.pop(question.id, question) for question in area.questions)
    return msgspec.structs.replace(own, questions=(*kept, *given.values()))


def _earlier(question: Question, bank: Bank) -> Earlier:
    """A question that the service's stands in the place of, kept for the answers that there are to it."""
    return Earlier(id=question.id, aspect=question.aspect, ask=question.ask, steps=question.steps, until=bank.version)


def _with_tasks(bank: Bank, files: Files) -> Bank:
    read = files.plain(TASKS)
    if read is None:
        return bank
    text, given = read
    groups = _merged(msgspec.to_builtins(bank.tasks.groups), given.get("groups", []))
    plain = {"groups": groups, "tasks": given.get("tasks", [])}
    unknown = {key: value for key, value in given.items() if key not in plain}
    if not files.sound(TASKS, text, {**plain, **unknown}, Tasks, sense.of_tasks):
        return bank
    own = msgspec.convert(plain, Tasks)
    tasks = _merged(msgspec.to_builtins(bank.tasks.tasks), plain["tasks"])
    return replace(
        bank,
        tasks=msgspec.convert({"groups": groups, "tasks": tasks}, Tasks),
        owned=bank.owned | {task.key for task in own.tasks},
    )


def _merged(there: list[Plain], given: Any) -> Any:
    """Tables by their keys: those given in the place of those there, new ones last. What is no such list stays."""
    if not isinstance(given, list) or not all(isinstance(each, dict) and "key" in each for each in given):
        return given
    tables = {each["key"]: each for each in there} | {str(each["key"]): each for each in given}
    return list(tables.values())

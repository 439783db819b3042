"""The question bank out of its files; what is wrong in them is named, with the line and the cause."""

from functools import partial
from pathlib import Path

from mapping.errors import InvalidError
from mapping.language import gettext as _
from mapping.questions import sense
from mapping.questions.bank import Area, Bank, Earlier
from mapping.questions.bilingual import Key, Version
from mapping.questions.tasks import Levels, Tasks
from mapping.record import Record
from mapping.toml_files.files import Files

CONTENTS, TASKS, LEVELS, EARLIER = "bank.toml", "tasks.toml", "levels.toml", "earlier.toml"


class _Contents(Record, frozen=True):
    """What `bank.toml` says."""

    version: Version
    areas: tuple[Key, ...]


class _Earlier(Record, frozen=True):
    questions: tuple[Earlier, ...] = ()


def read(folder: Path) -> Bank:
    """The bank whose files lie in `folder`: `bank.toml`, a file for each area that it names, and the everyday tasks.

    Raises:
        InvalidError: a file is missing or is not what it must be; names the file, the line and the cause.
    """
    files = Files(folder, trusted=True)
    contents = files.take(CONTENTS, _Contents) or _Contents(version=1, areas=())
    areas: list[Area] = []
    for key in contents.areas:
        ids = {question.id for area in areas for question in area.questions}
        area = files.take(f"{key}.toml", Area, partial(sense.of_area, version=contents.version, elsewhere=ids))
        areas += [area] if area else []
    tasks = files.take(TASKS, Tasks, sense.of_tasks)
    levels = files.take(LEVELS, Levels, sense.of_levels)
    earlier = files.take(EARLIER, _Earlier)
    if files.faults or not (tasks and levels and earlier):
        raise InvalidError(_("The question bank is damaged. {fault}").format(fault=files.faults[0]))
    return Bank(contents.version, tuple(areas), tasks, levels, earlier.questions)

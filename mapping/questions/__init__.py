"""The question bank: concrete questions with five-step scales, as data (METHOD § 3.3: scales before open questions).

Three areas must be complete first: executive function, time perception and central coherence. The wording is Krets'
own; no copyrighted rating scale is reproduced.
"""

from functools import cache
from pathlib import Path
from threading import Lock

from mapping.questions.bank import Area, Aspect, Bank, Condition, Question, Side
from mapping.questions.bilingual import Bilingual
from mapping.questions.own import Read, left_out, read_own
from mapping.questions.reading import read
from mapping.questions.tasks import Group, Level, Levels, Task, Tasks
from mapping.toml_files.faults import Fault

__all__ = [
    "EXAMPLE",
    "Area",
    "Aspect",
    "Bank",
    "Bilingual",
    "Condition",
    "Fault",
    "Group",
    "Level",
    "Levels",
    "Question",
    "Read",
    "Side",
    "Task",
    "Tasks",
    "faults",
    "krets_bank",
    "left_out",
    "load",
    "read",
    "read_own",
    "use_own",
]

EXAMPLE = Path(__file__).parent / "example"
"""A service's folder to start from, with comments."""

_own: list[Path] = []
"""The folder of the service's own questions, if there is one."""

_one_at_a_time = Lock()
"""Whoever asks for the bank while it is being read waits for it, and does not read it once more."""


def use_own(folder: Path | None) -> None:
    """From now on, let a service's own questions add to Krets', or none."""
    _own[:] = [folder] if folder else []


def load() -> Bank:
    """The bank in use, read once. What is broken in a service's own part is left out (see `faults`).

    Raises:
        InvalidError: one of Krets' own files is damaged.
    """
    with _one_at_a_time:
        return _loaded(*_own).bank


def faults() -> tuple[Fault, ...]:
    """What was left out of the service's own part."""
    with _one_at_a_time:
        return _loaded(*_own).faults


@cache
def krets_bank() -> Bank:
    """Krets' own bank, read once. Raises as `load`."""
    return read(Path(__file__).parent)


@cache
def _loaded(own: Path | None = None) -> Read:
    return Read(krets_bank(), ()) if own is None else read_own(own, krets_bank())

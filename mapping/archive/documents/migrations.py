"""Bringing older data up to date: one pure function per schema number and kind of record.

A step takes the plain data of one record (a family or a session) of its schema and returns that of the next.
Steps are additive as a rule: a new field has a default, and a step is needed only where meaning moves.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from mapping.archive.documents.sealing import newer

SCHEMA = 2
"""What this version writes.

2 knows who is in the room instead of whether the parent is alone, the meeting's plan, notes and ending, what the work
with a family rests on, protected identities, corrections, and what came beside with a hand-over.
"""

Data = dict[str, Any]
RecordKind = Literal["family", "session"]
Steps = Mapping[tuple[RecordKind, int], Callable[[Data], Data]]


def _who_is_in_the_room(session: Data) -> Data:
    others = {name: value for name, value in session.items() if name != "parent_alone"}
    alone = session.get("parent_alone") is True
    return {**others, "room": {"company": [], "by_video": False} if alone else None}


STEPS: Steps = {("session", 1): _who_is_in_the_room}
"""(kind, schema) → the step from that schema to the next. Absent: nothing to do for that kind."""


def migrate(kind: RecordKind, data: Data, schema: int, *, to: int = SCHEMA, steps: Steps = STEPS) -> Data:
    """The data of a record of an older schema, as the schema `to` has it; `data` itself is not changed.

    Raises:
        NewerError: the data is of a newer schema than `to`.
    """
    if schema > to:
        raise newer()
    for number in range(schema, to):
        step = steps.get((kind, number))
        data = step(data) if step else data
    return data

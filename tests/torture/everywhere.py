"""Every field of every record that is stored, found by walking the types: what is new tomorrow is walked too."""

from collections.abc import Callable, Iterator
from copy import copy
from typing import Any, TypeVar

import msgspec
from msgspec.structs import fields, force_setattr

from mapping.archive.documents.codec import Ledger, Place
from mapping.family import Family
from mapping.record import Record
from mapping.session import Session

STORED: tuple[type[Record], ...] = (Family, Session, Place, Ledger)
"""The records that hold all others."""

GRAMMAR = {("FuzzyDate", "edtf"), ("Interchange", "format")}
"""Texts that are checked when they are made or read; nothing else can stand there."""
KEYS = {
    ("Answer", "question"),
    ("TaskAnswer", "task"),
    ("Alter", "sector"),
    ("Sector", "key"),
    ("Place", "subject"),
    ("ExportNote", "what"),
    ("Draft", "form"),
    ("Draft", "view"),
    ("Draft", "action"),
}
"""Texts by which something else is found, and which no user types."""

Where = tuple[str, str]
"""The type and the field."""

R = TypeVar("R", bound=Record)


def text_fields() -> set[Where]:
    """Every field in which a text can stand."""
    return text_fields_of(*STORED)


def text_fields_of(*types: type) -> set[Where]:
    """Every field in which a text can stand, in records of these types and those below them."""
    seen: dict[type, None] = {}
    return {where for type_ in types for where in _text_fields(type_, seen)}


def changed(value: R, change: Callable[[str, Where], str]) -> R:
    """The record with every text in it changed by `change`; nothing is validated."""
    result: R = _changed(value, change, ("", ""))
    return result


def with_one(record: R, where: Where, put: object) -> R:
    """The record with `put` in every field `where` in it, whatever it may hold; nothing is validated."""
    result: R = _with_one(record, where, put)
    return result


def all_fields(record: object) -> set[Where]:
    """Every field there is in a record and in those below it."""
    if isinstance(record, tuple):
        return {where for each in record for where in all_fields(each)}
    if not isinstance(record, Record):
        return set()
    own = {(type(record).__name__, field.name) for field in fields(record)}
    return own.union(*(all_fields(getattr(record, field.name)) for field in fields(record)))


def texts_in(value: object, where: Where = ("", "")) -> Iterator[tuple[Where, str]]:
    """Every text in a record, with where it stands."""
    if isinstance(value, tuple):
        for each in value:
            yield from texts_in(each, where)
    elif isinstance(value, Record):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name), (type(value).__name__, field.name))
    elif type(value) is str:
        yield where, value


def _changed(value: Any, change: Callable[[str, Where], str], where: Where) -> Any:
    if isinstance(value, tuple):
        return tuple(_changed(each, change, where) for each in value)
    if isinstance(value, Record):
        kind, names = type(value).__name__, [field.name for field in fields(value)]
        return _forced(value, {name: _changed(getattr(value, name), change, (kind, name)) for name in names})
    return change(value, where) if type(value) is str else value


def _with_one(value: Any, where: Where, put: object) -> Any:
    if isinstance(value, tuple):
        return tuple(_with_one(each, where, put) for each in value)
    if not isinstance(value, Record):
        return value
    below = {field.name: _with_one(getattr(value, field.name), where, put) for field in fields(value)}
    if where[0] == type(value).__name__:
        below[where[1]] = put
    return _forced(value, below)


def _forced(record: R, named: dict[str, Any]) -> R:
    """A copy with those fields, made past everything that would refuse them."""
    made: R = copy(record)
    for name, value in named.items():
        force_setattr(made, name, value)
    return made


def _text_fields(type_: type, seen: dict[type, None]) -> Iterator[Where]:
    if type_ in seen:
        return
    seen[type_] = None
    for field in fields(type_):
        inner = list(_below(msgspec.inspect.type_info(field.type)))
        if any(isinstance(each, msgspec.inspect.StrType) for each in inner):
            yield type_.__name__, field.name
        for each in inner:
            if isinstance(each, msgspec.inspect.StructType):
                yield from _text_fields(each.cls, seen)


def _below(info: Any) -> Iterator[Any]:
    yield info
    for inner in (*getattr(info, "types", ()), *getattr(info, "item_types", ()), getattr(info, "item_type", None)):
        if inner is not None:
            yield from _below(inner)

"""Whether what a file says has the shape of what it should be: everything that is wrong, not the first thing alone."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import inspect

from mapping.cleaning import clean
from mapping.language import gettext as _
from mapping.toml_files.faults import Path

Wrong = tuple[Path, str]
"""Where, and one sentence on what."""

_LONGEST = 40


def misshapen(value: object, kind: type, at: Path = ()) -> Iterator[Wrong]:
    """Everything in `value` that keeps it from being a `kind`."""
    yield from _wrong(value, inspect.type_info(kind), at)


def near(word: str, known: Iterable[str]) -> str:
    """What was perhaps meant, as a sentence with a space before it; or all that is known, where that is little."""
    known = sorted(known)
    closest = _closest(word, known) or (known if len(known) == 1 else [])
    if closest:
        return " " + _("Did you mean {word}?").format(word=closest[0])
    return " " + _("Known are: {words}.").format(words=", ".join(known)) if 0 < len(known) <= 12 else ""


def short(text: str) -> str:
    """Something out of a file, fit to be shown."""
    text = clean(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _closest(word: str, known: Sequence[str]) -> list[str]:
    return difflib.get_close_matches(word, known, n=1)


def _wrong(value: object, kind: inspect.Type, at: Path) -> Iterator[Wrong]:
    match kind:
        case inspect.Metadata():
            yield from _wrong(value, kind.type, at)
        case inspect.UnionType():
            yield from _wrong(value, next(one for one in kind.types if not isinstance(one, inspect.NoneType)), at)
        case inspect.StructType():
            yield from _fields(value, kind, at)
        case inspect.TupleType():
            yield from _items(value, kind.item_types, at, len(kind.item_types), len(kind.item_types))
        case inspect.VarTupleType() | inspect.ListType():
            yield from _items(value, kind.item_type, at, kind.min_length or 0, kind.max_length)
        case inspect.EnumType():
            known = [str(member.value) for member in kind.cls]
            if value not in known:
                said = _("{value} is not known.").format(value=short(str(value)))
                yield at, said + near(str(value), known)
        case inspect.StrType():
            yield from _text(value, kind, at)
        case inspect.IntType():
            yield from _number(value, kind, at)
        case inspect.BoolType():
            if not isinstance(value, bool):
                yield at, _("Here belongs true or false.")


def _fields(value: object, kind: inspect.StructType, at: Path) -> Iterator[Wrong]:
    if not isinstance(value, dict):
        yield at, _("Here belongs a group of keys: {keys}.").format(keys=_required(kind))
        return
    known = {field.encode_name: field for field in kind.fields}
    missing, misspelt = [name for name in known if name not in value], set[str]()
    for key in value:
        if key not in known:
            misspelt.update(_closest(key, missing))
            yield (*at, key), _("{key} is not a key that is known here.").format(key=short(key)) + near(key, missing)
    for name, field in known.items():
        if name in value:
            yield from _wrong(value[name], field.type, (*at, name))
        elif field.required and name not in misspelt:
            yield at, _("{key} is missing.").format(key=name)


def _required(kind: inspect.StructType) -> str:
    return ", ".join(field.encode_name for field in kind.fields if field.required)


def _items(value: object, kinds: Any, at: Path, least: int, most: int | None) -> Iterator[Wrong]:
    if not isinstance(value, list | tuple):
        yield at, _("Here belongs a list.")
        return
    if len(value) < least or (most is not None and len(value) > most):
        said = (
            _("There should be {wanted} here, but there are {count}.")
            if most == least
            else _("There should be at least {wanted} here, but there are {count}.")
        )
        yield at, said.format(wanted=least, count=len(value))
    each = kinds if isinstance(kinds, tuple) else [kinds] * len(value)
    for number, (item, kind) in enumerate(zip(value, each, strict=False)):
        yield from _wrong(item, kind, (*at, number))


def _text(value: object, kind: inspect.StrType, at: Path) -> Iterator[Wrong]:
    if not isinstance(value, str):
        yield at, _("Here belongs a text, in quotation marks.")
    elif not value.strip():
        yield at, _("The text is empty.")
    elif clean(value) != value:
        yield at, _("The text holds a line break, a double space or a character that cannot be seen.")
    elif kind.pattern and not re.search(kind.pattern, value):
        yield at, _pattern(value, dotted="." in kind.pattern)


def _pattern(value: str, *, dotted: bool) -> str:
    if dotted:
        return _("{value} is no id: it is written area.question, with a to z and _.").format(value=short(value))
    return _("{value} is no key: it is written with a to z and _.").format(value=short(value))


def _number(value: object, kind: inspect.IntType, at: Path) -> Iterator[Wrong]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield at, _("Here belongs a whole number.")
    elif kind.ge is not None and value < kind.ge:
        yield at, _("The number must be at least {count}.").format(count=kind.ge)
    elif kind.le is not None and value > kind.le:
        yield at, _("The number must be at most {count}.").format(count=kind.le)

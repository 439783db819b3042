"""Reading an interchange file strictly: whatever is wrong with it is refused, with the place named."""

import codecs
import json
from collections.abc import Iterator, Set
from typing import Annotated, Any, Literal, NoReturn

import msgspec

from mapping.archive.documents.codec import Correction
from mapping.archive.documents.migrations import SCHEMA, migrate
from mapping.archive.documents.sealing import newer
from mapping.cleaning import clean
from mapping.errors import InvalidError
from mapping.family import Family
from mapping.language import gettext as _
from mapping.record import Id, Record, explain
from mapping.session import Session
from mapping.soundness import Fault, faults_of_family, faults_of_session


class Interchange(Record, frozen=True):
    """What the file holds."""

    format: Literal["krets"]
    schema: int
    families: tuple[Family, ...] = ()
    sessions: tuple[Session, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """What was put right beside closed sessions, which stay as they were closed."""


_Schema = Annotated[int, msgspec.Meta(ge=1)]


class _Raw(msgspec.Struct, forbid_unknown_fields=True):
    format: Literal["krets"]
    schema: _Schema
    families: list[dict[str, Any]] = []  # msgspec copies a default for each value
    sessions: list[dict[str, Any]] = []
    corrections: list[dict[str, Any]] = []


class _Marked(msgspec.Struct):
    format: Literal["krets"]
    schema: _Schema


def read(content: bytes) -> Interchange:
    """The families, sessions and corrections that a file holds.

    Raises:
        NewerError: a newer version wrote it.
        InvalidError: it is not such a file; the sentence names the place of the first fault.
    """
    content = content.removeprefix(codecs.BOM_UTF8)  # some editors on Windows put it there
    try:
        marked = msgspec.json.decode(content, type=_Marked)
        if marked.schema > SCHEMA:
            raise newer()
        whole = _convert(msgspec.json.decode(content, type=_Raw))
        plain = _plain(content)
    except msgspec.ValidationError as error:
        _refuse(explain(error))
    except (ValueError, RecursionError):  # among the first, all that a JSON decoder can say
        raise InvalidError(_("Not data that Krets can take in: the file is not JSON.")) from None
    for place in _hidden_texts(plain, "$"):
        _refuse(f"{place}: " + _("holds characters that do not belong in a text"))
    _refuse_faults(whole)
    return whole


def _convert(raw: _Raw) -> Interchange:
    migrated = {
        "format": raw.format,
        "schema": SCHEMA,
        "families": [migrate("family", data, raw.schema) for data in raw.families],
        "sessions": [migrate("session", data, raw.schema) for data in raw.sessions],
        "corrections": raw.corrections,
    }
    return msgspec.convert(migrated, type=Interchange)


def _plain(content: bytes) -> object:
    """The JSON as it is, with no field twice: readers differ on which one then counts."""
    doubled: dict[int, str] = {}

    def keep(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        fields = dict(pairs)
        if len(fields) != len(pairs):
            names = [name for name, _value in pairs]
            doubled[id(fields)] = next(name for name in names if names.count(name) > 1)
        return fields

    plain = json.loads(content, object_pairs_hook=keep)
    for place, name in _doubled_fields(plain, "$", doubled) if doubled else ():
        _refuse(f"{place}.{name}: " + _("stands there twice"))
    return plain


def _doubled_fields(value: object, place: str, doubled: dict[int, str]) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if id(value) in doubled:
            yield place, doubled[id(value)]
        for name, inner in value.items():
            yield from _doubled_fields(inner, f"{place}.{name}", doubled)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _doubled_fields(inner, f"{place}[{number}]", doubled)


def _hidden_texts(value: object, place: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _hidden_texts(inner, f"{place}.{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _hidden_texts(inner, f"{place}[{number}]")
    elif isinstance(value, str) and clean(value, lines=True) != value:
        yield place


def _refuse_faults(whole: Interchange) -> None:
    for number, family in enumerate(whole.families):
        for fault in (*_unfit_code(family), *faults_of_family(family)):
            _refuse(f"$.families[{number}].{fault.place}: {fault.what}")
    for number, session in enumerate(whole.sessions):
        for fault in (*_without_zone(session, "begun_at", "paused_at", "closed_at"), *faults_of_session(session)):
            _refuse(f"$.sessions[{number}].{fault.place}: {fault.what}")
    open_ = {session.id for session in whole.sessions if not session.closed}
    for number, correction in enumerate(whole.corrections):
        for fault in (*_without_zone(correction, "at"), *_unfit_correction(correction, open_)):
            _refuse(f"$.corrections[{number}].{fault.place}: {fault.what}")
    _refuse_doubles(whole)


def _unfit_code(family: Family) -> Iterator[Fault]:
    if not family.code or clean(family.code) != family.code:
        yield Fault("code", _("is not a code on one line"))


def _unfit_correction(correction: Correction, open_: Set[Id]) -> Iterator[Fault]:
    if clean(correction.by) != correction.by:
        yield Fault("by", _("is not a name on one line"))
    if not correction.text:
        yield Fault("text", _("is empty"))
    if correction.session in open_:
        yield Fault("session", _("is not a closed session"))


def _without_zone(record: Record, *fields: str) -> Iterator[Fault]:
    """A clock that does not say where it stands tells no moment."""
    for field in fields:
        moment = getattr(record, field)
        if moment is not None and moment.utcoffset() is None:
            yield Fault(field, _("the time has no time zone"))


def _refuse_doubles(whole: Interchange) -> None:
    places = [
        *((family.id, f"$.families[{number}]") for number, family in enumerate(whole.families)),
        *((session.id, f"$.sessions[{number}]") for number, session in enumerate(whole.sessions)),
        *((correction.id, f"$.corrections[{number}]") for number, correction in enumerate(whole.corrections)),
    ]
    seen: set[Id] = set()
    for id_, place in places:
        if id_ in seen:
            _refuse(f"{place}: " + _("stands there twice"))
        seen.add(id_)


def _refuse(place: str) -> NoReturn:
    raise InvalidError(_("Not data that Krets can take in. {place}").format(place=place)) from None

"""Families whose people have names of their own, which stand in every text that can be written."""

from typing import Any

import msgspec

from exports.disclosure.gathering import Gathered, Request, disclosed
from exports.disclosure.person import Person, people_of
from mapping.family import Family
from mapping.questions import load
from mapping.record import Id
from mapping.session import Session
from tests.exports.disclosure.asked import ARCHIVE, DAY

NAMES = ("Zyta", "Qvasir", "Wolmar", "Yxhild", "Zebulon", "Vidlav", "Xerxa", "Ödgrim", "Kvastia", "Jorvig", "Ulvtand")
_TEXTS = {"text", "title", "role", "contact", "purpose", "keeper", "said", "code", "what", "to", "who"}
_TEXTS |= {"place", "coming", "bring", "change", "unclear", "agreed"}
_TEXTS |= {"commissioner", "decision", "goals", "extent", "file", "custody"}


def with_names(family: Family, sessions: tuple[Session, ...]) -> Gathered:
    """Everybody is called by another name, and everybody is named in each text."""
    names: dict[str, str] = {}
    whole: Any = msgspec.to_builtins([family, *sessions])
    _name(whole, names)
    _mention(whole, " ".join(names.values()))
    first, *rest = whole
    return Gathered(msgspec.convert(first, Family), tuple(msgspec.convert(each, Session) for each in rest))


def told(gathered: Gathered, person: Person, *, with_words: bool = False) -> Any:
    """What a person is handed."""
    return disclosed(gathered, Request(person, DAY, ARCHIVE, with_words=with_words), load())


def people(gathered: Gathered) -> tuple[Person, ...]:
    """Everybody of whom something can be recorded."""
    return people_of(gathered.family, gathered.sessions)


def records_of(session: Session, person: Id) -> set[Id]:
    """The records that hold the person's identity."""
    network, me = session.network, person
    found = {network.ego.id} & {me} | {alter.id for alter in network.alters if me in (alter.id, *alter.concerns)}
    found |= {tie.id for tie in network.ties if me in (tie.a, tie.b)}
    found |= {event.id for event in session.timeline.events if me in (event.whose, *event.concerns)}
    every = me == network.ego.id
    found |= {answer.id for answer in session.profile.answers if every or me == answer.child}
    return found | {task.id for task in session.profile.tasks if every or me == task.child}


def _name(value: Any, names: dict[str, str]) -> None:
    if isinstance(value, dict):
        is_person = "name" in value and "id" in value and value.get("kind") != "service"
        if is_person:
            value["name"] = names.setdefault(value["id"], NAMES[len(names) % len(NAMES)])
        for inner in list(value.values()):
            _name(inner, names)
    elif isinstance(value, list | tuple):
        for inner in value:
            _name(inner, names)


def _mention(value: Any, names: str) -> None:
    if isinstance(value, dict):
        for field, inner in value.items():
            if field in _TEXTS and isinstance(inner, str) and "worry" not in value:
                value[field] = f"{inner} så {names} {names.lower()}s och".strip()
            elif field == "name" and value.get("kind") == "service":
                value[field] = f"Kören {names}"
            elif field == "helps":
                value[field] = [f"med {names}"]
            else:
                _mention(inner, names)
    elif isinstance(value, list | tuple):
        for inner in value:
            _mention(inner, names)

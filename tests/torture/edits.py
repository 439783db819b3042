"""Every edit there is, drawn at random for a session, and a plain model of what it should come to.

The model is dictionaries by identity: nothing in it knows of histories, generations or tables.
"""

from collections.abc import Callable
from copy import deepcopy
from inspect import isfunction
from typing import Any, NamedTuple, TypeVar
from uuid import uuid4

from hypothesis import strategies as st
from msgspec.structs import replace

from mapping import edits
from mapping.meeting import ENERGIES, Corrected, Ending, Point
from mapping.meeting import edits as meeting_edits
from mapping.network import Alter
from mapping.record import Id
from mapping.session import LaterNote, Part, Session
from mapping.timeline import Worry
from tests import drawn as meeting_drawn
from tests import strategies

Draw = Callable[[st.SearchStrategy[Any]], Any]
Plain = dict[str, Any]
"""What a session holds: by the kind of record, by identity."""
T = TypeVar("T")

MAPPED = ("alters", "ties", "events", "worries", "answers", "tasks", "ego", "order")
"""What the summary is made of: where it changes the summary is to be read again."""


class Drawn(NamedTuple):
    """An edit with everything but the session filled in."""

    arguments: tuple[Any, ...]
    expected: Callable[[Plain], None]
    """Does to the model what the edit should do to the session."""
    named: dict[str, Any] = {}


def plain(session: Session) -> Plain:
    """A session as the model holds it."""
    network, told, profile = session.network, session.timeline, session.profile
    kinds = {
        "alters": network.alters,
        "ties": network.ties,
        "events": told.events,
        "worries": told.worries,
        "answers": profile.answers,
        "tasks": profile.tasks,
        "later": session.later,
    }
    by_id = {kind: {record.id: record for record in records} for kind, records in kinds.items()}
    rest = {"ego": network.ego, "order": list(by_id["alters"]), "to_confirm": set(session.to_confirm)}
    return {**by_id, **rest, **_plain_meeting(session)}


def _plain_meeting(session: Session) -> Plain:
    """What is written down of the meeting."""
    ending = session.ending
    return {
        "planned": {item.part for item in session.agenda},
        "done": {item.part for item in session.agenda if item.done},
        "energy": session.energy,
        "told": set(session.told),
        "notes": {note.id: note for note in session.notes},
        "corrected": set(ending.corrected),
        "approved": ending.approved,
        "ended": (ending.unclear, ending.agreed, ending.next_meeting, ending.take_home),
    }


def edits_there() -> dict[str, Callable[..., Session]]:
    """Every edit that Krets has, by name."""
    there = {
        name: held
        for module in (edits, meeting_edits)
        for name, held in vars(module).items()
        if isfunction(held) and held.__module__ == module.__name__ and held.__annotations__["return"] is Session
    }
    return {name: held for name, held in there.items() if not name.startswith("_")}


def edited(name: str, session: Session, drawn: Drawn) -> tuple[Session, Plain]:
    """The session after the edit, and what the model says that it should hold."""
    before = plain(session)
    model = deepcopy(before)
    drawn.expected(model)
    if any(model[kind] != before[kind] for kind in MAPPED):
        model["approved"] = False
    return edits_there()[name](session, *drawn.arguments, **drawn.named), model


def _people(session: Session) -> tuple[Id, ...]:
    return (session.network.ego.id, *(alter.id for alter in session.network.alters))


def _children(session: Session) -> tuple[Id, ...]:
    """Whom one can ask about."""
    from mapping.profile.asking import children_of

    return tuple(child.id for child in children_of(session))


def _one_of(draw: Draw, values: Any) -> Any:
    """One of them, or None when there are none."""
    return draw(st.sampled_from(list(values))) if values else None


def _known_or_new(draw: Draw, known: Any) -> Id:
    """One of the records' identities, or one that never was."""
    return draw(st.sampled_from([record.id for record in known] + [None])) or uuid4()


def _put(kind: str, record: Any) -> Callable[[Plain], None]:
    def put(model: Plain) -> None:
        model[kind][record.id] = record
        model["to_confirm"].discard(record.id)
        if kind == "alters" and record.id not in model["order"]:
            model["order"].append(record.id)

    return put


def _remove(kind: str, id_: Id) -> Callable[[Plain], None]:
    def remove(model: Plain) -> None:
        model[kind].pop(id_, None)
        model["to_confirm"].discard(id_)

    return remove


def _alter(draw: Draw, session: Session, id_: Id) -> Alter:
    around = tuple(id_ for id_ in _people(session))
    return replace(draw(strategies.alters(session.network.sectors, around)), id=id_)


def _put_alter(draw: Draw, session: Session) -> Drawn:
    alter = _alter(draw, session, _known_or_new(draw, session.network.alters))
    return Drawn((alter,), _put("alters", alter))


def _put_alters(draw: Draw, session: Session) -> Drawn:
    alters = tuple(_alter(draw, session, uuid4()) for _each in range(draw(st.integers(1, 3))))

    def put(model: Plain) -> None:
        for alter in alters:
            _put("alters", alter)(model)

    return Drawn((alters,), put)


def _put_ego(draw: Draw, session: Session) -> Drawn:
    ego = replace(draw(strategies.members()), id=session.network.ego.id)
    return Drawn((ego,), lambda model: model.update(ego=ego))


def _remove_alter(draw: Draw, session: Session) -> Drawn | None:
    alter = _one_of(draw, session.network.alters)
    return alter and Drawn((alter.id,), lambda model: _gone(model, alter.id))


def _gone(model: Plain, id_: Id) -> None:
    """Nothing points to them any more but what was told in answers."""
    ties = {tie for tie, held in model["ties"].items() if id_ in {held.a, held.b}}
    model["to_confirm"] -= {id_, *ties}
    model["order"].remove(id_)
    del model["alters"][id_]
    for tie in ties:
        del model["ties"][tie]
    for kind in ("alters", "events"):
        for each, held in model[kind].items():
            model[kind][each] = replace(held, concerns=tuple(one for one in held.concerns if one != id_))
    for each, event in model["events"].items():
        model["events"][each] = replace(event, whose=None if event.whose == id_ else event.whose)


def _arrange(draw: Draw, session: Session) -> Drawn:
    order = tuple(draw(st.permutations([alter.id for alter in session.network.alters])))
    return Drawn((order,), lambda model: model.update(order=list(order)))


def _put_tie(draw: Draw, session: Session) -> Drawn | None:
    people = _people(session)
    if len(people) < 2:
        return None
    tie = replace(draw(strategies.ties(people)), id=_known_or_new(draw, session.network.ties))
    return Drawn((tie,), _put("ties", tie))


def _remove_tie(draw: Draw, session: Session) -> Drawn | None:
    tie = _one_of(draw, session.network.ties)
    return tie and Drawn((tie.id,), _remove("ties", tie.id))


def _put_event(draw: Draw, session: Session) -> Drawn:
    told = session.timeline
    event = draw(strategies.life_events(_people(session), told.worries))
    event = replace(event, id=_known_or_new(draw, told.events))
    return Drawn((event,), _put("events", event))


def _remove_event(draw: Draw, session: Session) -> Drawn | None:
    event = _one_of(draw, session.timeline.events)
    return event and Drawn((event.id,), _remove("events", event.id))


def _put_worry(draw: Draw, session: Session) -> Drawn:
    id_ = _known_or_new(draw, session.timeline.worries)
    worry = Worry(id=id_, text=draw(strategies.texts()))

    def put(model: Plain) -> None:
        if worry.text:
            model["worries"][id_] = worry
            return
        model["worries"].pop(id_, None)
        for each, event in model["events"].items():
            links = tuple(link for link in event.links if link.worry != id_)
            model["events"][each] = replace(event, links=links)

    return Drawn((worry,), put)


def _answered(kind: str, answer: Any, asked: Callable[[Any], Any], *, kept: bool) -> Callable[[Plain], None]:
    def put(model: Plain) -> None:
        before = [id_ for id_, held in model[kind].items() if asked(held) == asked(answer) or id_ == answer.id]
        for id_ in before:
            del model[kind][id_]
        if kept:
            model[kind][answer.id] = answer
        model["to_confirm"].discard(answer.id)

    return put


def _put_answer(draw: Draw, session: Session) -> Drawn:
    question = draw(st.sampled_from(["time.mornings", "time.evenings"]))
    answer = draw(strategies.answers(question, _children(session)))
    answer = replace(answer, id=_known_or_new(draw, session.profile.answers))
    kept = bool(answer.given or answer.helps)
    return Drawn((answer,), _answered("answers", answer, lambda each: (each.question, each.child), kept=kept))


def _put_task(draw: Draw, session: Session) -> Drawn:
    answer = draw(strategies.task_answers(draw(st.sampled_from(["fever", "food"])), _children(session)))
    answer = replace(answer, id=_known_or_new(draw, session.profile.tasks))
    kept = bool(answer.given)
    return Drawn((answer,), _answered("tasks", answer, lambda each: (each.task, each.child), kept=kept))


def _put_later(draw: Draw, session: Session) -> Drawn:
    id_, text, taken_up = _known_or_new(draw, session.later), draw(strategies.texts()), draw(st.booleans())
    note = LaterNote(id=id_, text=text, taken_up=taken_up)
    return Drawn((note,), lambda model: model["later"].update({id_: note}))


def _remove_later(draw: Draw, session: Session) -> Drawn | None:
    note = _one_of(draw, session.later)
    return note and Drawn((note.id,), lambda model: model["later"].pop(note.id))


def _mark_part(draw: Draw, _session: Session) -> Drawn:
    part, done = draw(st.sampled_from(Part)), draw(st.booleans())

    def mark(model: Plain) -> None:
        model["planned"].add(part)
        (model["done"].add if done else model["done"].discard)(part)

    return Drawn((part,), mark, {"done": done})


def _open_meeting(draw: Draw, _session: Session) -> Drawn:
    energy = draw(st.none() | st.sampled_from(ENERGIES))
    told, parts = draw(st.sets(st.sampled_from(Point))), draw(st.sets(st.sampled_from(Part)))

    def open_(model: Plain) -> None:
        model.update(energy=energy, told=told, planned=(model["done"] | parts) or model["planned"])

    return Drawn((), open_, {"energy": energy, "told": told, "parts": parts})


def _put_note(draw: Draw, session: Session) -> Drawn:
    note = replace(draw(meeting_drawn.notes()), id=_known_or_new(draw, session.notes))

    def put(model: Plain) -> None:
        model["notes"].pop(note.id, None)
        if note.text:
            model["notes"][note.id] = note

    return Drawn((note,), put)


def _correct_sentence(draw: Draw, _session: Session) -> Drawn:
    sentence, text, own = (draw(meeting_drawn.FEW_WORDS) for _each in range(3))

    def correct(model: Plain) -> None:
        before = model["corrected"]
        after = {each for each in before if each.sentence != sentence}
        if text and text != own:
            after.add(Corrected(sentence=sentence, text=text, own=own))
        model.update(corrected=after, approved=model["approved"] and after == before)

    return Drawn((sentence, text), correct, {"own": own})


def _approve(_draw: Draw, _session: Session) -> Drawn:
    return Drawn((), lambda model: model.update(approved=True))


def _put_ending(draw: Draw, _session: Session) -> Drawn:
    ending: Ending = draw(meeting_drawn.endings())
    ended = (ending.unclear, ending.agreed, ending.next_meeting, ending.take_home)
    return Drawn((ending,), lambda model: model.update(ended=ended))


def _confirm(draw: Draw, session: Session) -> Drawn | None:
    id_ = _one_of(draw, session.to_confirm)
    return id_ and Drawn((id_,), lambda model: model["to_confirm"].discard(id_))


EDITS: dict[str, Callable[[Draw, Session], Drawn | None]] = {
    "put_event": _put_event,
    "remove_event": _remove_event,
    "put_worry": _put_worry,
    "put_alter": _put_alter,
    "put_ego": _put_ego,
    "put_alters": _put_alters,
    "remove_alter": _remove_alter,
    "arrange": _arrange,
    "put_tie": _put_tie,
    "remove_tie": _remove_tie,
    "put_answer": _put_answer,
    "put_task": _put_task,
    "put_later": _put_later,
    "remove_later": _remove_later,
    "open_meeting": _open_meeting,
    "mark_part": _mark_part,
    "put_note": _put_note,
    "correct_sentence": _correct_sentence,
    "approve": _approve,
    "put_ending": _put_ending,
    "confirm": _confirm,
}
"""By name; None is drawn where there is nothing to do it to."""

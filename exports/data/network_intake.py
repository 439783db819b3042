"""People and ties from GraphML or CSV into a new session. Nothing is kept here: who asked keeps the session.

files ── read ──▶ Rows ── network_in ──▶ Intake ── plan ──▶ Plan ── preview ──▶ sentences
                                                             └── session, to be saved when the preview is agreed to
"""

import codecs
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from exports.data import graphml_reading, tables
from exports.data.columns import folded
from exports.data.people_and_ties import Intake, network_in
from exports.data.rows import Place, Rows, refuse
from mapping.family import Family
from mapping.language import gettext as _
from mapping.network import Network, Sector, everybody, waiting
from mapping.record import Id
from mapping.session import Session, first_session, next_session, revise
from mapping.soundness import faults_of_session

MOST_BYTES = 8_000_000
"""The longest file that is read. A map of 150 people takes a thirtieth of that."""


@dataclass(frozen=True)
class Plan:
    """What would come in."""

    session: Session
    """The new session, planned, with the people and ties in it."""
    before: Session | None
    """The session whose picture it starts from."""
    rows: Rows
    new: int
    """People and services that are not on the map before."""
    replaced: int
    """Those that are, and of whom the files say something else."""
    same: int
    """Those that are, and of whom the files say what is known."""
    ties: int
    """Ties in the files, new and old."""
    waiting: int
    """How many of those in the files have no place on the map."""
    parent_changes: bool
    """Whether the files say something else of the parent."""
    sectors: tuple[Sector, ...]
    """Parts of the circle that the map does not have before."""
    same_names: tuple[Place, ...]
    """Where somebody new has the same name as somebody else, on the map or in the files."""


def read(files: Sequence[tuple[str, bytes]]) -> Rows:
    """What the files say: one of GraphML, or one or several of CSV, each with its name as errors tell it.

    Raises InvalidError, with the file and the line.
    """
    kinds = [_kind(content) for _name, content in files]
    for (name, content), kind in zip(files, kinds, strict=True):
        if len(content) > MOST_BYTES:
            refuse(f"{name}: " + _("the file is too large"))
        if kind == "json":
            refuse(f"{name}: " + _("this is JSON; families and sessions are taken in without --family"))
        if kind == "xml" and len(files) > 1:
            refuse(f"{name}: " + _("take in one GraphML file at a time, and by itself"))
    readers = {"xml": graphml_reading.read, "csv": tables.read}
    return sum((readers[kind](content, name) for (name, content), kind in zip(files, kinds, strict=True)), Rows())


def looks_like_json(content: bytes) -> bool:
    """Whether a file is meant as Krets's own JSON, as far as its first character tells."""
    return _kind(content) == "json"


def plan(rows: Rows, family: Family, before: Session | None, *, id_: Id, on: date) -> Plan:
    """A new session with `family`, from the picture of `before` if there is one, with what `rows` tell added.

    Somebody with an identity that is on the map already is replaced in the same place of the order; everybody else is
    new. The parent sees what came in before it counts as confirmed.

    Raises InvalidError, with the file and the line; NewerError.
    """
    start = next_session(before, id_=id_, on=on) if before else first_session(family, id_=id_, on=on)
    intake = network_in(rows, start.network)
    if not intake.alters + intake.ties:
        refuse(_("there is nobody in it"))
    session = _with(start, intake, first=before is None)
    _refuse_faults(start, session)
    known = {alter.id: alter for alter in start.network.alters}
    met = [alter for alter in intake.alters if alter.id in known]
    same = sum(known[alter.id] == alter for alter in met)
    return Plan(
        session=session,
        before=before,
        rows=rows,
        new=len(intake.alters) - len(met),
        replaced=len(met) - same,
        same=same,
        ties=len(intake.ties),
        waiting=len({alter.id for alter in waiting(session.network)} & intake.places.keys()),
        parent_changes=session.network.ego != start.network.ego,
        sectors=tuple(sector for sector in session.network.sectors if sector not in start.network.sectors),
        same_names=_same_names(session.network, {id_: intake.places[id_] for id_ in intake.places if id_ not in known}),
    )


def _kind(content: bytes) -> str:
    begins = content[:1000].lstrip(codecs.BOM_UTF8 + codecs.BOM_UTF16 + b"\0 \t\r\n")[:1]
    return {b"{": "json", b"<": "xml"}.get(begins, "csv")


def _with(start: Session, intake: Intake, *, first: bool) -> Session:
    """The session with what came in. Records stay in their places, and nothing that came in counts as confirmed."""
    network = start.network
    came = (*(alter.id for alter in intake.alters), *(tie.id for tie in intake.ties))
    return revise(
        start,
        network=msgspec.structs.replace(
            network,
            ego=intake.ego or network.ego,
            sectors=(first and intake.sectors) or (*network.sectors, *_missing_sectors(network, intake)),
            alters=tuple({alter.id: alter for alter in (*network.alters, *intake.alters)}.values()),
            ties=tuple({tie.id: tie for tie in (*network.ties, *intake.ties)}.values()),
        ),
        to_confirm=tuple(dict.fromkeys((*start.to_confirm, *came))),
    )


def _missing_sectors(network: Network, intake: Intake) -> Iterator[Sector]:
    """Parts of the circle that somebody who came in stands in, and that this family's map does not have."""
    known, used = {sector.key for sector in network.sectors}, {alter.sector for alter in intake.alters}
    yield from (sector for sector in intake.sectors if sector.key in used - known)


def _same_names(network: Network, new: Mapping[Id, Place]) -> tuple[Place, ...]:
    names = {someone.id: folded(someone.name) for someone in everybody(network)}
    often = Counter(names.values())
    return tuple(place for id_, place in new.items() if often[names[id_]] > 1)


def _refuse_faults(start: Session, session: Session) -> None:
    """What the rows cannot show by themselves, as a tie with somebody else's identity."""
    if not faults_of_session(start):
        for fault in faults_of_session(session):
            refuse(str(fault))

"""The timeline as a table: one row an event, for spreadsheets and statistics.

A date is several cells: what was said, what it means (EDTF), and the first and last day that it may mean. What is
sensitive is not there (METHOD § 3.1), nor what was said in words of one's own.
"""

import csv
import io
from collections.abc import Iterable

from exports.data.cells import SEPARATOR
from exports.data.tables import guarded
from mapping.cleaning import without_hidden
from mapping.network import Network, person
from mapping.record import Id
from mapping.session import Session
from mapping.timeline import LifeEvent, Role, Timeline, in_order, shared

COLUMNS = (
    *("id", "lane", "whose", "title", "said", "edtf", "earliest", "latest", "ongoing", "weight", "concerns"),
    *("triggers", "keeps", "eases"),
)
"""The headings. The last three hold the worries that the event has that part in."""


def write(session: Session) -> bytes:
    """The table, in the order of time. Several people or worries in one cell are parted by ``;``."""
    timeline = shared(session.timeline)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for event in in_order(timeline):
        cells = _cells(event, timeline, session.network)
        # A weight below zero is a number, whatever it begins with.
        writer.writerow(cell if column == "weight" else guarded(without_hidden(cell)) for column, cell in cells.items())
    return text.getvalue().encode()


def _cells(event: LifeEvent, timeline: Timeline, network: Network) -> dict[str, str]:
    when = event.when
    worries = {worry.id: worry.text for worry in timeline.worries}
    parts = {
        role.value: SEPARATOR.join(worries.get(link.worry, "") for link in event.links if link.role is role)
        for role in Role
    }
    return {
        "id": str(event.id),
        "lane": event.lane.value,
        "whose": _names([event.whose] if event.whose else [], network),
        "title": event.title,
        "said": when.said,
        "edtf": when.edtf,
        "earliest": when.earliest.isoformat() if when.earliest else "",
        "latest": when.latest.isoformat() if when.latest else "",
        "ongoing": "true" if when.ongoing else "",
        "weight": "" if event.weight is None else str(event.weight),
        "concerns": _names(event.concerns, network),
        **parts,
    }


def _names(ids: Iterable[Id], network: Network) -> str:
    found = (person(network, id_) for id_ in ids)
    return SEPARATOR.join(someone.name for someone in found if someone)

"""The network map as CSV files that the R package *egor* reads: egos, alters, and ties among the alters.

Plain comma and UTF-8 without a mark, as R expects; Excel in Sweden opens them through Data, From text. egor knows of no
tie between the parent and somebody around and stops at an id that is no alter's, so those ties are a fourth file with
the same columns.
"""

import csv
import io
from collections.abc import Iterable

from exports.data.cells import FORMAT, cells_of, names_of, sectors_cell
from exports.data.tables import guarded
from mapping.network import Alter, Ego, Tie
from mapping.session import Session

EGO, ALTER, SOURCE, TARGET, TIE = "egoID", "alterID", "Source", "Target", "tieID"
"""The columns with identities, called what egor calls them."""


def write(session: Session) -> dict[str, bytes]:
    """The session's network as CSV, by kind: ``ego``, ``alter``, ``tie`` (among alters) and ``ego-tie``.

    A text that a spreadsheet would take for a formula has an apostrophe before it. The same session gives the same
    bytes.
    """
    network = session.network
    ego = {"met_on": session.met_on.isoformat(), "sectors": sectors_cell(network.sectors), "format": FORMAT}
    whose = {EGO: str(network.ego.id)}
    alters = [_renamed(cells_of(alter), {"id": ALTER}) | whose for alter in network.alters]
    ends = {"id": TIE, "a": SOURCE, "b": TARGET}
    ties = [(_renamed(cells_of(tie), ends) | whose, network.ego.id in (tie.a, tie.b)) for tie in network.ties]
    tie_columns = (EGO, SOURCE, TARGET, TIE, *_columns(Tie, "id", "a", "b"))
    return {
        "ego": _table((EGO, *_columns(Ego, "id"), *ego), [_renamed(cells_of(network.ego), {"id": EGO}) | ego]),
        "alter": _table((ALTER, EGO, *_columns(Alter, "id")), alters),
        "tie": _table(tie_columns, [cells for cells, egos in ties if not egos]),
        "ego-tie": _table(tie_columns, [cells for cells, egos in ties if egos]),
    }


def _columns(kind: type[Ego | Alter | Tie], *but: str) -> tuple[str, ...]:
    return tuple(name for name in names_of(kind) if name not in but)


def _renamed(cells: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    return {names.get(name, name): cell for name, cell in cells.items()}


def _table(columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for cells in rows:
        writer.writerow(guarded(cells.get(column, "")) for column in columns)
    return text.getvalue().encode()

"""Who is who in a file of people and ties: identities of Krets's, ids of other programs, and names."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from exports.data.columns import folded
from exports.data.facts import identity
from exports.data.rows import Row, Rows, refuse
from mapping.language import gettext as _
from mapping.network import Network, everybody
from mapping.record import Id


@dataclass(frozen=True)
class Identities:
    """Everybody that a file's ties may lead to: those in the file, and those on the map before."""

    people: tuple[tuple[Row, Id], ...]
    """Each row about somebody around, with their identity."""
    ties: tuple[tuple[Row, Id], ...]
    """Each row about a tie, with its identity."""
    parent: Id
    """The one in the middle."""
    by_key: Mapping[str, Id]
    """By an identity of Krets's as text, or what the file uses in its place."""
    by_name: Mapping[str, frozenset[Id]]
    """By folded name, which several may have."""

    def who(self, text: str) -> Id:
        """Whoever is meant. Raises ValueError, in the user's language, when that is nobody or several."""
        known = identity(text)
        if (found := self.by_key.get(str(known) if known else text)) is not None:
            return found
        named = self.by_name.get(folded(text), frozenset())
        if len(named) > 1:
            raise ValueError(_("several people have that name; write an id instead"))
        if not named:
            raise ValueError(_("points to somebody who is not on the map"))
        return next(iter(named))


def identities(rows: Rows, network: Network, new_id: Callable[[], Id]) -> Identities:
    """Give each row an identity: its own, where it has one of Krets's, or a new one.

    Raises InvalidError when the files are the map of another parent than `network`'s.
    """
    _refuse_other_maps(rows, network.ego.id)
    people = tuple((row, _of_row(row, new_id)) for row in rows.people)
    ties = tuple((row, _of_row(row, new_id)) for row in rows.ties)
    by_key = dict.fromkeys(_keys_of_the_parent(rows), network.ego.id)
    by_name: dict[str, set[Id]] = defaultdict(set)
    for someone in everybody(network):
        by_key[str(someone.id)] = someone.id
        by_name[folded(someone.name)].add(someone.id)
    for row, id_ in people:  # after the parent: egor numbers both from 1, and its ties join those around
        by_key |= {row.key: id_, str(id_): id_}
        by_name[folded(row.cells.get("name", ""))].add(id_)
    named = {name: frozenset(ids) for name, ids in by_name.items() if name}
    return Identities(people, ties, network.ego.id, {key: id_ for key, id_ in by_key.items() if key}, named)


def doubles(known: Identities) -> Iterator[Row]:
    """The rows whose identity an earlier row has too, or whom the file calls by the same id."""
    seen: set[str] = set()
    for row, id_ in (*known.people, *known.ties):
        mine = {row.key, str(id_)} - {""}
        if mine & seen:
            yield row
        seen |= mine


def is_about(row: Row, parent: Id) -> bool:
    """Whether a row about the parent in the middle has that parent's identity."""
    return parent in (identity(row.cells.get("id", "")), identity(row.key))


def _of_row(row: Row, new_id: Callable[[], Id]) -> Id:
    return identity(row.cells.get("id", "")) or identity(row.key) or new_id()


def _keys_of_the_parent(rows: Rows) -> set[str]:
    whose = {row.cells.get("whose", "") for row in (*rows.people, *rows.ties)}
    return whose | {key for row in rows.egos for key in (row.key, row.cells.get("id", ""))}


def _refuse_other_maps(rows: Rows, parent: Id) -> None:
    """One teller's map is not laid over another's (METHOD § 6)."""
    around = (*rows.people, *rows.ties)
    said = [(row, "id", row.cells.get("id", "") or row.key) for row in rows.egos]
    said += [(row, "whose", row.cells["whose"]) for row in around if "whose" in row.cells]
    for row, field, key in said:
        if (known := identity(key)) is not None and known != parent:
            refuse(f"{row.place_of(field)}: " + _("this is another parent's map"))
    if len({key for _row, field, key in said if field == "whose"}) > 1 or len(rows.egos) > 1:
        refuse(f"{said[-1][0].place}: " + _("there is more than one parent in the middle; take in one map at a time"))

"""The network as rows in a list: ring by ring, sector by sector. Pure text building."""

from collections.abc import Iterator, Mapping
from datetime import date

from rich.cells import set_cell_size
from textual.content import Content
from textual.widgets.option_list import Option

from mapping.cleaning import clean
from mapping.language import current, ngettext
from mapping.language import gettext as _
from mapping.network import Alter, Ego, Sector, Standing, by_ring, ties_of, waiting
from mapping.network.words import age_words, facts_about, tie_words
from mapping.session import Session
from mapping.terms import ring_name, sector_name
from mapping.words import Voice
from tui.circle.glyphs import shortened, sign
from tui.shown import quoted, row, shown

SECTOR_WIDTH = 15

_SHARED = frozenset({Voice.PARENT, Voice.CHILD})
"""Whose words stand on the screen that the parent sees; the worker's observations do not."""

_Key = tuple[Alter, str, date, bool, str]
"""All that a row depends on: who, what stands before, the day, whether they were seen again, and the language."""


class NetworkRows:
    """The rows of one view. Those of people who are as they were are kept from one time to the next."""

    def __init__(self) -> None:
        """No rows yet."""
        self._kept: dict[_Key, Content] = {}

    def of(self, session: Session, *, sectors_above: bool) -> list[Option]:
        """The parent, those who wait for a place, and everybody on the map; headings cannot be chosen.

        With `sectors_above` a sector has a row of its own above its people; else it stands before the first of them.
        """
        network, width = session.network, 2 if sectors_above else SECTOR_WIDTH
        before, self._kept = self._kept, {}
        options = [Option(_ego_row(network.ego, session), id=str(network.ego.id))]
        beside = waiting(network)
        if beside:
            sectors = {} if sectors_above else {sector.key: _sector_words(sector) for sector in network.sectors}
            options.append(_heading(_("Waiting for a place")))
            leads = [_lead(sectors.get(one.sector or "", ""), width) for one in beside]
            options += [self._option(session, one, lead, before) for lead, one in zip(leads, beside, strict=True)]
        ring_before = None
        for ring, sector, alters in by_ring(network):
            if ring != ring_before:
                options.append(_heading(ring_name(ring).capitalize()))
                ring_before = ring
            if sectors_above:
                options.append(Option(row((f"  {sector_name(sector)}", "$muted")), disabled=True))
            first = _lead("" if sectors_above else _sector_words(sector), width)
            leads = [first, *(_lead("", width) for _a in alters[1:])]
            options += [self._option(session, one, lead, before) for lead, one in zip(leads, alters, strict=True)]
        return options

    def _option(self, session: Session, alter: Alter, lead: str, before: Mapping[_Key, Content]) -> Option:
        key = alter, lead, session.met_on, alter.id not in session.to_confirm, current()
        content = before.get(key) or _alter_row(alter, lead, session.met_on, seen_again=key[3])
        self._kept[key] = content
        return Option(content, id=str(alter.id))


def portrait(session: Session, someone: Ego | Alter) -> Content:
    """All that is known of one on the map, with their ties in words."""
    network = session.network
    lines = [row((someone.name, "bold"), ("  " + _role(someone), "$muted"))]
    if isinstance(someone, Alter):
        lines += [row((f"{name}: ", "$muted"), words) for name, words in facts_about(network, someone)]
        lines += [quoted(words.text) for words in someone.words if words.voice in _SHARED]
    ties = ties_of(network, someone.id)
    if ties:
        lines.append(row((ngettext("{count} tie", "{count} ties", len(ties)), "$muted")))
        lines += [row("  ", tie_words(network, tie, someone.id)) for tie in ties]
    return Content("\n").join(lines)


def _sector_words(sector: Sector) -> str:
    return shortened(clean(sector_name(sector)), SECTOR_WIDTH - 1)


def _lead(sector: str, width: int) -> str:
    return f"  {set_cell_size(sector, width)}"


def _heading(text: str) -> Option:
    return Option(Content("\n") + row((text, "bold $muted")), disabled=True)


def _ego_row(ego: Ego, session: Session) -> Content:
    age = age_words(ego, session.met_on)
    return row((f"{sign(ego)} ", "$accent"), (ego.name, "bold"), (f"  {age}" if age else "", "$muted"))


def _alter_row(alter: Alter, lead: str, on: date, *, seen_again: bool) -> Content:
    pieces: list[str | Content | tuple[str, str]] = [
        (lead, "$muted"),
        (f"{sign(alter)} ", "$accent"),
        shown(alter.name),
    ]
    details = ", ".join(filter(None, (alter.role, age_words(alter, on))))
    pieces += [(f"  {mark}", "$warning") for mark in _marks(alter, seen_again=seen_again)]
    if details:
        pieces.append((f"  {details}", "$muted"))
    return row(*pieces)


def _marks(alter: Alter, *, seen_again: bool) -> Iterator[str]:
    if alter.standing is Standing.WISHED:
        yield _("missing")
    elif alter.standing is Standing.QUEUE:
        yield _("in a queue")
    elif alter.standing is Standing.ENDING:
        yield _("ending")
    if alter.deceased:
        yield "†"
    if not seen_again:
        yield _("to confirm")


def _role(someone: Ego | Alter) -> str:
    return someone.role if isinstance(someone, Alter) else ""

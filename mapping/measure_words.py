"""The measures of a network in words: figures, small bars, and for each one sentence on what it may mean.

For the worker. Nothing here says what is much or little, good or bad: the family knows, and the worker can ask.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mapping.language import current, ngettext
from mapping.language import gettext as _
from mapping.measures import Exchange, Load, Measures, Size, Structure
from mapping.measures.load import TIMES_A_MONTH
from mapping.measures.structure import Bridge
from mapping.network import Network, Support, person
from mapping.record import Id
from mapping.terms import sector_name, term

MOST_NAMES = 12
"""How many names stand on a row before the rest are only counted."""
MOST_BRIDGES = 5
_HUNDRED = 100


class Row(NamedTuple):
    """One row under a measure."""

    name: str
    """Of what."""
    said: str = ""
    """Its figure, in words."""
    bar: tuple[float, ...] = ()
    """Lengths after each other; for the sectors one for each ring. Empty: no bar."""
    more: str = ""
    """Who they are, or what it is."""


class Told(NamedTuple):
    """One measure."""

    heading: str
    said: str
    """The measure itself, or empty when the rows say it."""
    rows: tuple[Row, ...]
    meaning: str
    """One sentence on what it may mean."""
    counted: str = ""
    """How it is counted, where that is not plain."""
    whole: float | None = None
    """The length that stands for all there is; None when each whole number is one of something."""


class Chapter(NamedTuple):
    """Measures that belong together."""

    title: str
    told: tuple[Told, ...]


def measure_words(network: Network, measured: Measures) -> tuple[Chapter, ...]:
    """Everything that was measured of `network`, in the language spoken now. Nothing when nobody is there today."""
    if not measured.size.today:
        return ()
    return (
        Chapter(_("Who there is"), tuple(_size(network, measured.size))),
        Chapter(_("How they hang together"), tuple(_structure(network, measured.structure))),
        Chapter(_("Support"), tuple(_support(network, measured.support))),
        Chapter(_("Time"), (_load(network, measured.load),)),
    )


def names_of(network: Network, ids: Iterable[Id]) -> str:
    """The names of some on the map; when they are many, the first, and how many more."""
    people = [someone.name for someone in (person(network, id_) for id_ in ids) if someone]
    said = ", ".join(people[:MOST_NAMES])
    left = len(people) - MOST_NAMES
    return f"{said} " + ngettext("and {count} more", "and {count} more", left) if left > 0 else said


def _size(network: Network, size: Size) -> Iterator[Told]:
    yield _places(network, size)
    kinds = ((_("Private"), size.private), (_("Professional"), size.professional))
    yield Told(
        _("Private and professional"),
        "",
        tuple(_counted(name, who) for name, who in kinds),
        _("Professional contacts end one day; private ones may stay."),
        counted=_("Every service counts as professional, schools and clubs too."),
    )
    if size.households:
        homes = {1: _("The household"), 2: _("The second household")}
        yield Told(
            _("Households"),
            "",
            tuple(_counted(homes[home.number], home.people, network) for home in size.households),
            _("Those who share a home may share its help and its work; two homes can mean two sets of routines."),
            counted=_("The parent is not counted."),
        )
    absent = (
        (_("Wished for, missing"), size.wished),
        (_("Waiting in a queue"), size.queued),
        (_("Deceased"), size.deceased),
    )
    if any(who for _name, who in absent):
        yield Told(
            _("Not counted in today's network"),
            "",
            tuple(_counted(name, who, network) for name, who in absent if who),
            _("Whoever is missing can tell what is needed."),
        )


def _places(network: Network, size: Size) -> Told:
    rows = [Row(sector_name(place.sector), str(sum(place.by_ring)), place.by_ring) for place in size.places]
    if size.beside:
        rows.append(Row(_("Waiting for a place"), str(len(size.beside)), more=names_of(network, size.beside)))
    count = len(size.today)
    return Told(
        _("Size"),
        ngettext("{count} on the map today, beside the parent.", "{count} on the map today, beside the parent.", count),
        tuple(rows),
        _("Many can mean much help, much to keep track of, or both."),
    )


def _structure(network: Network, structure: Structure) -> Iterator[Told]:
    yield _density(structure)
    yield _parts(network, structure)
    yield _bridges(network, structure)
    loose = ((_("No tie at all"), structure.untied), (_("Tied to the parent only"), structure.only_parent))
    if any(who for _name, who in loose):
        yield Told(
            _("Few ties drawn"),
            "",
            tuple(_counted(name, who, network) for name, who in loose if who),
            _("It may be so, or it may be that nobody has asked yet."),
            counted=_("Ties that are broken off are not counted."),
        )
    if structure.effective_size is not None and structure.efficiency is not None:
        yield Told(
            _("Effective size (Burt)"),
            _("{size} of {contacts} contacts are separate from each other: {share} of 100.").format(
                size=_figure(structure.effective_size),
                contacts=structure.contacts,
                share=_of_hundred(structure.efficiency),
            ),
            (),
            _("Many separate contacts can mean many doors to knock on, and many to tell the same story to."),
        )


def _density(structure: Structure) -> Told:
    said = _("At least two are needed on the map.")
    if structure.density is not None:
        said = _("{joined} of {pairs} possible pairs have a tie drawn between them: {share} of 100.").format(
            joined=structure.joined, pairs=structure.pairs, share=_of_hundred(structure.density)
        )
    return Told(
        _("Density without the parent"),
        said,
        (),
        _("Where many know each other they can help each other; where few do, the parent may hold it all together."),
    )


def _parts(network: Network, structure: Structure) -> Told:
    groups = [part for part in structure.parts if len(part) > 1]
    alone = len(structure.parts) - len(groups)
    said = [
        ngettext("{count} group is joined by ties.", "{count} groups are joined by ties.", len(groups)),
        ngettext("{count} stands alone.", "{count} stand alone.", alone) if alone else "",
    ]
    return Told(
        _("Parts without the parent"),
        " ".join(filter(None, said)),
        tuple(
            _counted(_("Group {number}").format(number=number), part, network) for number, part in enumerate(groups, 1)
        ),
        _("Parts that never meet may each know a piece of the family's everyday life."),
    )


def _bridges(network: Network, structure: Structure) -> Told:
    ego = next((bridge for bridge in structure.bridges_with_ego if bridge.id == network.ego.id), None)
    said = "" if structure.bridges else _("Nobody, as the ties are drawn.")
    return Told(
        _("Those who join others"),
        said,
        tuple(_bridge(network, bridge) for bridge in structure.bridges[:MOST_BRIDGES]),
        _("Whoever joins others can know much and carry much; sometimes it is a child."),
        counted=_(
            "Of 100 pairs, how many have their shortest way through this person when the parent is not counted. "
            "When the parent is counted, {share} go through the parent."
        ).format(share=_of_hundred(ego.betweenness if ego else 0)),
        whole=1,
    )


def _bridge(network: Network, bridge: Bridge) -> Row:
    return Row(names_of(network, [bridge.id]), _of_hundred(bridge.betweenness), (bridge.betweenness,))


def _support(network: Network, support: Exchange) -> Iterator[Told]:
    yield Told(
        _("Support to the parent"),
        "",
        tuple(_counted(term(flow.support), flow.givers, network) for flow in support.flows),
        _("A kind that few give may not be needed, or may never have been spoken of."),
    )
    yield Told(
        _("Support from the parent"),
        "" if support.receivers else _("None is noted."),
        tuple(_counted(term(flow.support), flow.receivers, network) for flow in support.flows if flow.receivers),
        _("Giving can strengthen, and it can tire."),
        counted=ngettext("{count} both gives and receives.", "{count} both give and receive.", len(support.mutual)),
    )
    several = [giver for giver in support.givers if len(giver.kinds) > 1]
    if support.multiplexity is not None:
        yield Told(
            _("Several kinds from the same"),
            _("Those who give support give {kinds} kinds in the mean.").format(kinds=_figure(support.multiplexity)),
            tuple(
                Row(names_of(network, [giver.id]), str(len(giver.kinds)), (len(giver.kinds),), _listed(giver.kinds))
                for giver in several[:MOST_NAMES]
            ),
            _("Whoever gives several kinds may stand near, and be hard to do without."),
        )


def _load(network: Network, load: Load) -> Told:
    rows = [
        Row(term(pace.frequency), _figure(pace.a_month), (pace.a_month,), names_of(network, pace.who))
        for pace in load.paces
    ]
    if load.unknown:
        rows.append(Row(_("not said"), "–", more=names_of(network, load.unknown)))
    said = _("About {times} a month with services and professionals.").format(times=_figure(load.a_month))
    booked = ngettext("{count} has a next meeting noted.", "{count} have a next meeting noted.", len(load.booked))
    times = ", ".join(f"{term(frequency)} {_figure(times)}" for frequency, times in TIMES_A_MONTH.items())
    return Told(
        _("Contacts in a month"),
        f"{said} {booked}",
        tuple(rows),
        _("Every contact also takes room in between, with letters, times and thoughts."),
        counted=_("Times a month: {times}. A contact is not always a meeting.").format(times=times),
    )


def _counted(name: str, who: tuple[Id, ...], network: Network | None = None) -> Row:
    """A row of how many, and with `network` who they are."""
    return Row(name, str(len(who)), (len(who),), names_of(network, who) if network else "")


def _listed(kinds: Iterable[Support]) -> str:
    return ", ".join(map(term, kinds))


def _of_hundred(share: float) -> str:
    """A share of 0 to 1, as so many of a hundred; never 0 for what there is a little of."""
    whole = round(share * _HUNDRED)
    return _("less than 1") if share > 0 and whole == 0 else str(whole)


def _figure(value: float) -> str:
    """A figure with at most one decimal, as the language writes it."""
    from babel.numbers import format_decimal

    return format_decimal(value, format="0.#", locale=current())

"""How those around the parent hang together, in words."""

from collections.abc import Iterator

from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.measures import Structure
from mapping.measures.structure import Bridge
from mapping.measures.words.told import Row, Told, counted, figure, names_of, of_hundred
from mapping.network import Network

MOST_BRIDGES = 5


def structure_words(network: Network, structure: Structure) -> Iterator[Told]:
    """How close, in which parts, who joins them, who stands alone, and how many are separate."""
    yield _density(structure)
    yield _parts(network, structure)
    yield _bridges(network, structure)
    loose = ((_("No tie at all"), structure.untied), (_("Tied to the parent only"), structure.only_parent))
    if any(who for _name, who in loose):
        yield Told(
            _("Few ties drawn"),
            "",
            tuple(counted(name, who, network) for name, who in loose if who),
            _("It may be so, or it may be that nobody has asked yet."),
            reckoned=_("Ties that are broken off are not counted."),
        )
    if structure.effective_size is not None and structure.efficiency is not None:
        yield Told(
            _("Effective size (Burt)"),
            _("Separate contacts: {size} of {contacts}, or {share} of 100.").format(
                size=figure(structure.effective_size),
                contacts=structure.contacts,
                share=of_hundred(structure.efficiency),
            ),
            (),
            _("Many separate contacts can mean many doors to knock on, and many to tell the same story to."),
        )


def _density(structure: Structure) -> Told:
    said = _("At least two are needed on the map.")
    if structure.density is not None:
        said = _("{joined} of {pairs} possible pairs have a tie drawn between them: {share} of 100.").format(
            joined=structure.joined, pairs=structure.pairs, share=of_hundred(structure.density)
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
    joined = ngettext("{count} group is joined by ties.", "{count} groups are joined by ties.", len(groups))
    single = ngettext("{count} stands alone.", "{count} stand alone.", alone)
    return Told(
        _("Parts without the parent"),
        " ".join(said for said, count in ((joined, groups), (single, alone)) if count),
        tuple(
            counted(_("Group {number}").format(number=number), part, network) for number, part in enumerate(groups, 1)
        ),
        _("Parts that never meet may each know a piece of the family's everyday life."),
    )


def _bridges(network: Network, structure: Structure) -> Told:
    ego = next((bridge for bridge in structure.bridges_with_ego if bridge.id == network.ego.id), None)
    said = (
        _("Of 100 pairs, how many have their shortest way through:")
        if structure.bridges
        else _("Nobody, as the ties are drawn.")
    )
    return Told(
        _("Those who join others"),
        said,
        tuple(_bridge(network, bridge) for bridge in structure.bridges[:MOST_BRIDGES]),
        _("Whoever joins others can know much and carry much; sometimes it is a child."),
        reckoned=_("The parent is not counted. With the parent, {share} of 100 go through the parent.").format(
            share=of_hundred(ego.betweenness if ego else 0)
        ),
        whole=1,
    )


def _bridge(network: Network, bridge: Bridge) -> Row:
    return Row(names_of(network, [bridge.id]), of_hundred(bridge.betweenness), (bridge.betweenness,))

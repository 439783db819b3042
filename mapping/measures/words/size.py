"""How many there are, in words."""

from collections.abc import Iterator

from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.measures import Size
from mapping.measures.words.told import Row, Told, counted, names_of
from mapping.network import Network
from mapping.terms import sector_name


def size_words(network: Network, size: Size) -> Iterator[Told]:
    """Where they stand, of which kind they are, who share a home, and who is not there today."""
    yield _places(network, size)
    kinds = ((_("Private"), size.private), (_("Professional"), size.professional))
    yield Told(
        _("Private and professional"),
        "",
        tuple(counted(name, who) for name, who in kinds),
        _("Professional contacts end one day; private ones may stay."),
        reckoned=_("Every service counts as professional, schools and clubs too."),
    )
    if size.households:
        homes = {1: _("The household"), 2: _("The second household")}
        yield Told(
            _("Households"),
            "",
            tuple(counted(homes[home.number], home.people, network) for home in size.households),
            _("Those who share a home may share its help and its work; two homes can mean two sets of routines."),
            reckoned=_("The parent is not counted."),
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
            tuple(counted(name, who, network) for name, who in absent if who),
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

"""Support given and received, in words."""

from collections.abc import Iterator

from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.measures import Exchange
from mapping.measures.words.told import MOST_NAMES, Row, Told, counted, figure, names_of, row_name
from mapping.network import Network
from mapping.terms import term


def support_words(network: Network, support: Exchange) -> Iterator[Told]:
    """To the parent, from the parent, and several kinds from the same."""
    yield Told(
        _("Support to the parent"),
        "",
        tuple(counted(row_name(flow.support), flow.givers, network) for flow in support.flows),
        _("A kind that few give may not be needed, or may never have been spoken of."),
    )
    yield Told(
        _("Support from the parent"),
        "" if support.receivers else _("None is noted."),
        tuple(counted(row_name(flow.support), flow.receivers, network) for flow in support.flows if flow.receivers),
        _("Giving can strengthen, and it can tire."),
        reckoned=ngettext("{count} both gives and receives.", "{count} both give and receive.", len(support.mutual)),
    )
    several = [giver for giver in support.givers if len(giver.kinds) > 1]
    if support.multiplexity is not None:
        yield Told(
            _("Several kinds from the same"),
            _("Those who give support give {kinds} kinds on average.").format(kinds=figure(support.multiplexity)),
            tuple(
                Row(
                    names_of(network, [giver.id]),
                    str(len(giver.kinds)),
                    (len(giver.kinds),),
                    ", ".join(map(term, giver.kinds)),
                )
                for giver in several[:MOST_NAMES]
            ),
            _("Whoever gives several kinds may stand near, and be hard to do without."),
        )

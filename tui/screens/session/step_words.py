"""What a step in the history did, in a few words: "Holger moved". Told from the two values alone."""

from mapping.language import gettext as _
from mapping.network import Network
from mapping.network.in_words import names_of
from mapping.record import Id
from mapping.session import Session


def step_words(before: Session, after: Session) -> str:
    """How `after` differs from `before`; empty when in nothing that has a name.

    Only people are named: what was told in words is not for the corner of a screen.
    """
    others = (
        (before.network.ego != after.network.ego, _("what is known of the parent")),
        ({*before.network.ties} != {*after.network.ties}, _("a tie")),
        (before.network.alters != after.network.alters, _("the order on the map")),
        (before.timeline != after.timeline, _("the timeline")),
        (before.profile != after.profile, _("an answer")),
        (before.later != after.later, _("a thought for later")),
        (before.agenda != after.agenda, _("the mark in the agenda")),
        (before.to_confirm != after.to_confirm, _("a confirmation")),
    )
    return _people(before.network, after.network) or next((said for differs, said in others if differs), "")


def _people(before: Network, after: Network) -> str:
    """Who came, left, was moved, or changed otherwise; whoever is first in that order."""
    old, new = ({alter.id: alter for alter in network.alters} for network in (before, after))
    both = [(old[id_], new[id_]) for id_ in old if id_ in new and old[id_] != new[id_]]
    steps = (
        (after, [id_ for id_ in new if id_ not in old], _("{name} added")),
        (before, [id_ for id_ in old if id_ not in new], _("{name} removed")),
        (after, [one.id for was, one in both if (was.sector, was.ring) != (one.sector, one.ring)], _("{name} moved")),
        (after, [one.id for _was, one in both], _("{name} changed")),
    )
    return next((said.format(name=_named(network, ids)) for network, ids, said in steps if ids), "")


def _named(network: Network, ids: list[Id]) -> str:
    first, more = names_of(network)[ids[0]], len(ids) - 1
    return _("{shown} and {count} more").format(shown=first, count=more) if more else first

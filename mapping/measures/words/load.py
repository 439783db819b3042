"""Contact with services and professionals, in words."""

from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.measures import Load
from mapping.measures.load import TIMES_A_MONTH
from mapping.measures.words.told import Row, Told, about, figure, names_of, row_name
from mapping.network import Network
from mapping.terms import term


def load_words(network: Network, load: Load) -> Told:
    """How often in a month, and how it is reckoned."""
    rows = [
        Row(row_name(pace.frequency), figure(pace.a_month), (pace.a_month,), names_of(network, pace.who))
        for pace in load.paces
    ]
    if load.unknown:
        rows.append(Row(_("Not said"), "–", more=names_of(network, load.unknown)))
    said = _("About {times} a month with services and professionals.").format(times=about(load.a_month))
    booked = ngettext("{count} has a next meeting noted.", "{count} have a next meeting noted.", len(load.booked))
    times = ", ".join(f"{term(frequency)} {figure(times, 2)}" for frequency, times in TIMES_A_MONTH.items())
    return Told(
        _("Contacts in a month"),
        f"{said} {booked}",
        tuple(rows),
        _("Every contact also takes room in between, with letters, times and thoughts."),
        reckoned=_("Times a month: {times}. A contact is not always a meeting.").format(times=times),
    )

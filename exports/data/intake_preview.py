"""What would come in, in words: before anything is kept, and without anybody's name."""

from collections.abc import Iterator, Sequence

from exports.data.network_intake import Plan
from exports.data.rows import Place
from mapping.language import gettext as _
from mapping.language import ngettext, say_date
from mapping.terms import sector_name

_MOST = 8
"""Lines or columns that are named; of more, how many there are."""

_LONGEST = 40
"""Characters of a column's name that are shown."""


def preview(plan: Plan) -> tuple[str, ...]:
    """The sentences, each on a line of its own: how many, what the files do not say, and what there is to look at."""
    return (*_counts(plan), *_remarks(plan))


def _counts(plan: Plan) -> Iterator[str]:
    if plan.before:
        yield _("It starts from the picture of {date}.").format(date=say_date(plan.before.met_on))
        if not plan.before.closed:
            yield _("That session is not closed. What is told there from now on does not come along.")
    counts = (
        (plan.new, ngettext("{count} person or service is new.", "{count} people and services are new.", plan.new)),
        (
            plan.replaced,
            ngettext(
                "{count} is on the map already, and becomes as in the file.",
                "{count} are on the map already, and become as in the file.",
                plan.replaced,
            ),
        ),
        (plan.same, ngettext("{count} is there already, the same.", "{count} are there already, the same.", plan.same)),
        (plan.ties, ngettext("{count} tie.", "{count} ties.", plan.ties)),
        (
            plan.waiting,
            ngettext(
                "{count} has no place, and waits beside the map.",
                "{count} have no place, and wait beside the map.",
                plan.waiting,
            ),
        ),
    )
    yield from (sentence for count, sentence in counts if count)


def _remarks(plan: Plan) -> Iterator[str]:
    if plan.parent_changes:
        yield _("What is known of the parent becomes as in the file.")
    if plan.sectors:
        yield _("New in the circle: {sectors}.").format(sectors=_some([*map(sector_name, plan.sectors)]))
    yield from plan.rows.remarks
    if plan.rows.unknown:
        yield _("Left out, since Krets has no place for it: {columns}.").format(columns=_some(plan.rows.unknown))
    if plan.same_names:
        yield _("The same name as somebody else: {places}.").format(places=_places(plan.same_names))
    if plan.rows.cleaned:
        yield _("Invisible characters were taken away: {places}.").format(places=_places(plan.rows.cleaned))


def _places(places: Sequence[Place]) -> str:
    """``namn.csv, rad 3, 7, 12``."""
    files = dict.fromkeys(place.file for place in places)
    lines = {file: _some([str(place.line) for place in places if place.file == file]) for file in files}
    return "; ".join(_("{file}, line {line}").format(file=file, line=line) for file, line in lines.items())


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(name[:_LONGEST] for name in names[:_MOST])
    more = len(names) - _MOST
    return shown if more <= 0 else _("{shown} and {count} more").format(shown=shown, count=more)

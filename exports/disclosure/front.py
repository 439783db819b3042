"""The first page of a disclosure: what it is, what the authority has to do first, and what is not in it."""

from typing import TYPE_CHECKING

from exports.disclosure.disclosure import Page
from exports.disclosure.names import Names
from exports.disclosure.person import Part
from mapping.archive.log.words import purpose_words
from mapping.language import gettext as _
from mapping.language import ngettext, say_date

if TYPE_CHECKING:
    from exports.disclosure.gathering import Gathered, Request

_SHOWN_OF_ID = 8


def pages(gathered: "Gathered", request: "Request", names: Names) -> tuple[Page, ...]:
    """The first page, part by part."""
    return (
        _what(gathered, request, names),
        Page(_("Before it is handed out"), _before(request)),
        Page(_("How others are hidden"), _hidden(request)),
        Page(_("What is not in it"), _left_out(gathered, request)),
    )


def _what(gathered: "Gathered", request: "Request", names: Names) -> Page:
    marks = {
        _("For"): names.person,
        _("Made on"): say_date(request.on),
        _("Archive"): str(request.archive)[:_SHOWN_OF_ID],
        _("Family"): names.in_code(gathered.family.code),
        _("Purpose"): names.in_role(purpose_words(request.purpose)),
        _("Receiver"): names.in_role(request.receiver),
        _("Head of the log"): request.log_head,
    }
    told = tuple(f"{label}: {said}" for label, said in marks.items() if said)
    said = _("Here is what is recorded about you in Krets. It comes from all the meetings, the first one first.")
    again = _("What has not changed is told once.")
    return Page(_("What this is"), (f"{said} {again}",), told)


def _before(request: "Request") -> tuple[str, ...]:
    must = _("The authority must examine every part before it is handed out. The law says so (OSL).")
    if request.with_words:
        marked = _("Look first at what is marked “to examine”. It may be about somebody else.")
    else:
        marked = _("Where it says “a passage to examine”, something is left out. It may be about somebody else.")
    return (must, marked, _("The file is not protected. Keep it safe."))


def _hidden(request: "Request") -> tuple[str, ...]:
    parent = request.person.part is Part.PARENT
    return (
        _("Other people stand by role. Services, as school and health care, keep their names."),
        _("The role is what they are to you.") if parent else _("The role is what they are to the parent."),
        _("Names that Krets knows are hidden. So are words that look like names."),
        _("It is not quite sure. A name that Krets does not know can be left in the words."),
        _("Somebody may also be known by what is told. So a person must read it all."),
    )


def _left_out(gathered: "Gathered", request: "Request") -> tuple[str, ...]:
    said = [_("What others told of themselves is not in it.")]
    if request.person.part is Part.PARENT:
        said.append(_("Nor are the children's own words. They are the children's."))
    if request.person.part is Part.OTHER:
        said.append(_("What the parent told of you in words is the parent's. It has to be examined."))
    said.append(_("Words that tell of you without your name may be missing. So is what stands in other papers."))
    if gathered.missing:
        count = gathered.missing
        said.append(ngettext("{count} session could not be read.", "{count} sessions could not be read.", count))
    return tuple(said)

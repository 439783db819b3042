"""Gathering what is recorded about one person, for that person (METHOD § 6: the authority examines it first)."""

from typing import TYPE_CHECKING

import click

from exports.export import Made
from mapping import clock
from mapping.cleaning import clean
from mapping.errors import NotFoundError
from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.protection import refuse_unconfirmed
from tui.commands.chosen import Chosen, bank_in_use, opened
from tui.commands.finding import find_family
from tui.commands.leaving import put_out, refuse_taken_out
from tui.commands.options import Filled, command, out_option, whom_options
from tui.commands.streams import tell

if TYPE_CHECKING:
    from exports.disclosure.gathering import Gathered
    from exports.disclosure.person import Person


def disclose_command() -> click.Command:
    """``krets disclose``"""
    help_ = _("What is recorded about one person, for that person: others are hidden, and the authority examines it.")
    whom = _("The person: a name, a role or an id.")
    words = _("Take along the passages to be examined, marked, with others' names hidden.")
    return command(
        "disclose",
        disclose,
        help_,
        click.Argument(["family"], metavar=_("FAMILY"), type=Filled()),
        click.Option(["--person"], required=True, type=Filled(), metavar=_("PERSON"), help=whom),
        click.Option(["--with-words"], is_flag=True, help=words),
        out_option(),
        *whom_options(),
    )


def disclose(
    chosen: Chosen,
    family: str,
    person: str,
    out: str | None,
    *,
    with_words: bool,
    purpose: str,
    receiver: str,
    protected_identity: bool,
) -> None:
    """Gather what is recorded about one person.

    Raises as `find_family`, `refuse_unconfirmed`, `find_person` and `write_new`.
    """
    from exports.disclosure.from_archive import disclosed_from, file_name, gathered_from
    from exports.disclosure.gathering import Request
    from exports.disclosure.markdown import markdown

    bank = bank_in_use(chosen)
    with opened(chosen) as archive:
        whose = archive.family(find_family(archive, family).id)
        refuse_unconfirmed(whose, confirmed=protected_identity, purpose=purpose, receiver=receiver)
        gathered = gathered_from(archive, whose.id)
        whom = find_person(gathered, person)
        request = Request(whom, clock.today(), archive.id, purpose, receiver, with_words)
        refuse_taken_out(out, file_name(whom.id))
        disclosure = disclosed_from(archive, gathered, request, bank, confirmed=protected_identity)
    put_out(Made({"": markdown(disclosure).encode()}), out, file_name(whom.id))
    count = disclosure.to_examine
    tell(
        ngettext(
            "{count} passage is for the authority to examine.",
            "{count} passages are for the authority to examine.",
            count,
        )
    )


def find_person(gathered: "Gathered", wanted: str) -> "Person":
    """The person of a family with that id, beginning of an id, name, part of a name, or role.

    Raises:
        NotFoundError: there is nobody such.
        UsageError: several fit; they are told by id, with what they are to the parent.
    """
    from exports.disclosure.person import called_by_role, people_of
    from mapping.network.finding import found

    people = {one.id: one for one in people_of(gathered.family, gathered.sessions)}
    said, roles = clean(wanted), called_by_role(gathered.family, gathered.sessions)
    by_id = [id_ for id_ in people if str(id_).startswith(said.lower())]
    names = [(id_, one.name) for id_, one in people.items()]
    exact = [id_ for id_, called in (*names, *roles.items()) if clean(called).casefold() == said.casefold()]
    fitting = exact or by_id or [id_ for id_, _called in found([*names, *roles.items()], said)]
    fitting = [id_ for id_ in dict.fromkeys(fitting) if id_ in people]
    if not fitting or not said:
        raise NotFoundError(_("There is nobody with that name, role or id in the family's sessions."))
    if len(fitting) > 1:
        for id_ in fitting:
            tell(f"{id_}  {roles.get(id_, '')}".rstrip())
        raise click.UsageError(_("Several people fit. Write the id of the one you mean."))
    return people[fitting[0]]

"""Putting something of a closed session right, beside it."""

from datetime import UTC, datetime
from uuid import uuid4

import click

from mapping.archive.log import who
from mapping.cleaning import clean
from mapping.errors import InvalidError, NotFoundError
from mapping.language import gettext as _
from mapping.language import say_date
from tui.commands.chosen import Chosen, opened, refuse_reading_twice
from tui.commands.finding import find_document
from tui.commands.options import Filled, command
from tui.commands.streams import STANDARD_STREAM, read_input, say

MOST_BYTES = 100_000


def correct_command() -> click.Command:
    """``krets correct``"""
    return command(
        "correct",
        correct,
        _("Put something of a closed session right, in a text that stands beside it for good; or list what was."),
        click.Argument(["session"], metavar=_("SESSION")),
        click.Option(
            ["--text-file"],
            type=Filled(),
            default=STANDARD_STREAM,
            metavar=_("FILE"),
            help=_("Read what is wrong, and what is right, from a file; - is standard input, and what is taken else."),
        ),
        click.Option(["--list", "listed"], is_flag=True, help=_("Only list what was put right in the session.")),
    )


def correct(chosen: Chosen, session: str, text_file: str, listed: bool) -> None:
    """Correct a session, by the one whom the settings name.

    Raises as `find_document`; NotFoundError when it is no session, InvalidError when it is not closed or there is no
    text.
    """
    if not listed:
        refuse_reading_twice(chosen, (text_file,))
    text = "" if listed else _text_in(text_file)
    from mapping.archive.documents.codec import Correction

    with opened(chosen, "read" if listed else "write") as archive:
        id_ = find_document(archive, session)
        if id_ not in {entry.id for entry in archive.index.sessions}:
            raise NotFoundError(_("There is no session {wanted} in the archive.").format(wanted=session))
        record = archive.session(id_)[0]
        if listed:
            for one in archive.corrections(record):
                say(f"{say_date(one.at.date())}  {clean(one.by)}: {clean(one.text)}")
            return
        if not record.closed:
            raise InvalidError(_("The session is not closed. Change it in the app instead."))
        now = datetime.now(UTC).replace(microsecond=0)
        archive.correct(record.family, Correction(id=uuid4(), session=id_, at=now, by=who(), text=text))
    say(_("The correction stands beside the session from now on."))


def _text_in(file: str) -> str:
    """Raises InvalidError when there is none."""
    try:
        text = read_input(file, MOST_BYTES + 1).decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise InvalidError(_("This is not text in UTF-8.")) from None
    if not text or len(text.encode()) > MOST_BYTES:
        raise InvalidError(_("There is no text, or it is too long."))
    return text

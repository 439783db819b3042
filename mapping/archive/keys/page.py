"""The page with the recovery key, to be printed or written off by hand, and laid where papers of value lie."""

import textwrap
from datetime import date

from mapping.archive.keys.recovery import RecoveryKey
from mapping.language import gettext as _
from mapping.language import say_date
from mapping.record import Id

_WIDTH = 72
_IN_A_ROW = 4
_MARK = 8
"""Characters of the archive's id by which the page and the archive are known to belong together."""


def archive_mark(archive: Id) -> str:
    """The beginning of an archive's id, as it stands on the page."""
    return str(archive)[:_MARK]


def group_rows(key: RecoveryKey) -> tuple[str, ...]:
    """The groups, four in a row, each row begun by its first group's number."""
    groups = key.groups
    rows = (groups[at : at + _IN_A_ROW] for at in range(0, len(groups), _IN_A_ROW))
    return tuple(f"{at * _IN_A_ROW + 1:>2}   {'   '.join(row)}" for at, row in enumerate(rows))


def recovery_page(key: RecoveryKey, archive: Id, day: date) -> str:
    """The page as plain text."""
    paragraphs = (
        _("Recovery key to an archive in Krets"),
        _("The archive whose id begins with {mark}. The key was made on {day}.").format(
            mark=archive_mark(archive), day=say_date(day)
        ),
        _(
            "Whoever has this paper can open the archive without its passphrase. Keep it under lock, not beside the "
            "computer, and not as a picture or in the mail. Without it, a forgotten passphrase cannot be replaced."
        ),
        _("The key, in twelve groups. The last sign of each group shows whether the others are right:"),
    )
    above = "\n\n".join(map(_wrapped, paragraphs))
    use = _(
        "When the passphrase is forgotten: choose “Forgotten the passphrase?” where Krets asks for it, or run: "
        "krets keys passphrase --recovery-key-file FILE"
    )
    standard = _(
        "The same key as programs read it. With it the age tool (age-encryption.org) opens a backup without Krets:"
    )
    rows = "\n".join(f"    {row}" for row in group_rows(key))
    return f"{above}\n\n{rows}\n\n{_wrapped(use)}\n\n{_wrapped(standard)}\n\n{key.standard}\n"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)

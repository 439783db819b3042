"""What the global options choose: the archive's folder, where its passphrase comes from, and a service's questions."""

import time
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapping.errors import LockedError, NotFoundError
from mapping.language import gettext as _
from mapping.language import ngettext
from tui.attempts import pause_after
from tui.commands.streams import STANDARD_STREAM, is_terminal, read_input, tell
from tui.places import archive_folder, settings_file
from tui.service import give_service_its_key
from tui.settings import read_settings

if TYPE_CHECKING:
    from mapping.archive.archive import Archive
    from mapping.archive.keys.recovery import RecoveryKey
    from mapping.archive.opening import Access
    from mapping.questions import Bank


@dataclass
class Chosen:
    """The global options, wherever on the line they stood."""

    archive: Path | None = None
    passphrase_file: str | None = None
    questions: Path | None = None

    @property
    def folder(self) -> Path:
        """The archive's folder."""
        return self.archive or archive_folder()

    @property
    def own_questions(self) -> Path | None:
        """The folder of a service's own questions, if there is to be one."""
        return self.questions or read_settings(settings_file()).own_questions


def chosen_now() -> Chosen:
    """What the command line that is being read has chosen so far."""
    return click.get_current_context().find_root().ensure_object(Chosen)


def opened(chosen: Chosen, access: "Access" = "read", secret: "str | RecoveryKey | None" = None) -> "Archive":
    """The archive, open with `secret`, or else with its passphrase. After several wrong ones one waits, as in the app.

    Raises as `open_archive`; LockedError also when there is nobody to ask for the passphrase.
    """
    from mapping.archive.opening import open_archive
    from mapping.archive.threshold import exists

    if not exists(chosen.folder):
        raise NotFoundError(_("There is no archive in this folder. Make one with: krets init"))
    secret = passphrase(chosen) if secret is None else secret
    _wait(chosen.folder)
    archive = open_archive(chosen.folder, secret, access)
    archive.log.listen(tell)
    try:
        give_service_its_key(archive)
    except BaseException:
        archive.close()
        raise
    return archive


def _wait(root: Path) -> None:
    """Wait for as long as there is to wait after the wrong passphrases so far."""
    from mapping.archive.log.refused import refused_so_far

    wrong, since = refused_so_far(root)
    if seconds := ceil(max(0.0, pause_after(wrong) - since)):
        tell(ngettext("Wait {count} second.", "Wait {count} seconds.", seconds))
        time.sleep(seconds)


def passphrase(chosen: Chosen, *, new: bool = False) -> str:
    """The passphrase: the first line of the chosen file, or typed. A `new` one is typed twice.

    Raises:
        LockedError: the file is not text, or there is neither a file nor a terminal to ask in.
        NotFoundError: the file is not there or cannot be read.
    """
    if chosen.passphrase_file is not None:
        return first_line(read_input(chosen.passphrase_file))
    if not is_terminal():
        raise LockedError(_("The archive is locked. Give the passphrase with --passphrase-file."))
    return str(click.prompt(_("Passphrase"), hide_input=True, confirmation_prompt=new, err=True))


def bank_in_use(chosen: Chosen) -> "Bank":
    """The questions with a service's own, which are from now on those that `load` gives; what is left out is told."""
    from mapping.questions import faults, left_out, load, use_own

    folder = chosen.own_questions
    use_own(folder)
    if folder and (found := faults()):
        tell(f"krets: {left_out(found, folder)}")
    return load()


def refuse_reading_twice(chosen: Chosen, files: tuple[str, ...] = ()) -> None:
    """Standard input can be one thing only. Raises UsageError when it is to be several."""
    if [chosen.passphrase_file, *files].count(STANDARD_STREAM) > 1:
        raise click.UsageError(_("Standard input (-) can be read once only. Give the other one as a file."))


def first_line(content: bytes) -> str:
    """The first line of a passphrase file. Raises LockedError when it is not text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LockedError(_("The passphrase file is not text in UTF-8.")) from None
    return text.partition("\n")[0].removesuffix("\r")

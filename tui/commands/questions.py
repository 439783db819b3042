"""The questions that are asked: what there is, and a service's own, which are looked through before they are used."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mapping.errors import ExistsError, InvalidError, NotFoundError
from mapping.language import gettext as _
from mapping.language import ngettext
from tui.commands.chosen import Chosen, bank_in_use
from tui.commands.options import Folder, command
from tui.commands.streams import say

if TYPE_CHECKING:
    from mapping.questions import Bank


def check_questions_command() -> click.Command:
    """``krets questions check``"""
    help_ = _("Look through a folder with questions of your own, and say what is wrong on which line.")
    folder = click.Argument(["folder"], required=False, type=Folder(), metavar=_("[DIR]"))
    return command("check", check_questions, help_, folder)


def list_questions_command() -> click.Command:
    """``krets questions list``"""
    return command("list", list_questions, _("List the areas, with their keys and how many questions they have."))


def example_questions_command() -> click.Command:
    """``krets questions example``"""
    help_ = _("Write a folder to start from, with questions of your own and comments.")
    return command("example", write_example, help_, click.Argument(["folder"], type=Folder(), metavar=_("DIR")))


def check_questions(chosen: Chosen, folder: Path | None) -> None:
    """Name each fault in a service's folder, and what could be plainer. No archive is needed.

    Raises:
        InvalidError: there is something wrong; it has been named.
        NotFoundError: there is no such folder.
    """
    from mapping.questions import krets_bank, plainness, read_own

    looked_at = folder or chosen.own_questions
    if looked_at is None:
        raise click.UsageError(_("Say which folder: krets questions check DIR"))
    if not looked_at.is_dir():
        raise NotFoundError(_("There is no folder {folder}.").format(folder=looked_at))
    bank, faults = read_own(looked_at, krets_bank())
    for fault in faults:
        say(str(fault))
    for advice in plainness.advice(bank):
        say(_("Advice: {what}").format(what=advice))
    say(_taken_in(bank))
    if faults:
        files = ", ".join(sorted({fault.file for fault in faults}))
        count = ngettext("{count} mistake.", "{count} mistakes.", len(faults))
        raise InvalidError(_("{count} Not used until it is mended: {files}.").format(count=count, files=files))


def list_questions(chosen: Chosen) -> None:
    """List the areas of the bank in use."""
    from mapping.questions.reading import TASKS

    bank = bank_in_use(chosen)
    say(_("Krets' own questions, version {version}").format(version=bank.version))
    if bank.own:
        say(_taken_in(bank))
    wide = max(len(area.key) for area in bank.areas)
    for area in bank.areas:
        own = sum(question.id in bank.owned for question in area.questions)
        counted = [_questions(len(area.questions))]
        counted += [ngettext("{count} of your own", "{count} of your own", own)] if own else []
        say(f"{area.key:<{wide}}  {area.name.text} ({area.professional.text}): {', '.join(counted)}")
    say(f"{TASKS.removesuffix('.toml'):<{wide}}  {_tasks(len(bank.tasks.tasks))}")


def write_example(_chosen: Chosen, folder: Path) -> None:
    """Write the example, none of its files over another. Raises ExistsError, and as `write_new`."""
    from exports.files import write_new
    from mapping.archive.disk import make_folder
    from mapping.questions import EXAMPLE

    files = sorted(EXAMPLE.glob("*.toml"))
    for file in files:
        if (folder / file.name).exists():
            raise ExistsError(_("{file} exists already. Choose another name.").format(file=folder / file.name))
    make_folder(folder)
    for file in files:
        write_new(folder / file.name, file.read_bytes())
    say(_("Written: {file}").format(file=folder))
    say(_("Change the files, and look them through with: krets questions check {folder}").format(folder=folder))


def _taken_in(bank: "Bank") -> str:
    """``Familjestödet Ängen, version 3: 1 område, 2 frågor, 1 syssla``"""
    if bank.own is None:
        return _("Nothing is taken in.")
    areas = [area for area in bank.areas if any(question.id in bank.owned for question in area.questions)]
    what = (
        ngettext("{count} area", "{count} areas", len(areas)),
        _questions(sum(question.id in bank.owned for question in bank.questions)),
        _tasks(sum(task.key in bank.owned for task in bank.tasks.tasks)),
    )
    said = _("{service}, version {version}: {what}")
    return said.format(service=bank.own.origin, version=bank.own.version, what=", ".join(what))


def _questions(count: int) -> str:
    return ngettext("{count} question", "{count} questions", count)


def _tasks(count: int) -> str:
    return ngettext("{count} task", "{count} tasks", count)

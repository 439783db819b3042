"""Taking pictures of a family, or their words, out of the archive."""

from collections.abc import Iterable
from typing import Any

import click

from exports.export import FORMATS, Export, FileFormat, Subject
from exports.masks import Mask
from exports.pictures.look import PAPERS, PICTURE_FORMATS, Look, Paper
from mapping.language import gettext as _
from mapping.network.presets import Preset
from mapping.profile.audience import Audience
from tui.commands.chosen import Chosen, bank_in_use, opened
from tui.commands.finding import find_family
from tui.commands.leaving import (
    may_leave,
    note_leaving,
    put_out,
    refuse_taken_out,
    sensitive_option,
    session_of,
    session_option,
)
from tui.commands.options import Whole, command, family_option, out_option, whom_options
from tui.commands.streams import STANDARD_STREAM, tell
from tui.saying import unwritable_words

_MEANT_FOR: dict[str, tuple[FileFormat, ...]] = {
    "dpi": ("png",),
    "paper": ("svg", "png", "pdf"),
    "grey": PICTURE_FORMATS,
    "no_legend": PICTURE_FORMATS,
    "preset": (*PICTURE_FORMATS, "txt"),
}
"""The options that only some kinds of file heed."""

_OPTION = {"audience": "--for"}
"""What an option is called, where its name is another."""

_MEANT_FOR_IN: dict[Subject, dict[str, tuple[FileFormat, ...]]] = {
    Subject.PROFILE: {"paper": ("pdf",)},
    Subject.TIMELINE: {"audience": ("txt",)},
}
"""Where that differs: a profile's pictures are as tall as they need to be, and a timeline tells the worker more only in
words.
"""


def export_map_command() -> click.Command:
    """``krets export map``"""
    help_ = _("The network map: as a picture, in words, or as data for other programs.")
    preset = click.Option(
        ["--preset"],
        type=click.Choice([preset.value for preset in Preset]),
        help=_("Which ties are shown; nobody is left out."),
    )
    return command("map", export_map, help_, *_common_options(Subject.MAP), preset, *_look_options())


def export_genogram_command() -> click.Command:
    """``krets export genogram``"""
    help_ = _("The genogram: the family by generation, as a picture or in words.")
    return command("genogram", export_genogram, help_, *_common_options(Subject.GENOGRAM), *_look_options())


def export_profile_command() -> click.Command:
    """``krets export profile``"""
    help_ = _("Everyday life, as it was told: in words, or as a picture of them.")
    whom = click.Option(
        ["--for", "audience"],
        type=click.Choice([audience.value for audience in Audience]),
        default=Audience.PARENT.value,
        help=_("For the parent, or for the worker: with professional terms, observations and levels."),
    )
    paper = _("The pages of a PDF: A4 standing, or A3 lying with two columns.")
    common = _common_options(Subject.PROFILE)
    return command("profile", export_profile, help_, *common, whom, sensitive_option(), *_look_options(paper))


def export_timeline_command() -> click.Command:
    """``krets export timeline``"""
    help_ = _("The timeline: as a picture, in words, or as a table for other programs.")
    whom = click.Option(
        ["--for", "audience"],
        type=click.Choice([audience.value for audience in Audience]),
        help=_("For the parent, or for the worker: in words, with professional terms and observations."),
    )
    paper = _("A paper to fill, lying; a PDF has as many as it needs, A4 if none is chosen.")
    common = _common_options(Subject.TIMELINE)
    return command("timeline", export_timeline, help_, *common, whom, *_look_options(paper))


def export_map(chosen: Chosen, **choices: Any) -> None:
    """Export the network map. Raises as `find_session`, `made` and `write_all_new`; UsageError."""
    _export_picture(chosen, _export(Subject.MAP, choices), choices)


def export_genogram(chosen: Chosen, **choices: Any) -> None:
    """Export the genogram. Raises as `export_map`."""
    _export_picture(chosen, _export(Subject.GENOGRAM, choices), choices)


def export_profile(chosen: Chosen, **choices: Any) -> None:
    """Export how everyday life works. Raises as `export_map`."""
    bank_in_use(chosen)
    _export_picture(chosen, _export(Subject.PROFILE, choices), choices)


def export_timeline(chosen: Chosen, **choices: Any) -> None:
    """Export the timeline. Raises as `export_map`."""
    _export_picture(chosen, _export(Subject.TIMELINE, choices), choices)


def _common_options(subject: Subject) -> Iterable[click.Parameter]:
    """What is exported, of what, as what, and where to."""
    usual = "txt" if subject is Subject.PROFILE else "svg"
    return (
        family_option(),
        session_option(),
        click.Option(
            ["--format", "file_format"],
            type=click.Choice(FORMATS[subject]),
            default=usual,
            help=_("The kind of file; {usual} if none is chosen.").format(usual=usual),
        ),
        out_option(),
        click.Option(
            ["--mask"],
            type=click.Choice([mask.value for mask in Mask]),
            default=Mask.NAMES.value,
            help=_("What stands for people: their names, initials, roles, or nothing."),
        ),
        *whom_options(),
    )


def _look_options(paper: str = "") -> Iterable[click.Parameter]:
    """How a picture is to look. `paper` is what a paper is for, where it is not for filling."""
    dots = _("Dots an inch in a PNG, 72 to 600.")
    return (
        click.Option(["--grey"], is_flag=True, help=_("Without colour.")),
        click.Option(["--paper"], type=click.Choice(PAPERS), help=paper or _("A paper to fill, lying.")),
        click.Option(["--no-legend"], is_flag=True, help=_("Without the list of what the marks mean.")),
        click.Option(["--dpi"], type=Whole(72, 600), metavar=_("NUMBER"), help=dots),
    )


def _export(subject: Subject, choices: dict[str, Any]) -> Export:
    """What is chosen. Raises UsageError when an option is given that this kind of file does not heed."""
    file_format: FileFormat = choices["file_format"]
    meant_for = _MEANT_FOR | _MEANT_FOR_IN.get(subject, {})
    for name, formats in meant_for.items():
        if choices.get(name) and file_format not in formats:
            said = _("{option} does not go with --format {format}.")
            option = _OPTION.get(name, f"--{name.replace('_', '-')}")
            raise click.UsageError(said.format(option=option, format=file_format))
    paper: Paper | None = choices["paper"]
    look = Look(
        preset=Preset(choices.get("preset") or Preset.ALL),
        grey=choices["grey"],
        paper=paper,
        legend=not choices["no_legend"],
        dpi=choices["dpi"],
    )
    audience = Audience(choices.get("audience") or Audience.PARENT)
    return Export(subject, file_format, Mask(choices["mask"]), look, audience, bool(choices.get("sensitive")))


def _export_picture(chosen: Chosen, export: Export, choices: dict[str, Any]) -> None:
    from exports.export import file_name, made

    out: str | None = choices["out"]
    if export.file_format == "csv" and export.subject is Subject.MAP and out == STANDARD_STREAM:
        raise click.UsageError(_("CSV makes several files. Name a file with --out, not standard output (-)."))
    with opened(chosen) as archive:
        whose = find_family(archive, choices["family"])
        family = may_leave(archive, whose, choices)
        record = session_of(archive, whose, choices["session"])
        corrections = archive.corrections(record)
        if corrections:
            bank_in_use(chosen)  # what is sensitive is asked of all questions
        exported = made(export, record, title=family.code, corrections=corrections)
        refuse_taken_out(out, file_name(export, record), exported.contents)
        note_leaving(archive, family, record.id, export.noted, choices)
    if squares := unwritable_words(exported.squares):
        tell(squares)
    put_out(exported, out, file_name(export, record))

"""Looking an archive through, and putting right what can be put right."""

from typing import TYPE_CHECKING

import click

from mapping.errors import DamagedError
from mapping.language import gettext as _
from mapping.language import ngettext
from tui.commands.chosen import Chosen, bank_in_use, opened
from tui.commands.options import command, json_option, yes_option
from tui.commands.streams import is_terminal, say, say_json

if TYPE_CHECKING:
    from mapping.archive.archive import Archive
    from mapping.archive.care.checking import Finding
    from mapping.archive.care.repairing import Repair
    from mapping.archive.care.surroundings import Remark


def check_command() -> click.Command:
    """``krets check``"""
    return command(
        "check",
        check_archive,
        _("Open and prove every document, and name what is damaged."),
        click.Option(["--repair"], is_flag=True, help=_("Say what can be put right, ask, and do it. The old is kept.")),
        yes_option(),
        json_option(),
    )


def check_archive(chosen: Chosen, repair: bool, yes: bool, as_json: bool) -> None:
    """Look the archive through, and repair it when asked to.

    Raises DamagedError when anything is wrong, after naming it; UsageError when there is nobody to ask.
    """
    from mapping.archive.care.checking import check
    from mapping.archive.care.repairing import proposed
    from mapping.archive.care.surroundings import surroundings

    if repair and not yes and (as_json or not is_terminal()):
        raise click.UsageError(_("There is nobody to ask. Add --yes."))
    bank = bank_in_use(chosen)
    with opened(chosen, "write" if repair else "read") as archive:
        remarks = surroundings(chosen.folder)
        findings = check(archive, bank=bank)
        repairs = proposed(archive, findings)
        if not as_json:
            _tell(findings, remarks)
        if repair and repairs:
            _carry_out(archive, repairs, yes=yes, silent=as_json)
            findings = check(archive, bank=bank)
            if not as_json:
                _tell(findings, ())
        elif repairs and not as_json:
            say(_("krets check --repair says what can be put right, and asks."))
        counts, head = (len(archive.index.families), len(archive.index.sessions)), archive.log.head
    serious = sum(finding.serious for finding in findings) + sum(remark.serious for remark in remarks)
    if as_json:
        say_json(_as_data(findings, remarks, counts) | {"repairs": _plain(repairs, done=repair), "log_head": head})
    else:
        _sum_up(serious, counts, head)
    if serious:
        raise DamagedError(
            ngettext("{count} thing is not as it should be.", "{count} things are not as they should be.", serious)
        )


def _tell(findings: "tuple[Finding, ...]", remarks: "tuple[Remark, ...]") -> None:
    for remark in remarks:
        say(remark.what)
        say(f"    {remark.advice}")
    for finding in findings:
        say(f"{finding.document}: {finding.what}" if finding.document else finding.what)
        say(f"    {finding.advice}")


def _sum_up(serious: int, counts: tuple[int, int], head: str) -> None:
    """That all is well, when it is; and the log's head, so that a report that was kept proves the log until then."""
    from mapping.archive.log.words import head_words

    if not serious:
        say(_("All is well: {what}.").format(what=_counted(*counts)))
    if head:
        say(head_words(head))


def _carry_out(archive: "Archive", repairs: "tuple[Repair, ...]", *, yes: bool, silent: bool) -> None:
    """Propose, ask, and do. Raises Abort when it is not wanted; as `carry_out`."""
    from mapping.archive.care.repairing import carry_out

    if not silent:
        say("")
        say(_("This can be put right:"))
        for repair in repairs:
            say(f"  {repair.what}")
    if not yes and not click.confirm(_("Do it?"), err=True):
        raise click.Abort
    for repair in repairs:
        carry_out(archive, repair)
    if not silent:
        say(ngettext("{count} repair is done.", "{count} repairs are done.", len(repairs)))
        say("")


def _plain(repairs: "tuple[Repair, ...]", *, done: bool) -> list[dict[str, object]]:
    """What could be put right, or was, as programs read it."""
    return [
        {
            "document": str(repair.document) if repair.document else None,
            "wrong": repair.wrong.value,
            "what": repair.what,
            "generation": repair.generation,
            "done": done,
        }
        for repair in repairs
    ]


def _as_data(
    findings: "tuple[Finding, ...]", remarks: "tuple[Remark, ...]", counts: tuple[int, int]
) -> dict[str, object]:
    rows: list[dict[str, object]] = [
        {
            "document": str(finding.document) if finding.document else None,
            "wrong": finding.wrong.value,
            "serious": finding.serious,
            "what": finding.what,
            "advice": finding.advice,
            "generation": finding.generation,
        }
        for finding in findings
    ]
    around: list[dict[str, object]] = [
        {
            "trouble": remark.trouble.value,
            "serious": remark.serious,
            "what": remark.what,
            "advice": remark.advice,
        }
        for remark in remarks
    ]
    return {"families": counts[0], "sessions": counts[1], "findings": rows, "surroundings": around}


def _counted(families: int, sessions: int) -> str:
    """``2 familjer, 5 samtal``."""
    return ", ".join(
        (
            ngettext("{count} family", "{count} families", families),
            ngettext("{count} session", "{count} sessions", sessions),
        )
    )

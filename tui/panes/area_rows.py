"""Rows of areas, and an area's answers as a row of blocks. Pure text building.

A block's height is its step, and what is no step has a sign of its own: unasked, refused and unknown are not low.
"""

from textual.content import Content

from mapping.language import gettext as _
from mapping.profile import Answer, Silence, answer_to
from mapping.profile.asking import progress, questions_of
from mapping.profile.told import HIGH
from mapping.questions import Area, Aspect, Bank, Question
from mapping.record import Id
from mapping.session import Session
from mapping.terms import term
from tui.shown import row, shown

STEPS = "▁▂▄▆█"
"""The blocks of steps 1 to 5."""

SIGNS = {Silence.UNKNOWN: "?", Silence.DECLINED: "–", Silence.IRRELEVANT: "/"}
UNASKED = "·"
STRONG = "★"
"""After the blocks of an area in which something works that was asked about as a strength."""

_NAME = 28


def area_row(
    bank: Bank, area: Area, session: Session, child: Id | None, *, pictured: bool = False, airy: bool = False
) -> Content:
    """The area's name and how far it has come, in words or as blocks: `airy` ones stand apart."""
    met, asked = progress(area, session, child)
    name = area.name.text
    if pictured:
        signs = blocks(bank, area, session, child)
        return row((f"{name:<{_NAME}}  ", ""), Content(" " if airy else "").join(signs))
    planned = _("for today") if area.key in session.plan.areas else ""
    return row((f"{name:<{_NAME}}  ", ""), (_come(met, asked) or planned, "$muted"))


def tasks_row(met: int, asked: int) -> Content:
    """The everyday tasks and how far they have come."""
    name = _("Everyday tasks")
    return row((f"{name:<{_NAME}}  ", ""), (_come(met, asked), "$muted"))


def _come(met: int, asked: int) -> str:
    """How far one has come, without numbers: there is nothing to fill up."""
    return "" if not met else _("✓ asked") if met >= asked else _("begun")


def blocks(bank: Bank, area: Area, session: Session, child: Id | None) -> list[Content]:
    """An area's answers, one block or sign each, in the order of the questions."""
    asked = [(one, answer_to(session.profile, one.id, child)) for one in questions_of(area, session, child)]
    signs = [_sign(answer) for _question, answer in asked]
    if any(_strong(bank, question, answer) for question, answer in asked):
        signs.append(row(" ", (STRONG, "$success")))
    return signs


def block_legend() -> Content:
    """What the blocks and signs mean."""
    scale = row((" ".join(STEPS), "$accent"), "  ", (_("from what is hard to what works"), "$muted"))
    signs = [_meaning(SIGNS[silence], term(silence)) for silence in Silence]
    more = [_meaning(UNASKED, _("not asked")), _meaning(STRONG, _("a strength"), "$success")]
    no_test = shown(_("This is no test and no score."), "$muted")
    return Content("\n").join((scale, Content("   ").join(signs), Content("   ").join(more), no_test))


def _meaning(sign: str, means: str, style: str = "bold") -> Content:
    return row((sign, style), (f" {means}", "$muted"))


def _sign(answer: Answer | None) -> Content:
    if answer is None or not answer.given:
        return shown(UNASKED, "$muted")
    if answer.silence:
        return shown(SIGNS[answer.silence], "$muted")
    if answer.step is None:
        return shown(UNASKED, "bold")
    return shown(STEPS[answer.step - 1], "$accent")


def _strong(bank: Bank, question: Question, answer: Answer | None) -> bool:
    if answer is None or question.aspect is not Aspect.STRENGTH:
        return False
    return bank.worded(answer) is not None and answer.step in HIGH

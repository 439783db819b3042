"""The texts around a question. Pure text building."""

from collections.abc import Sequence

from textual.content import Content

from mapping.language import gettext as _
from mapping.language import say_date
from mapping.network import Alter
from mapping.profile import Answer, answer_to
from mapping.questions import Area, Bank, Question
from mapping.questions.bank import Wording
from mapping.record import Id
from mapping.session import Session
from mapping.terms import term
from mapping.words import Voice
from tui.answer_keys import SILENCE_KEYS
from tui.shown import quoted, row, shown


def heading_text(area: Area, question: Question, asked: Sequence[Question], child: Alter | None) -> Content:
    """The area's name, its side where it has several, how far one has come, and whom one asks about, in words."""
    side = next((side.name.text for side in area.sides if side.key == question.side), "")
    progress = _("{number} of {count}").format(number=asked.index(question) + 1, count=len(asked))
    name = f"{area.name.text} · {side}" if side else area.name.text
    about = row("   ", (about_text(child), "bold")) if child else ""
    return row((name, "bold $accent"), (f"   {progress}", "$muted"), about)


def about_text(child: Alter) -> str:
    """Whom one asks about."""
    return _("About {name}").format(name=child.name or child.role)


def introduction(area: Area) -> Content:
    """What the area is about, in plain words."""
    return shown(area.explanation.text, "$muted")


def silence_keys(answer: Answer, *, read_only: bool) -> Content:
    """The answers that are no step, with their keys, the one given marked; and what else can be said or seen."""
    if read_only:
        silence = [shown(f"▸ {term(answer.silence)}", "bold")] if answer.silence else []
        return Content("  ").join((*silence, keyed("?", _("example")), keyed("p", _("the last time"))))
    pieces = [
        keyed(key, ("▸ " if answer.silence is silence else "") + term(silence), chosen=answer.silence is silence)
        for key, silence in SILENCE_KEYS.items()
    ]
    more = {"s": _("later"), "?": _("example"), "o": _("own words"), "d": _("it helps")}
    second = [keyed(key, what) for key, what in more.items()]
    return Content("\n").join((Content("  ").join(pieces), Content("  ").join(second)))


def keyed(key: str, what: str, *, chosen: bool = False) -> Content:
    """A key and what it does."""
    return row((key, "bold"), (f" {what}", "bold" if chosen else "$muted"))


def still_text() -> Content:
    """That the answer was carried over, and what can be done about it."""
    return shown(_("From last time. Is it still true? Press b for yes, or answer anew."), "$warning")


def answer_text(answer: Answer) -> Content:
    """What has been said about the question, and what helps. What the worker has seen is not for the shared screen."""
    heard = [words for words in answer.words if words.voice is not Voice.OBSERVATION]
    lines = [row((f"{term(words.voice).capitalize()}: ", "$muted"), quoted(words.text)) for words in heard]
    if len(heard) < len(answer.words):
        lines.append(shown(_("There is more on the page for you: w."), "$muted"))
    if answer.helps:
        lines.append(row((_("What helps") + ": ", "$muted"), ", ".join(answer.helps)))
    return Content("\n").join(lines)


def reworded_text(wording: Wording | None, answer: Answer) -> Content:
    """An answer to an earlier wording, in that wording: its number would say something else today."""
    if answer.step is None:
        return Content("")
    if wording is None:
        return shown(_("There is an answer to an earlier wording, which is not here. Please ask anew."), "$warning")
    asked = _("The question was worded otherwise: {ask}").format(ask=wording.ask.text)
    return row((asked, "$muted"), " ", quoted(wording.step(answer.step).text))


def earlier_text(bank: Bank, before: Session | None, question: str, child: Id | None) -> Content:
    """What was answered in the session before."""
    if before is None:
        return shown(_("There is no session before this one."), "$muted")
    day = _("The last time, {date}").format(date=say_date(before.met_on))
    answer = answer_to(before.profile, question, child)
    if answer is None or not (answer.given or answer.helps):
        return row((f"{day}: ", "$muted"), (_("not asked"), "$muted"))
    wording = bank.worded(answer)
    said = [quoted(wording.step(answer.step).text)] if wording and answer.step else []
    said += [shown(term(answer.silence))] if answer.silence else []
    rest = answer_text(answer)
    first = row((f"{day}: ", "$muted"), *said)
    return Content("\n").join((first, rest)) if rest.plain else first

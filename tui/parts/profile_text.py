"""The texts around a question. Pure text building."""

from textual.content import Content

from mapping.language import gettext as _
from mapping.profile import Answer, Silence
from mapping.questions import Area, Question
from mapping.terms import term
from tui.shown import quoted, row, shown

SILENCE_KEYS = {"v": Silence.UNKNOWN, "h": Silence.DECLINED, "i": Silence.IRRELEVANT}


def heading_text(area: Area, question: Question) -> Content:
    """The area's name, its side where it has several, and how far one has come, in words."""
    side = next((side.name.text for side in area.sides if side.key == question.side), "")
    number = area.questions.index(question) + 1
    progress = _("{number} of {count}").format(number=number, count=len(area.questions))
    name = f"{area.name.text} · {side}" if side else area.name.text
    return row((name, "bold $accent"), (f"   {progress}", "$muted"))


def introduction(area: Area) -> Content:
    """What the area is about, in plain words."""
    return shown(area.explanation.text, "$muted")


def silence_keys(answer: Answer) -> Content:
    """The answers that are no step, with their keys; the one given is marked."""
    pieces: list[Content] = []
    for key, silence in SILENCE_KEYS.items():
        given = answer.silence is silence
        said = (" ▸ " if given else " ") + term(silence)
        pieces.append(row((key, "bold"), (said, "bold" if given else "$muted")))
    return Content("  ").join(pieces)


def answer_text(answer: Answer, *, to_confirm: bool) -> Content:
    """What has been said about the question, and what helps."""
    lines = []
    if to_confirm:
        lines.append(shown(_("From last time. Is it still true? Press b for yes, or answer anew."), "$warning"))
    lines += [row((f"{term(words.voice).capitalize()}: ", "$muted"), quoted(words.text)) for words in answer.words]
    if answer.helps:
        lines.append(row((_("What helps") + ": ", "$muted"), ", ".join(answer.helps)))
    return Content("\n").join(lines)

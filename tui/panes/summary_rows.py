"""An area's summary as rows: strengths first, each in the words of the step that was chosen. Pure text building."""

from collections.abc import Iterator, Mapping, Sequence

from textual.widgets.option_list import Option

from mapping.asking import children_of
from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.record import Id
from mapping.session import Session
from mapping.summary import AreaSummary, Said
from mapping.terms import term
from mapping.words import Voice
from tui.panes.indented import Indented, Line
from tui.shown import quoted, row, shown


def summary_rows(of: AreaSummary, session: Session) -> list[Option]:
    """Rows under headings; each line has the id of its answer, so that it can be mended."""
    children = {child.id: child.name or child.role for child in children_of(session)}
    chapters: list[tuple[str, Sequence[Said]]] = [
        (_("This works"), of.works),
        (_("This works at times"), of.at_times),
        (_("This is hard now"), of.hard),
        (_("How days differ"), of.varies),
    ]
    rows: list[Option] = []
    for title, said in chapters:
        rows += _chapter(title, [_line(one, children) for one in said])
    helps = [Option(Indented(Line(3, shown(help_))), disabled=True) for help_ in of.helps]
    rows += _chapter(_("This helps"), helps)
    rows += _chapter(_("This help is wanted"), [_line(one, children) for one in of.wishes])
    rows += _chapter(_("Also said"), [_line(one, children) for one in (*of.only_words, *of.silent)])
    rows += _chapter(_("About all of it"), [*_whole(of)])
    if not rows:
        return [Option(shown(_("Nothing has been said here yet. Backspace goes to the areas.")), disabled=True)]
    if of.unasked:
        left = ngettext("{count} question is not asked yet.", "{count} questions are not asked yet.", of.unasked)
        rows.append(Option(row((left.format(count=of.unasked), "$muted")), disabled=True))
    return rows


def _chapter(title: str, lines: Sequence[Option]) -> list[Option]:
    """A heading with its lines and some air; nothing without lines."""
    heading = Option(shown(title, "bold $accent"), disabled=True)
    return [heading, *lines, Option("", disabled=True)] if lines else []


def _line(said: Said, children: Mapping[Id, str]) -> Option:
    """One answer: the question, whom it is about, the step's words or why there are none, and what was said."""
    answer = said.answer
    about = children.get(answer.child, _("a child")) if answer.child else ""
    words = said.text or (f"{term(answer.silence).capitalize()}." if answer.silence else "")
    told = row((f"{about}: " if about else "", "bold"), words)
    heard = [each for each in answer.words if each.voice is not Voice.OBSERVATION]
    lines = [Line(3, shown(said.question.ask.text, "$muted")), *([Line(3, told)] if told.plain else [])]
    lines += [Line(5, row(*_whose(each.voice), quoted(each.text))) for each in heard]
    return Option(Indented(*lines), id=str(answer.id))


def _whose(voice: Voice) -> list[tuple[str, str]]:
    """Whose words they are; the parent's, who reads this, need no name."""
    return [] if voice is Voice.PARENT else [(f"{term(voice).capitalize()}: ", "$muted")]


def _whole(of: AreaSummary) -> Iterator[Option]:
    for words in of.words.words if of.words else ():
        if words.voice is not Voice.OBSERVATION:
            yield Option(Indented(Line(3, quoted(words.text))), id=of.area.key)

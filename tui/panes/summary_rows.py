"""An area's summary as rows: strengths first, each in the words of the step that was chosen. Pure text building."""

from collections.abc import Iterable, Iterator

from textual.widgets.option_list import Option

from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.profile import Silence
from mapping.profile.told import AreaTold, Chapter, Said
from mapping.questions import Aspect
from mapping.terms import term
from mapping.words import Voice
from tui.panes.indented import Indented, Line
from tui.shown import quoted, row, shown


def summary_rows(told: AreaTold) -> list[Option]:
    """Rows under headings; each line has the id of its answer, so that it can be mended."""
    rows: list[Option] = []
    for chapter in told.chapters:
        if chapter.heading:
            rows.append(Option(shown(chapter.heading, "bold"), disabled=True))
        rows += _about(chapter)
    rows += _titled(_("About all of it"), _whole(told))
    if not rows:
        return [Option(shown(_("Nothing has been said here yet. Backspace goes to the areas.")), disabled=True)]
    if left := sum(chapter.unasked for chapter in told.chapters):
        said = ngettext("{count} question is not asked yet.", "{count} questions are not asked yet.", left)
        rows.append(Option(shown(said.format(count=left), "$muted"), disabled=True))
    return rows


def _about(chapter: Chapter) -> Iterator[Option]:
    """Strengths first. What the parent is to read names nothing as a lack."""
    helping, less = chapter.helping
    silent = [one for silence in Silence for one in chapter.silent(silence)]
    yield from _titled(_("This works"), map(_line, chapter.works))
    yield from _titled(_("This works at times"), map(_line, chapter.at_times))
    yield from _titled(_("This takes more strength"), map(_line, chapter.hard))
    yield from _titled(_("How days differ"), map(_line, chapter.of(Aspect.VARIATION)))
    yield from _titled(_("With the children"), map(_line, chapter.of(Aspect.CHILDREN)))
    helps = [Option(Indented(Line(3, shown(help_))), disabled=True) for help_ in chapter.helps]
    yield from _titled(_("This helps"), [*helps, *map(_line, helping)])
    yield from _titled(_("This helps less"), map(_line, less))
    yield from _titled(_("This help is wanted"), map(_line, chapter.of(Aspect.WANTED_SUPPORT)))
    yield from _titled(_("Also said"), map(_line, (*chapter.only_words, *silent)))


def _titled(title: str, lines: Iterable[Option]) -> list[Option]:
    """A heading with its lines and some air; nothing without lines."""
    rows = list(lines)
    return [Option(shown(title, "bold $accent"), disabled=True), *rows, Option("", disabled=True)] if rows else []


def _line(said: Said) -> Option:
    """One answer: the question, the step's words or why there are none, and what was said."""
    answer = said.answer
    words = said.text or (f"{term(answer.silence).capitalize()}." if answer.silence else "")
    told = shown(words)
    heard = [each for each in answer.words if each.voice is not Voice.OBSERVATION]
    lines = [Line(3, shown(said.question.ask.text, "$muted")), *([Line(3, told)] if told.plain else [])]
    lines += [Line(5, row(*_whose(each.voice), quoted(each.text))) for each in heard]
    return Option(Indented(*lines), id=str(answer.id))


def _whose(voice: Voice) -> list[tuple[str, str]]:
    """Whose words they are; the parent's, who reads this, need no name."""
    return [] if voice is Voice.PARENT else [(f"{term(voice).capitalize()}: ", "$muted")]


def _whole(told: AreaTold) -> list[Option]:
    """All words about the area as a whole: one row, for they are mended in one place."""
    heard = [(about, each) for about, answer in told.whole for each in answer.words]
    lines = [
        Line(3, row((f"{about}: " if about else "", "bold"), *_whose(each.voice), quoted(each.text)))
        for about, each in heard
        if each.voice is not Voice.OBSERVATION
    ]
    return [Option(Indented(*lines), id=told.area.key)] if lines else []

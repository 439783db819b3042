"""The whole functional profile in words, titled Så fungerar vardagen: the form that comes first (METHOD § 3.3).

Area by area, strengths first, each answer in the words of its step. No number is reckoned and nothing is judged.
"""

from collections.abc import Iterable, Iterator

from mapping.cleaning import clean
from mapping.language import N_, ngettext, say_date
from mapping.language import gettext as _
from mapping.profile import Rung, Silence, TaskAnswer
from mapping.profile.audience import Audience
from mapping.profile.told import AreaTold, Chapter, ProfileTold, Said, TaskTold, profile_told
from mapping.questions.bank import Area, Aspect, Bank
from mapping.questions.tasks import Levels
from mapping.session import Session
from mapping.terms import term
from mapping.words import Voice, Words

_PROFESSIONAL = {Rung.KNOWLEDGE: N_("knowledge"), Rung.SKILL: N_("skill"), Rung.APPLICATION: N_("application")}
"""The ladder as the method names it."""


def profile_in_words(session: Session, bank: Bank, *, title: str = "", audience: Audience = Audience.PARENT) -> str:
    """The profile as lines of plain text; blank lines stand between its parts.

    All that the session holds is told: what is sensitive is taken out before (see `mapping.profile.sensitive`).
    """
    told = profile_told(session, bank)
    teller = _Teller(audience, bank.levels)
    parts = [_opening(session, title), *teller.areas(told), *_gathered(told), *teller.tasks(told), *_rest(told)]
    return "\n\n".join("\n".join(lines) for lines in parts)


def no_assessment() -> str:
    """What is printed with every profile (METHOD § 3.3)."""
    return _(
        "This is no assessment of parenting capacity. It shows what works in everyday life, what takes more strength, "
        "and what helps."
    )


def decides_no_level(levels: Levels) -> str:
    """What is printed wherever a municipality's levels stand (METHOD § 3.3)."""
    said = _("Beside the tasks: {levels}. The mapping decides no level; it shows the picture that a decision needs.")
    return said.format(levels=levels.name.text)


def voices(audience: Audience) -> frozenset[Voice]:
    """Whose words are told to whom: observations and documents are the worker's."""
    return frozenset(Voice) if audience is Audience.WORKER else frozenset({Voice.PARENT, Voice.CHILD})


def quoted(words: Iterable[Words], audience: Audience) -> list[str]:
    """What was said in words, by whom: ``Förälderns egna ord: ”…”``."""
    said = ((_capital(term(one.voice)), clean(one.text)) for one in words if one.voice in voices(audience))
    return [_("{whose}: “{words}”").format(whose=whose, words=text) for whose, text in said if text]


def ladder(answer: TaskAnswer, audience: Audience) -> str:
    """How far the ladder is climbed, as far as that was asked: ``kunskap: ja, färdighet: delvis``."""
    reached = {Rung.KNOWLEDGE: answer.knowledge, Rung.SKILL: answer.skill, Rung.APPLICATION: answer.application}
    names = {rung: _(_PROFESSIONAL[rung]) if audience is Audience.WORKER else term(rung) for rung in Rung}
    return ", ".join(f"{names[rung]}: {term(reach)}" for rung, reach in reached.items() if reach)


def wish_words(wish: Said) -> str:
    """Which support is wanted, and how: ``Jag vill bli påmind. Så här: Sms samma morgon.``"""
    how = "; ".join(clean(help_) for help_ in wish.answer.helps)
    return " ".join([wish.text, *([_("Like this: {how}.").format(how=how)] if how else [])])


class _Teller:
    """Tells what is told differently to the parent and to the worker."""

    def __init__(self, audience: Audience, levels: Levels) -> None:
        self._audience, self._levels = audience, levels

    def areas(self, told: ProfileTold) -> Iterator[list[str]]:
        for area in told.areas:
            name = self._name(area.area.name.text, area.area.professional.text)
            whole = self._whole(area)
            if whole:
                yield [name.upper(), *whole]
            for chapter in area.chapters:
                own = self._name(chapter.heading, chapter.professional)
                if own or not whole:
                    yield [f"{name}: {own}".upper() if own else name.upper()]
                yield from self._chapter(chapter)

    def tasks(self, told: ProfileTold) -> Iterator[list[str]]:
        if not told.tasks:
            return
        yield [_("Everyday tasks").upper(), *([decides_no_level(self._levels)] if self._is_worker else [])]
        for level in self._levels.levels:
            meant = [level.worker.text] if self._is_worker else []
            done = [self._task(one) for one in told.done(level.doer)]
            yield from _part(_capital(level.parent.text), [*meant, *done] if done else [])
        undone = [one for one in told.tasks if one.answer.doer is None]
        for silence in Silence:
            yield from _part(_capital(term(silence)), [self._task(o) for o in undone if o.answer.silence is silence])
        yield from _part(_("More about tasks"), [self._task(one) for one in undone if one.answer.silence is None])

    @property
    def _is_worker(self) -> bool:
        return self._audience is Audience.WORKER

    def _name(self, parents: str, professional: str) -> str:
        both = self._is_worker and professional != parents
        return clean(f"{parents} · {professional}" if both else parents)

    def _whole(self, area: AreaTold) -> list[str]:
        return [
            f"{child}: {line}" if child else line
            for child, answer in area.whole
            for line in quoted(answer.words, self._audience)
        ]

    def _chapter(self, chapter: Chapter) -> Iterator[list[str]]:
        yield from _part(_("This works"), map(self._answer, chapter.works))
        yield from _part(_("This works at times"), map(self._answer, chapter.at_times))
        yield from _part(_("This takes more strength"), map(self._answer, chapter.hard))
        yield from _part(_("How days differ"), map(self._answer, chapter.of(Aspect.VARIATION)))
        yield from _part(_("With the children"), map(self._answer, chapter.of(Aspect.CHILDREN)))
        helping = [f"- {help_}" for help_ in chapter.helps]
        more, less = chapter.helping
        yield from _part(_("This helps"), [*helping, *map(self._answer, more)])
        yield from _part(_("This helps less"), map(self._answer, less))
        yield from _part(_("This help is wanted"), map(self._answer, chapter.of(Aspect.WANTED_SUPPORT)))
        spoken = [one for one in chapter.only_words if quoted(one.answer.words, self._audience)]
        yield from _part(_("In words of one's own"), map(self._answer, spoken))
        yield from self._silences(chapter)
        if chapter.unasked:
            yield [ngettext("Not asked: {count} question.", "Not asked: {count} questions.", chapter.unasked)]

    def _silences(self, chapter: Chapter) -> Iterator[list[str]]:
        """Why there is no answer; to the parent without the questions, so that nothing is read into a refusal."""
        for silence in Silence:
            met = chapter.silent(silence)
            if self._is_worker:
                yield from _part(_capital(term(silence)), map(self._answer, met))
            elif met:
                count = ngettext("{count} question", "{count} questions", len(met))
                yield [f"{_capital(term(silence))}: {count}."]

    def _answer(self, said: Said) -> str:
        wish = said.question.aspect is Aspect.WANTED_SUPPORT
        step = wish_words(said) if wish and said.text else said.text
        number = _("(step {number} of 5)").format(number=said.answer.step) if said.answer.step else ""
        line = " ".join(filter(None, [said.question.ask.text, step, number if self._is_worker and not wish else ""]))
        return "\n".join([f"- {line}", *(f"  {line}" for line in quoted(said.answer.words, self._audience))])

    def _task(self, told: TaskTold) -> str:
        name = f"{told.task.name.text} ({told.child})" if told.child else told.task.name.text
        climbed = ladder(told.answer, self._audience)
        more = [*([_capital(climbed)] if climbed else []), *quoted(told.answer.words, self._audience)]
        return "\n".join([f"- {name}", *(f"  {line}" for line in more)])


def _opening(session: Session, title: str) -> list[str]:
    name = clean(title)
    heading = _("Everyday life · {title}").format(title=name) if name else _("Everyday life")
    return [heading, say_date(session.met_on), "", no_assessment()]


def _gathered(told: ProfileTold) -> Iterator[list[str]]:
    """What helps and what is wanted, gathered from all areas."""
    helps = told.helps
    several = [f"- {help_} ({_names(areas)})" for help_, areas in helps.items() if len(areas) > 1]
    here = [(area.area, [help_ for help_ in area.helps if len(helps[help_]) == 1]) for area in told.areas]
    by_area = [f"- {area.name.text}: {'; '.join(only)}" for area, only in here if only]
    if helps:
        yield [_("This helps").upper(), *several, *by_area]
    wishes = [f"- {where}: {wish_words(one)}" for area in told.areas for where, one in area.wishes]
    if wishes:
        yield [_("To do: this help is wanted").upper(), *wishes]


def _rest(told: ProfileTold) -> Iterator[list[str]]:
    if told.unasked:
        yield [_("Not asked: {areas}.").format(areas=_names(told.unasked))]
    if told.unworded:
        yield [
            ngettext(
                "{count} answer is to a question that this Krets does not have.",
                "{count} answers are to questions that this Krets does not have.",
                told.unworded,
            )
        ]


def _names(areas: Iterable[Area]) -> str:
    return "; ".join(area.name.text for area in areas)


def _part(heading: str, lines: Iterable[str]) -> Iterator[list[str]]:
    lines = list(lines)
    if lines:
        yield [f"{heading}:", *lines]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

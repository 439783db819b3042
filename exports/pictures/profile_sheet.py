"""What stands on the sheet of the profile, as plain data for the typesetter: nothing is left for it to decide.

Long texts are shortened here; the whole of them stands in the words (`mapping.profile.in_words`).
"""

import re
from collections.abc import Iterable
from typing import Any

from exports.pictures.writing import written
from mapping.language import gettext as _
from mapping.language import ngettext
from mapping.profile import Reach, Silence, TaskAnswer
from mapping.profile.audience import Audience
from mapping.profile.in_words import decides_no_level, ladder, quoted, wish_words
from mapping.profile.told import HIGH, AreaTold, Chapter, ProfileTold, Said, TaskTold
from mapping.questions.bank import Aspect
from mapping.questions.tasks import Levels
from mapping.terms import term
from mapping.words import Voice, spoken

Sheet = dict[str, Any]
"""What the typesetter is handed, all of it texts, numbers and lists."""

_STAIRS = frozenset({Aspect.STRENGTH, Aspect.ORDINARY_DAY, Aspect.CHILDREN})
"""What is drawn as steps. How days differ is a wave; what helps and what is wanted stand in words."""

_MOST_HELPS, _MOST_WISHES, _MOST_STRENGTHS = 3, 2, 2
_NAME, _LINE, _PARAGRAPH = 60, 110, 700
"""How many characters a name, a line, and lines across the sheet may have here."""

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_UNBROKEN = re.compile(r"\S{41,}|[^\s\-aeiouyåäö]{10,}|[aeiouyåäö]{10,}", re.IGNORECASE)
"""What the typesetter finds no place to break in, for it knows words; it would reach into the next column."""


def profile_sheet(told: ProfileTold, levels: Levels, audience: Audience, *, legend: bool) -> Sheet:
    """The rows, the everyday tasks, and what the marks mean."""
    areas = [_area(area, audience) for area in told.areas]
    tasks = _tasks(told, levels, audience)
    return {
        "heads": [_("Area"), _("This works"), _("This helps"), _("This help is wanted")],
        "areas": areas,
        "everywhere": {"name": _("This helps in several areas"), "lines": _everywhere(told)},
        "tasks": tasks,
        "ends": [fitted(line, _PARAGRAPH) for line in _ends(told)],
        "legend": _legend(areas, tasks) if legend else [],
    }


def fitted(text: str, most: int) -> str:
    """`text` as the font can write it, in at most that many characters, and with places where a long word may break."""
    drawn = written(text)
    drawn = drawn if len(drawn) <= most else drawn[: most - 1].rstrip() + "…"
    return _UNBROKEN.sub(lambda run: _SOFT_HYPHEN.join(re.findall(r".{1,6}", run[0])), drawn)


def _area(told: AreaTold, audience: Audience) -> Sheet:
    helps = [fitted(help_, _LINE) for help_ in told.helps]
    wishes = [fitted(wish_words(wish), _LINE) for _where, wish in told.wishes]
    return {
        "name": fitted(told.area.name.text, _NAME),
        "professional": fitted(told.area.professional.text, _NAME) if audience is Audience.WORKER else "",
        "strengths": [_told(one) for one in _strengths(told)],
        "strips": [
            [_strip(chapter, audience) for chapter in told.chapters if bool(chapter.heading) is labelled]
            for labelled in (False, True)
        ],
        "varies": [_wave(said) for chapter in told.chapters for said in chapter.of(Aspect.VARIATION)],
        "helps": _at_most(helps, _MOST_HELPS),
        "wishes": _at_most(wishes, _MOST_WISHES),
        "lines": [fitted(line, _PARAGRAPH) for line in _lines(told, audience)],
    }


def _strengths(told: AreaTold) -> list[Said]:
    """What works: what the family chose as a strength before the rest."""
    works = [one for chapter in told.chapters for one in chapter.works]
    works.sort(key=lambda one: one.question.aspect is not Aspect.STRENGTH)
    return works[:_MOST_STRENGTHS]


def _strip(chapter: Chapter, audience: Audience) -> Sheet:
    label = chapter.professional if audience is Audience.WORKER else chapter.heading
    drawn = [one for one in chapter.said if one.question.aspect in _STAIRS or one.answer.step is None]
    marks = [_mark(one) for one in drawn]
    alt = [_alternative(one) for one in drawn]
    if chapter.unasked:
        marks.append({"kind": "unasked", "count": chapter.unasked})
        alt.append(ngettext("Not asked: {count} question.", "Not asked: {count} questions.", chapter.unasked))
    return {"label": fitted(label, _NAME), "marks": marks, "alt": " ".join(alt) or _("No answers")}


def _mark(said: Said) -> Sheet:
    if said.answer.step:
        return {"kind": "step", "step": said.answer.step, "starred": said.answer.step in HIGH}
    return {"kind": said.answer.silence.value if said.answer.silence else "words"}


def _alternative(said: Said) -> str:
    """A mark in words."""
    silence = term(said.answer.silence).capitalize() + "." if said.answer.silence else ""
    return written(" ".join(filter(None, [said.question.ask.text, said.text or silence or _("Told in words.")])))


def _wave(said: Said) -> Sheet:
    return {"step": said.answer.step, "alt": _("How days differ"), **_told(said), "words": ""}


def _told(said: Said) -> Sheet:
    """A question with the words of its step, and what the parent said of it."""
    own = spoken(said.answer.words, Voice.PARENT)
    words = _("“{words}”").format(words=fitted(own, _LINE)) if own else ""
    return {"ask": fitted(said.question.ask.text, _LINE), "text": fitted(said.text, _LINE), "words": words}


def _lines(told: AreaTold, audience: Audience) -> list[str]:
    """Words about the area as a whole; for the worker also, in words, what is hard, and what was observed."""
    lines = [
        f"{child}: {line}" if child else line for child, answer in told.whole for line in quoted(answer.words, audience)
    ]
    if audience is Audience.WORKER:
        hard = [f"{one.question.ask.text} {one.text}" for chapter in told.chapters for one in chapter.hard]
        lines += [_("This takes more strength") + ": " + " ".join(hard)] if hard else []
        seen = [words for chapter in told.chapters for one in chapter.said for words in one.answer.words]
        own = quoted(seen, Audience.PARENT)
        lines += [line for line in quoted(seen, audience) if line not in own]
    return lines


def _everywhere(told: ProfileTold) -> list[Sheet]:
    several = [(help_, areas) for help_, areas in told.helps.items() if len(areas) > 1]
    return [
        {"help": fitted(help_, _LINE), "places": fitted("; ".join(area.name.text for area in areas), _PARAGRAPH)}
        for help_, areas in several[:8]
    ]


def _tasks(told: ProfileTold, levels: Levels, audience: Audience) -> Sheet:
    worker = audience is Audience.WORKER
    columns = [
        {
            "name": fitted(_capital(level.parent.text), _NAME),
            "level": fitted(level.worker.text, _PARAGRAPH) if worker else "",
            "tasks": [_task(task, audience) for task in told.done(level.doer)],
        }
        for level in levels.levels
    ]
    rest = [one for one in told.tasks if one.answer.doer is None]
    lines = [(term(silence), [one for one in rest if one.answer.silence is silence]) for silence in Silence]
    some = any(column["tasks"] for column in columns)
    return {
        "name": _("Everyday tasks"),
        "note": fitted(decides_no_level(levels), _PARAGRAPH) if worker and some else "",
        "columns": columns if some else [],
        "rest": [
            fitted(f"{_capital(said)}: {'; '.join(_task_name(one) for one in ones)}.", _PARAGRAPH)
            for said, ones in lines
            if ones
        ],
    }


def _task(told: TaskTold, audience: Audience) -> Sheet:
    answer = told.answer
    climbed = ladder(answer, audience)
    reaches = (answer.knowledge, answer.skill, answer.application)
    return {
        "name": fitted(told.task.name.text, _LINE),
        "child": fitted(told.child, _NAME),
        "why": [fitted(line, _LINE) for line in _why(answer, audience)],
        "ladder": [reach.value if reach else "" for reach in reaches] if climbed else [],
        "alt": climbed,
    }


def _why(answer: TaskAnswer, audience: Audience) -> list[str]:
    """Why it is so, in the parent's words; for the worker by everybody."""
    if audience is Audience.WORKER:
        return quoted(answer.words, audience)
    own = spoken(answer.words, Voice.PARENT)
    return [_("“{words}”").format(words=own)] if own else []


def _task_name(told: TaskTold) -> str:
    return f"{told.task.name.text} ({told.child})" if told.child else told.task.name.text


def _ends(told: ProfileTold) -> list[str]:
    if not told.unasked:
        return []
    return [_("Not asked: {areas}.").format(areas="; ".join(area.name.text for area in told.unasked))]


def _legend(areas: Iterable[Sheet], tasks: Sheet) -> list[Sheet]:
    """What each mark means, of those that occur."""
    areas = list(areas)
    marks = [mark for area in areas for line in area["strips"] for strip in line for mark in strip["marks"]]
    kinds = {mark["kind"] for mark in marks}
    entries: list[Sheet] = []
    if "step" in kinds:
        entries.append(
            {"kind": "step", "step": 3, "starred": False, "text": _("An answer: the more steps, the easier it goes")}
        )
    if any(mark.get("starred") for mark in marks):
        entries.append({"kind": "step", "step": 5, "starred": True, "text": _("This works: a strength")})
    if any(area["varies"] for area in areas):
        entries.append({"kind": "wave", "step": 2, "text": _("How days differ: the larger the wave, the more")})
    said = {"words": _("told in words"), "unasked": _("not asked")}
    said |= {silence.value: term(silence) for silence in Silence}
    entries += [{"kind": kind, "count": 3, "text": _capital(text)} for kind, text in said.items() if kind in kinds]
    if any(task["ladder"] for column in tasks["columns"] for task in column["tasks"]):
        reaches = [Reach.YES.value, Reach.PARTLY.value, Reach.NOT_YET.value]
        entries.append({"kind": "ladder", "ladder": reaches, "text": _("Know, can, do it: yes, partly, not yet")})
    return entries


def _at_most(lines: list[str], most: int) -> list[str]:
    more = len(lines) - most
    return lines if more <= 0 else [*lines[:most], ngettext("and {count} more", "and {count} more", more)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

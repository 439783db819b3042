"""An invented family's everyday life, with every kind of answer in it. Nobody here exists."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from mapping.dates import FuzzyDate
from mapping.family import Family, FamilyMember, Symbol
from mapping.profile import Answer, Doer, Profile, Reach, Silence, TaskAnswer
from mapping.questions import krets_bank
from mapping.session import Session, first_session
from mapping.words import Voice, Words

MARIA = FamilyMember(id=UUID(int=1), name="Maria", symbol=Symbol.WOMAN, born=FuzzyDate(edtf="1991"))
ELSA = FamilyMember(id=UUID(int=2), name="Elsa", symbol=Symbol.WOMAN, born=FuzzyDate(edtf="2017"))
LOVE = FamilyMember(id=UUID(int=3), name="Love", born=FuzzyDate(edtf="2021"))
FAMILY = Family(id=UUID(int=9002), code="K-1", parent=MARIA, children=(ELSA, LOVE))
DAY = date(2026, 3, 12)


def answer(question: str, step: int | None = None, **facts: Any) -> Answer:
    """An answer in the words of the bank as it is now."""
    given = {"bank": krets_bank().version, **facts}
    return Answer(id=UUID(int=hash_of(question, facts.get("child"))), question=question, step=step, **given)


def task(key: str, doer: Doer | None = None, **facts: Any) -> TaskAnswer:
    """Who does a task."""
    return TaskAnswer(id=UUID(int=hash_of(key, facts.get("child"))), task=key, bank=2, doer=doer, **facts)


def hash_of(text: str, child: UUID | None) -> int:
    """A number of its own for each question and child."""
    return int.from_bytes(text.encode()[:14].ljust(14), "big") + (child.int if child else 0)


def said(voice: Voice, text: str) -> tuple[Words, ...]:
    """Words of one."""
    return (Words(voice=voice, text=text),)


def everyday(*answers: Answer, tasks: tuple[TaskAnswer, ...] = ()) -> Session:
    """A session with these answers, in which the parent is not alone."""
    session = first_session(FAMILY, id_=UUID(int=9001), on=DAY)
    return with_profile(session, Profile(answers=answers, tasks=tasks))


def with_profile(session: Session, profile: Profile) -> Session:
    """The session with that profile."""
    from msgspec.structs import replace

    return replace(session, profile=profile)


def few() -> Session:
    """One area, with every kind of answer."""
    return everyday(
        answer("executive.strength", 5, helps=("Jag tycker om att göra det", "Mormor Gerd ringer")),
        answer("executive.start", 3, words=said(Voice.PARENT, "Jag ser korgen. Gerd säger till.")),
        answer("executive.finish", 1, words=said(Voice.OBSERVATION, "Maria diskade medan vi pratade.")),
        answer("executive.letters", silence=Silence.DECLINED),
        answer("executive.hard_letter", silence=Silence.UNKNOWN),
        answer("executive.laundry_steps", silence=Silence.IRRELEVANT),
        answer("executive.interrupted", words=said(Voice.PARENT, "Det beror på vem som ropar.")),
        answer("executive.bedtime", 2, child=ELSA.id, words=said(Voice.CHILD, "Mamma läser alltid två kapitel.")),
        answer("executive.variation", 2),
        answer("executive.written", 5, helps=("Korta steg på en lapp",)),
        answer("executive.wish", 4, helps=("Samma person varje gång",)),
        answer("executive", words=said(Voice.PARENT, "Det går bättre när jag har sovit.")),
        answer("safety.home", 2, words=said(Voice.PARENT, "Kanariefågeln är tyst på natten.")),
        answer("own.question", 3, origin="Tjänsten"),
        tasks=TASKS,
    )


TASKS = (
    task("cooking", Doer.SELF),
    task("reading", Doer.SELF),
    task("play", Doer.SELF),
    task("comforting", Doer.SELF),
    task("teeth", Doer.SELF, child=ELSA.id),
    task("teeth", Doer.TOGETHER, child=LOVE.id, skill=Reach.PARTLY),
    task("gym_bag", Doer.REMINDED, child=ELSA.id, words=said(Voice.PARENT, "Jag ser väskan när vi redan har gått.")),
    task("leave_on_time", Doer.REMINDED),
    task("medicine", Doer.REMINDED, knowledge=Reach.YES, skill=Reach.YES, application=Reach.PARTLY),
    task("fever", Doer.TOGETHER, knowledge=Reach.YES, skill=Reach.PARTLY, application=Reach.NOT_YET),
    task("letters", Doer.TOGETHER),
    task("bills", Doer.DONE_FOR),
    task("forms", Doer.DONE_FOR),
    task("bedtime", Doer.TRAINING, child=LOVE.id, knowledge=Reach.YES, skill=Reach.YES, application=Reach.PARTLY),
    task("handing_over", silence=Silence.IRRELEVANT),
    task("email", silence=Silence.UNKNOWN),
    task("other_parent", silence=Silence.DECLINED),
)


def full() -> Session:
    """Every area that is not sensitive, answered as families do: most of it, and now and then not."""
    return everyday(*_answers(), tasks=TASKS)


def _answers() -> Iterator[Answer]:
    number = 0
    for area in krets_bank().areas:
        if area.sensitive:
            continue
        for place, question in enumerate(area.questions):
            number += 1
            helps = tuple(help_.sv for help_ in question.helps[number % 2 : number % 2 + number % 3])
            if number % 7 == 3:
                continue
            if number % 11 == 5:
                yield answer(question.id, silence=tuple(Silence)[number % 3])
                continue
            step = (4 + place % 2) if place == 0 else 1 + (number * 3 + place) % 5
            words = said(Voice.PARENT, "Det går bäst när vi är två hemma.") if number % 9 == 2 else ()
            yield answer(question.id, step, helps=helps, words=words)
        if area.key in {"executive", "senses"}:
            yield answer(area.questions[4].id, 2, child=ELSA.id, words=said(Voice.CHILD, "Det låter för mycket."))
            yield answer(area.questions[2].id, 5, child=ELSA.id)
            yield answer(area.questions[2].id, 3, child=LOVE.id)

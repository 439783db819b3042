"""How long an export of the profile takes, from session to bytes, with the fonts already loaded.

Every area that is not sensitive is answered, with what helps, silences and words: more than one meeting gives.
"""

from collections.abc import Callable, Iterator
from datetime import date
from time import perf_counter
from uuid import UUID

from benchmarks.figures import spread
from exports.pictures.profile_chart import ProfileFormat, draw_profile
from mapping.family import FamilyMember
from mapping.network import Network
from mapping.profile import Answer, Doer, Profile, Silence, TaskAnswer
from mapping.profile.in_words import profile_in_words
from mapping.questions import Bank, krets_bank
from mapping.session import Session
from mapping.words import Voice, Words

RUNS = 30
_WORDS = (Words(voice=Voice.PARENT, text="Det går bäst när vi är två hemma."),)


def invented(bank: Bank) -> Session:
    """A session with a whole profile. Nobody here exists."""
    tasks = tuple(
        TaskAnswer(id=UUID(int=9000 + number), task=task.key, bank=bank.version, doer=tuple(Doer)[number % 5])
        for number, task in enumerate(bank.tasks.tasks[:30])
    )
    day, ego = date(2026, 3, 12), FamilyMember(id=UUID(int=1), name="Maria")
    profile = Profile(answers=tuple(_answers(bank)), tasks=tasks)
    return Session(
        id=UUID(int=2), family=UUID(int=3), met_on=day, entered_on=day, network=Network(ego=ego), profile=profile
    )


def _answers(bank: Bank) -> Iterator[Answer]:
    questions = [question for area in bank.areas if not area.sensitive for question in area.questions]
    for number, question in enumerate(questions):
        silent = number % 11 == 5
        yield Answer(
            id=UUID(int=100 + number),
            question=question.id,
            bank=bank.version,
            step=None if silent else 1 + number * 3 % 5,
            silence=tuple(Silence)[number % 3] if silent else None,
            words=_WORDS if number % 9 == 2 else (),
            helps=tuple(help_.sv for help_ in question.helps[: number % 3]),
        )


def measure() -> list[str]:
    """Lines for people to read."""
    bank = krets_bank()
    session = invented(bank)
    formats: tuple[ProfileFormat, ...] = ("svg", "pdf", "png")
    return [
        f"{len(session.profile.answers)} answers in words: {_words(session, bank)}",
        *(f"the same to {wanted.upper()}: {_picture(session, bank, wanted)}" for wanted in formats),
    ]


def _words(session: Session, bank: Bank) -> str:
    return _timed(lambda: profile_in_words(session, bank, title="K-1"))


def _picture(session: Session, bank: Bank, wanted: ProfileFormat) -> str:
    return _timed(lambda: draw_profile(session, bank, title="K-1", picture_format=wanted))


def _timed(work: Callable[[], object]) -> str:
    work()
    taken = []
    for _ in range(RUNS):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return spread(taken)

"""Sessions about everyday life for tests: invented children, answers by question, and the app with one on the table."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from msgspec.structs import replace

from mapping.archive.documents.codec import Place
from mapping.dates import FuzzyDate
from mapping.language import gettext
from mapping.network import Alter, Kinship, Network
from mapping.profile import Answer, Profile, TaskAnswer, answer_about, answer_to
from mapping.questions import Question, load
from mapping.record import Id
from mapping.session import Part, Session, State
from tests.mapping.invented import EGO, tie
from tests.tui.playing import Player, keys, on_the_table, playing, screen_text, shows
from tui.parts.profile_view import ProfileView
from tui.screens.session.session import SessionScreen

ELSA, LOVE = UUID(int=2), UUID(int=3)
MET = date(2026, 10, 6)

CHILDREN = ((ELSA, "Elsa", "2018"), (LOVE, "Love", "2023"))
"""Eight and three years old."""

TEENAGERS = ((ELSA, "Elsa", "2009"), (LOVE, "Love", "2011"))


def invented_session(
    answers: Iterable[Answer] = (),
    tasks: Iterable[TaskAnswer] = (),
    children: Iterable[tuple[Id, str, str]] = CHILDREN,
    **parts: Any,
) -> Session:
    """A session with a parent and children, each with an identity, a name and a year of birth (empty: not known)."""
    alters = tuple(_child(*child) for child in children)
    ties = tuple(tie(EGO.id, alter.id, kinship=Kinship.PARENT_CHILD) for alter in alters)
    network = Network(ego=EGO, alters=alters, ties=ties)
    profile = Profile(answers=tuple(answers), tasks=tuple(tasks))
    whole = Session(id=uuid4(), family=uuid4(), met_on=MET, entered_on=MET, network=network, profile=profile)
    return replace(whole, **{"state": State.UNDER_WAY, **parts})


def _child(id_: Id, name: str, born: str) -> Alter:
    return Alter(id=id_, name=name, born=FuzzyDate(edtf=born) if born else None)


def said(question: str, step: int | None = None, **parts: Any) -> Answer:
    """An answer to a question as it is worded now."""
    stamp = load().stamp(question)
    answer = Answer(id=uuid4(), question=question, bank=stamp.version, origin=stamp.origin, step=step)
    return replace(answer, **parts)


def done(task: str, **parts: Any) -> TaskAnswer:
    """Who does a task."""
    return TaskAnswer(id=uuid4(), task=task, bank=load().version, **parts)


@asynccontextmanager
async def telling(
    folder: Path,
    session: Session,
    *,
    subject: str = "",
    before: Session | None = None,
    size: tuple[int, int] = (100, 40),
) -> AsyncIterator[Player]:
    """The app with `session` on the table, at `subject` in the profile; `before` is the one it follows."""
    async with playing(folder / "övning", practice=True, size=size) as player:
        await put_on_the_table(player, session, subject=subject, before=before)
        yield player


async def put_on_the_table(
    player: Player, session: Session, *, subject: str = "", before: Session | None = None
) -> None:
    """Open a session in the archive that the app has opened; one that is planned is under way, past its opening."""
    archive = player.app._archive  # type: ignore[attr-defined]  # the practice store, with a session of the test's own
    family = archive.family(archive.index.families[0].id)
    if before is not None:
        archive.save(replace(before, family=family.id))
    state = State.UNDER_WAY if session.state is State.PLANNED else session.state
    whole = replace(session, family=family.id, follows=before.id if before else None, state=state)
    player.app.push_screen(SessionScreen(archive, family, whole, Place(part=Part.PROFILE, subject=subject)))
    await shows(player, gettext("to be read, not changed") if session.closed else gettext("saved {time}")[:4])
    await player.pause()


def view(player: Player) -> ProfileView:
    """The profile on the screen."""
    return player.app.screen.query_one(ProfileView)


def answered(player: Player, question: str, child: Id | None = None) -> Answer:
    """What is answered to a question; fails when nothing is."""
    answer = answer_to(on_the_table(player).profile, question, child)
    assert answer is not None
    return answer


def tasked(player: Player, task: str, child: Id | None = None) -> TaskAnswer:
    """What is answered about a task; fails when nothing is."""
    answer = answer_about(on_the_table(player).profile, task, child)
    assert answer is not None
    return answer


def followed_up() -> tuple[Question, Question, int]:
    """A question of Krets' own, the one that follows up a low answer to it, and the highest step that is so low."""
    for question in load().questions:
        area = load().area_of(question.id)
        if area and not area.sensitive and len(question.ask_if) == 1 and question.ask_if[0].at_most:
            first = load().question(question.ask_if[0].question)
            assert first is not None
            if first.ages == question.ages == (0, 17):
                return first, question, question.ask_if[0].at_most
    raise AssertionError("no question follows up another")


async def opened_what_is_sensitive(player: Player) -> None:
    """Say that the parent is alone."""
    await keys(player, "f2")
    await shows(player, gettext("Is the parent alone with you?"))
    await keys(player, "shift+tab", "enter")


def part_text(player: Player) -> str:
    """What the part beside the agenda shows, as one line: texts are found however they are folded."""
    lines = (line.partition("▕")[2] for line in screen_text(player).splitlines())
    return " ".join(" ".join(lines).split())


async def tells(player: Player, words: str) -> None:
    """Wait until the part beside the agenda shows `words`."""
    for _try in range(100):
        await player.pause(0.02)
        if words in part_text(player):
            return
    raise AssertionError(f"{words!r} does not show:\n{screen_text(player)}")

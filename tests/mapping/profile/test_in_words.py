"""The profile in words: strengths first, nothing judged, and to each only what is theirs."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from mapping.cleaning import clean
from mapping.language import speaking
from mapping.profile import Answer, Doer, Profile, Reach, Silence
from mapping.profile.audience import Audience
from mapping.profile.in_words import profile_in_words
from mapping.profile.sensitive import without_sensitive
from mapping.profile.told import profile_told
from mapping.questions import krets_bank
from mapping.session import Session
from mapping.words import Voice
from tests import strategies
from tests.everyday import ELSA, LOVE, answer, everyday, few, full, said, task, with_profile

BANK = krets_bank()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking("en"):
        yield


def told(session: Session, audience: Audience = Audience.PARENT) -> str:
    """The words that leave when nothing more is chosen."""
    return profile_in_words(without_sensitive(session, BANK), BANK, title="K-1", audience=audience)


def with_more(session: Session, *more: Answer) -> Session:
    return with_profile(session, replace(session.profile, answers=(*session.profile.answers, *more)))


def parts(text: str) -> dict[str, list[str]]:
    """The lines under each heading; of two headings that are the same, the first's."""
    found: dict[str, list[str]] = {}
    for part in text.split("\n\n"):
        heading, *lines = part.split("\n")
        found.setdefault(heading, lines)
    return found


def test_it_begins_with_the_title_the_day_and_that_it_judges_nobody() -> None:
    lines = told(few()).splitlines()
    assert lines[:2] == ["Everyday life · K-1", "March 12, 2026"]
    assert lines[3].startswith("This is no assessment of parenting capacity.")


def test_strengths_come_first() -> None:
    children = answer("executive.bedtime", 2)
    headings = [line for line in told(with_more(few(), children)).splitlines() if line.endswith(":")]
    assert headings[:7] == [
        "This works:",
        "This works at times:",
        "This takes more strength:",
        "How days differ:",
        "With the children:",
        "This helps:",
        "This help is wanted:",
    ]


@pytest.mark.parametrize(
    ("question", "step", "heading"),
    [
        ("executive.strength", 5, "This works:"),
        ("executive.start", 4, "This works:"),
        ("executive.start", 3, "This works at times:"),
        ("executive.start", 2, "This takes more strength:"),
        ("executive.variation", 1, "How days differ:"),
        ("executive.bedtime", 1, "With the children:"),
        ("executive.written", 3, "This helps:"),
        ("executive.written", 2, "This helps less:"),
        ("executive.wish", 1, "This help is wanted:"),
        ("executive.wish", 5, "This help is wanted:"),
    ],
)
def test_an_answer_stands_where_its_step_says_in_the_steps_own_words(question: str, step: int, heading: str) -> None:
    found = parts(told(everyday(answer(question, step))))
    asked = BANK.question(question)
    assert asked is not None
    assert found[heading] == [f"- {asked.ask.text} {asked.step(step).text}"]
    assert [one for one in found if one.endswith(":")] == [heading]


@pytest.mark.parametrize(
    ("silence", "heading"),
    [
        (Silence.UNKNOWN, "Don't know"),
        (Silence.DECLINED, "Don't want to answer"),
        (Silence.IRRELEVANT, "Doesn't apply"),
    ],
)
def test_a_silence_is_told_as_itself_and_never_as_something_hard(silence: Silence, heading: str) -> None:
    session = everyday(answer("executive.finish", silence=silence))
    ask = BANK.question("executive.finish").ask.text  # type: ignore[union-attr]  # it is there
    parents, workers = told(session), told(session, Audience.WORKER)
    assert f"{heading}: 1 question." in parents.splitlines()
    assert ask not in parents, "nothing is read into a refusal"
    assert parts(workers)[f"{heading}:"] == [f"- {ask}"]
    assert "This takes more strength" not in parents + workers


def test_what_was_not_asked_is_counted_and_the_other_areas_are_named() -> None:
    lines = told(few()).splitlines()
    assert "Not asked: 1 question." in lines
    assert lines[-1].startswith("Not asked: ")
    assert BANK.areas[1].name.text in lines[-1]


def test_an_area_nobody_asked_about_tells_not_that_it_is_sensitive() -> None:
    text = told(everyday())
    assert [area.name.text for area in BANK.areas if area.sensitive and area.name.text in text] == []


def test_how_a_wish_is_to_be_met_is_told_with_the_wish() -> None:
    found = parts(told(everyday(answer("executive.wish", 4, helps=("The same person every time",)))))
    assert found["This help is wanted:"][0].endswith("Like this: The same person every time.")
    assert "THIS HELPS" not in found


def test_what_helps_is_gathered_once_with_where() -> None:
    lap = "A note"
    text = told(everyday(answer("executive.start", 4, helps=(lap, "Music")), answer("memory.agreed", 2, helps=(lap,))))
    gathered = parts(text)["THIS HELPS"]
    assert gathered == ["- A note (Starting and finishing; Remembering)", "- Starting and finishing: Music"]


def test_own_words_are_told_as_whose_they_are() -> None:
    text = told(few())
    assert "  The parent's own words: “Jag ser korgen. Gerd säger till.”" in text.splitlines()
    assert "  The child's own words: “Mamma läser alltid två kapitel.”" in text.splitlines()
    assert parts(text)["In words of one's own:"][1] == "  The parent's own words: “Det beror på vem som ropar.”"


def test_what_was_said_of_a_child_stands_under_the_childs_name() -> None:
    text = told(few())
    of_elsa = text[text.index("STARTING AND FINISHING: ELSA") :]
    assert "Mamma läser alltid två kapitel." in of_elsa
    assert "Mamma läser" not in text[: text.index("STARTING AND FINISHING: ELSA")]


def test_the_sides_of_time_are_told_apart() -> None:
    text = told(everyday(answer("time.calm", 4), answer("time.left", 2)))
    sides = [side.name.text.upper() for side in BANK.areas[1].sides]
    assert f"{BANK.areas[1].name.text.upper()}: {sides[0]}" in text.splitlines()
    assert f"{BANK.areas[1].name.text.upper()}: {sides[1]}" in text.splitlines()
    assert sides[2] not in text


def test_observations_documents_and_levels_are_the_workers() -> None:
    session = everyday(
        answer("executive.finish", 2, words=said(Voice.OBSERVATION, "Seen")),
        answer("executive.start", 2, words=said(Voice.DOCUMENT, "Written")),
        answer("executive.letters", words=said(Voice.OBSERVATION, "Noted")),
        tasks=(task("cooking", Doer.TOGETHER),),
    )
    parents, workers = told(session), told(session, Audience.WORKER)
    for mine in ("Seen", "Written", "Noted", "EXECUTIVE FUNCTION", "Level 2", "decides no level", "(step 2 of 5)"):
        assert mine in workers
        assert mine not in parents
    assert "In words of one's own" not in parents


def test_who_does_what_stands_under_who_does_it_with_the_ladder() -> None:
    tasks = (
        task("teeth", Doer.SELF, child=ELSA.id),
        task("teeth", Doer.TOGETHER, child=LOVE.id, knowledge=Reach.YES, skill=Reach.NOT_YET),
        task("email", silence=Silence.UNKNOWN),
        task("bills", application=Reach.PARTLY),
    )
    found = parts(told(everyday(tasks=tasks)))
    assert [line.rpartition(" ")[2] for line in found["Do it myself:"]] == ["(Elsa)"]
    assert found["Together:"][1] == "  Know: yes, can: not yet"
    assert len(found["Don't know:"]) == 1
    assert found["More about tasks:"][1] == "  Do it: partly"


def test_sensitive_answers_leave_only_when_chosen() -> None:
    session = few()
    assert "Kanariefågeln" not in told(session, Audience.WORKER)
    assert "Kanariefågeln" in profile_in_words(session, BANK)


def test_an_answer_that_the_bank_cannot_word_stays_or_is_counted() -> None:
    session = everyday(answer("own.question", 3, origin="Somebody's"), answer("executive.start", 3, origin="Theirs"))
    assert without_sensitive(session, BANK).profile.answers == ()
    assert profile_in_words(session, BANK).endswith("2 answers are to questions that this Krets does not have.")


def test_what_waits_to_be_confirmed_forgets_what_stayed_behind() -> None:
    session = few()
    hidden = next(answer for answer in session.profile.answers if answer.question == "safety.home")
    waiting = replace(session, to_confirm=(hidden.id, session.profile.answers[0].id))
    assert without_sensitive(waiting, BANK).to_confirm == (session.profile.answers[0].id,)


def test_an_old_answer_is_told_in_the_words_it_was_asked_in() -> None:
    earlier = next(one for one in BANK.earlier if not BANK.area_of(one.id).sensitive)  # type: ignore[union-attr]
    text = told(everyday(answer(earlier.id, 4, bank=earlier.until)))
    assert earlier.ask.text in text
    assert earlier.step(4).text in text


def test_a_child_who_is_gone_from_the_map_is_a_child() -> None:
    session = everyday(answer("executive.start", 4, child=ELSA.id))
    network = session.network
    gone = replace(session, network=replace(network, alters=network.alters[1:], ties=network.ties[1:]))
    assert "STARTING AND FINISHING: A CHILD" in told(gone)


def test_a_nameless_child_has_a_number() -> None:
    session = everyday(answer("executive.start", 4, child=LOVE.id))
    nameless = tuple(replace(alter, name="") for alter in session.network.alters)
    assert "CHILD 2" in told(replace(session, network=replace(session.network, alters=nameless)))


@given(strategies.sessions())
@settings(max_examples=40, deadline=None)
def test_nothing_told_can_steer_a_terminal(session: Session) -> None:
    answers = tuple(
        replace(answer, question=question.id, bank=BANK.version, origin="")
        for answer, question in zip(session.profile.answers, BANK.questions, strict=False)
    )
    drawn = with_profile(session, Profile(answers=answers, tasks=session.profile.tasks))
    for audience in Audience:
        text = profile_in_words(drawn, BANK, title="\x1b]52;c;x\x07", audience=audience)
        assert all(clean(line) == line.strip() for line in text.splitlines())


def test_every_answer_is_told_or_counted() -> None:
    of = profile_told(full(), BANK)
    answers = [one.answer for area in of.areas for chapter in area.chapters for one in chapter.said]
    assert sorted(str(one.id) for one in answers) == sorted(str(one.id) for one in full().profile.answers)
    assert of.unworded == 0

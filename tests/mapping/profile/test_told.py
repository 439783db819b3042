"""What a profile tells: what was answered, sorted by what it says, and nothing reckoned."""

from mapping.profile import Answer, Silence
from mapping.profile.asking import progress
from mapping.profile.told import AreaTold, Chapter, Said, area_told
from mapping.questions import krets_bank
from mapping.questions.bank import Aspect
from mapping.words import Voice
from tests.everyday import ELSA, answer, everyday, few, said

BANK = krets_bank()
AREA = BANK.areas[0]


def of(*answers: Answer) -> AreaTold:
    return area_told(AREA, everyday(*answers), BANK)


def chapter(*answers: Answer) -> Chapter:
    """What is told about the parent."""
    return of(*answers).chapters[0]


def ids(found: tuple[Said, ...]) -> list[str]:
    return [one.question.id.removeprefix("executive.") for one in found]


def test_each_answer_is_told_by_its_own_step() -> None:
    told = area_told(AREA, few(), BANK).chapters[0]
    assert ids(told.works) == ["strength"]
    assert ids(told.at_times) == ["start"]
    assert ids(told.hard) == ["finish"]
    assert ids(told.of(Aspect.VARIATION)) == ["variation"]
    assert ids(told.of(Aspect.WANTED_SUPPORT)) == ["wish"]
    assert ids(told.only_words) == ["interrupted"]
    assert told.works[0].text == BANK.questions[0].step(5).text


def test_what_helps_is_no_ability() -> None:
    helping, less = area_told(AREA, few(), BANK).chapters[0].helping
    assert (ids(helping), ids(less)) == (["written"], [])
    assert [ids(part) for part in chapter(answer("executive.written", 1)).helping] == [[], ["written"]]


def test_the_three_silences_are_three_facts() -> None:
    told = area_told(AREA, few(), BANK).chapters[0]
    assert [ids(told.silent(silence)) for silence in Silence] == [["hard_letter"], ["letters"], ["laundry_steps"]]


def test_a_wish_is_neither_good_nor_hard() -> None:
    for step in range(1, 6):
        told = chapter(answer("executive.wish", step))
        assert (told.works, told.at_times, told.hard) == ((), (), ())


def test_how_it_shows_with_the_children_stands_by_itself() -> None:
    (bedtime,) = [question for question in AREA.questions if question.id == "executive.bedtime"]
    told = chapter(answer("executive.bedtime", 5))
    assert bedtime.aspect is Aspect.CHILDREN
    assert (ids(told.works), ids(told.of(Aspect.CHILDREN))) == ([], ["bedtime"])


def test_what_helps_is_told_once() -> None:
    told = of(answer("executive.start", 4, helps=("A", "B")), answer("executive.finish", 4, helps=("B", "C")))
    assert told.helps == ("A", "B", "C")


def test_the_order_is_the_questions() -> None:
    assert ids(chapter(answer("executive.letters", 5), answer("executive.start", 5)).works) == ["start", "letters"]


def test_nothing_said_is_nothing_told() -> None:
    assert not of().said
    assert not of(answer("memory.agreed", 3)).said
    assert of(answer("executive", words=said(Voice.PARENT, "Allt"))).said
    assert of(answer("executive.start", silence=Silence.DECLINED)).said


def test_a_child_has_a_chapter_of_its_own() -> None:
    told = of(answer("executive.start", 5), answer("executive.start", 1, child=ELSA.id))
    assert [part.heading for part in told.chapters] == ["", ELSA.name]
    assert [ids(part.works) for part in told.chapters] == [["start"], []]


def test_follow_ups_count_only_when_they_follow() -> None:
    assert chapter(answer("executive.start", 1)).unasked == chapter(answer("executive.start", 5)).unasked + 1


def test_progress_is_about_the_parent_or_one_child() -> None:
    session = everyday(answer("executive.start", 5), answer("executive.start", 5, child=ELSA.id))
    answered, asked = progress(AREA, session)
    assert (answered, progress(AREA, session, ELSA.id)[0]) == (1, 1)
    assert asked == 1 + chapter(answer("executive.start", 5)).unasked


def test_what_was_asked_for_as_a_strength_is_never_told_as_hard() -> None:
    for step in range(1, 4):
        told = chapter(answer("executive.strength", step))
        assert (ids(told.hard), ids(told.at_times)) == ([], ["strength"])

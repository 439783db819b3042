"""An area's summary: what was answered, sorted by what it says, and nothing reckoned."""

from mapping.profile import Answer, Silence
from mapping.questions import krets_bank
from mapping.summary import AreaSummary, Said, progress, silences, summary
from mapping.words import Voice
from tests.everyday import ELSA, answer, everyday, few, said

BANK = krets_bank()
AREA = BANK.areas[0]


def of(*answers: Answer) -> AreaSummary:
    return summary(BANK, AREA, everyday(*answers))


def ids(found: tuple[Said, ...]) -> list[str]:
    return [one.question.id.removeprefix("executive.") for one in found]


def test_each_answer_is_told_by_its_own_step() -> None:
    sorted_ = summary(BANK, AREA, few())
    assert ids(sorted_.works) == ["strength", "written"]
    assert ids(sorted_.at_times) == ["start"]
    assert ids(sorted_.hard) == ["finish", "bedtime"]
    assert ids(sorted_.varies) == ["variation"]
    assert ids(sorted_.wishes) == ["wish"]
    assert ids(sorted_.only_words) == ["interrupted"]
    assert sorted_.works[0].text == BANK.questions[0].step(5).text


def test_the_three_silences_are_three_facts() -> None:
    sorted_ = summary(BANK, AREA, few())
    assert [ids(silences(sorted_, silence)) for silence in Silence] == [["hard_letter"], ["letters"], ["laundry_steps"]]


def test_a_wish_is_neither_good_nor_hard() -> None:
    for step in range(1, 6):
        sorted_ = of(answer("executive.wish", step))
        assert (sorted_.works, sorted_.at_times, sorted_.hard) == ((), (), ())


def test_what_helps_is_told_once() -> None:
    sorted_ = of(answer("executive.start", 4, helps=("A", "B")), answer("executive.finish", 4, helps=("B", "C")))
    assert sorted_.helps == ("A", "B", "C")


def test_the_order_is_the_questions() -> None:
    sorted_ = of(answer("executive.letters", 5), answer("executive.start", 5))
    assert ids(sorted_.works) == ["start", "letters"]


def test_nothing_said_is_nothing_told() -> None:
    assert not of().told
    assert not of(answer("memory.agreed", 3)).told
    assert of(answer("executive", words=said(Voice.PARENT, "Allt"))).told
    assert of(answer("executive.start", silence=Silence.DECLINED)).told


def test_follow_ups_count_only_when_they_follow() -> None:
    high, low = of(answer("executive.start", 5)), of(answer("executive.start", 1))
    assert low.unasked == high.unasked + 1


def test_progress_is_about_the_parent_or_one_child() -> None:
    session = everyday(answer("executive.start", 5), answer("executive.start", 5, child=ELSA.id))
    answered, asked = progress(AREA, session)
    assert (answered, progress(AREA, session, ELSA.id)[0]) == (1, 1)
    assert asked == 1 + of(answer("executive.start", 5)).unasked

"""A timeline leaves without words where names do not: what is left still has its days, its lane and its weight."""

from hypothesis import given, settings

from exports.masked_timeline import masked_with_timeline
from exports.masks import Mask
from exports.pictures.timeline import draw_timeline
from mapping.session import Session
from mapping.timeline import Lane, Role
from mapping.timeline.in_words import timeline_in_words
from tests.exports.stories import ELSA, event, session, worry
from tests.strategies import sessions

TOLD = session(
    (
        event(1, "Elsa byter skola hos Berit", "2021-03-12", whose=ELSA.id, said="när Berit slutade", weight=-2),
        event(2, "Hemligt", "2022", sensitive=True),
        event(3, "Boendestöd", "2022-05/..", lane=Lane.HELP, links=((1, Role.EASES),)),
    ),
    (worry(1, "Elsas mornar"),),
)


def test_names_may_leave_with_all_but_what_is_sensitive() -> None:
    left = masked_with_timeline(TOLD, Mask.NAMES)
    assert [one.title for one in left.timeline.events] == ["Elsa byter skola hos Berit", "Boendestöd"]


def test_without_names_there_are_no_words_but_the_pattern_is_left() -> None:
    for mask in (Mask.INITIALS, Mask.ROLES, Mask.NONE):
        left = masked_with_timeline(TOLD, mask)
        school, help_ = left.timeline.events
        assert (school.title, school.when.said, school.weight, school.lane) == ("", "", -2, Lane.FAMILY)
        assert help_.links[0].role is Role.EASES
        assert [one.text for one in left.timeline.worries] == ["Oro 1"]
        drawn = draw_timeline(left, title="…", picture_format="svg").decode() + timeline_in_words(left)
        assert not [word for word in ("Elsa", "Berit", "skola", "Boendestöd", "Hemligt") if word in drawn]


def test_what_may_not_be_told_is_an_event_of_somebodys() -> None:
    words = timeline_in_words(masked_with_timeline(TOLD, Mask.INITIALS))
    assert "- 12 mars 2021: E: en händelse (tungt" in words
    assert "- Sedan maj 2022: en händelse" in words


def test_initials_tell_whose_it_is_and_nothing_tells_no_days() -> None:
    assert masked_with_timeline(TOLD, Mask.INITIALS).timeline.events[0].when.edtf == "2021-03-12"
    assert (
        ">E</text>"
        in draw_timeline(masked_with_timeline(TOLD, Mask.INITIALS), title="…", picture_format="svg").decode()
    )
    bare = masked_with_timeline(TOLD, Mask.NONE).timeline.events
    assert [one.when.edtf for one in bare] == ["2021", "2022/.."]
    assert bare[0].whose is None


@settings(max_examples=40, deadline=None)
@given(sessions())
def test_any_timeline_can_be_masked(of: Session) -> None:
    for mask in Mask:
        left = masked_with_timeline(of, mask)
        assert len(left.timeline.events) == sum(not one.sensitive for one in of.timeline.events)
        if mask is not Mask.NAMES:
            assert not any(one.title or one.words or one.when.said for one in left.timeline.events)

"""What of a profile leaves where names do not: what was chosen from the bank, and no word of the family's own."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from exports.export import FORMATS, Export, FileFormat, Subject, file_name, made
from exports.masked_profile import masked_with_profile
from exports.masks import Mask
from mapping.language import speaking
from mapping.profile import Doer, Reach, Silence
from mapping.profile.audience import Audience
from mapping.questions import krets_bank
from mapping.session import Session
from mapping.words import Voice
from tests.everyday import ELSA, LOVE, answer, everyday, few, said, task

BANK = krets_bank()
HIDING = [mask for mask in Mask if mask is not Mask.NAMES]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking("en"):
        yield


def canaries() -> Session:
    """A session in which every name and every word of the family's tells who it is."""
    words = said(Voice.PARENT, "Kanarilo sa") + said(Voice.CHILD, "kanarilo") + said(Voice.OBSERVATION, "Kanarilo")
    session = everyday(
        answer("executive.start", 4, words=words, helps=("Kanarilo ringer", "Larm i mobilen")),
        answer("executive.finish", words=words),
        answer("executive.letters", silence=Silence.DECLINED, words=words),
        answer("executive.bedtime", 2, child=ELSA.id, words=words),
        answer("executive.wish", 4, helps=("Samma person varje gång", "Kanarilo hjälper")),
        answer("executive", words=words),
        answer("own.question", 2, origin="Kanarilos tjänst", words=words),
        tasks=(
            task("teeth", Doer.SELF, child=LOVE.id, words=words),
            task("cooking", Doer.SELF, skill=Reach.YES),
            task("bills", words=words),
        ),
    )
    network = session.network
    named = tuple(replace(alter, name=f"Kanari{number}") for number, alter in enumerate(network.alters))
    return replace(session, network=replace(network, ego=replace(network.ego, name="Kanaria"), alters=named))


@pytest.mark.parametrize("mask", Mask)
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("wanted", ["txt", "svg"])
def test_no_word_tells_who_it_is(wanted: FileFormat, audience: Audience, mask: Mask) -> None:
    export = Export(Subject.PROFILE, wanted, mask, audience=audience, sensitive=True)
    (content,) = made(export, canaries(), title="Familjen Kanaria").contents.values()
    assert (b"kanari" in content.lower()) == (mask is Mask.NAMES)


@pytest.mark.parametrize("mask", HIDING)
def test_what_was_chosen_from_the_bank_still_leaves(mask: Mask) -> None:
    export = Export(Subject.PROFILE, "txt", mask)
    (content,) = made(export, canaries(), title="K-1").contents.values()
    text = content.decode()
    start = BANK.question("executive.start")
    assert start is not None
    for kept in (start.step(4).text, "- Larm i mobilen", "Samma person varje gång", "Don't want to answer:", "yes"):
        assert kept in text


@pytest.mark.parametrize("mask", HIDING)
def test_that_something_was_said_is_still_told(mask: Mask) -> None:
    left = masked_with_profile(canaries(), mask, BANK).profile
    by_question = {answer.question: answer for answer in left.answers}
    assert [words.text for words in by_question["executive.finish"].words] == ["…"] * 3
    assert by_question["executive.start"].words == ()
    assert len(left.answers) == len(canaries().profile.answers)
    assert [bool(answer.words) for answer in left.tasks] == [False, False, True]


def test_help_offered_in_the_other_language_is_the_banks_too() -> None:
    session = everyday(answer("executive.start", 4, helps=("An alarm on the phone", "Larm i mobilen", "Gerd")))
    (left,) = masked_with_profile(session, Mask.ROLES, BANK).profile.answers
    assert left.helps == ("An alarm on the phone", "Larm i mobilen")


@pytest.mark.parametrize(
    ("mask", "called"), [(Mask.NAMES, "ELSA"), (Mask.INITIALS, "E"), (Mask.ROLES, "DAUGHTER"), (Mask.NONE, "CHILD 1")]
)
def test_a_child_is_called_as_the_mask_says(mask: Mask, called: str) -> None:
    (content,) = made(Export(Subject.PROFILE, "txt", mask), few(), title="K-1").contents.values()
    headings = [line for line in content.decode().splitlines() if line.startswith("STARTING AND FINISHING:")]
    assert headings == [f"STARTING AND FINISHING: {called}"]


@pytest.mark.parametrize("wanted", FORMATS[Subject.PROFILE])
def test_sensitive_areas_leave_only_when_chosen(wanted: FileFormat) -> None:
    (without,) = made(Export(Subject.PROFILE, wanted), few(), title="K-1").contents.values()
    (whole,) = made(Export(Subject.PROFILE, wanted, sensitive=True), few(), title="K-1").contents.values()
    assert without != whole
    if wanted in {"txt", "svg"}:
        assert b"Kanariefageln" not in without
        assert "Kanariefågeln".encode() not in without
        assert "Kanariefågeln".encode() in whole


def test_squares_are_counted_of_what_leaves() -> None:
    session = everyday(answer("executive.start", 4, helps=("漢字",)))
    counted = [made(Export(Subject.PROFILE, "svg", mask), session, title="K-1").squares for mask in Mask]
    assert counted == [2, 0, 0, 0]


def test_the_file_and_the_note_tell_what_it_is_and_no_name() -> None:
    parents = Export(Subject.PROFILE, "pdf")
    workers = Export(Subject.PROFILE, "txt", Mask.ROLES, audience=Audience.WORKER, sensitive=True)
    assert file_name(parents, few()) == "everyday-life-2026-03-12-00000000.pdf"
    assert file_name(workers, few()) == "everyday-life-2026-03-12-00000000-for-worker-roles.txt"
    assert (parents.noted, workers.noted) == ("profile pdf", "profile txt roles worker sensitive")

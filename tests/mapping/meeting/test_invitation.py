"""The invitation answers what a parent asks before a meeting, in words that are easy to read."""

from datetime import date, time

from hypothesis import given
from msgspec.structs import replace

from exports.invitation import as_markdown, as_text
from mapping.language import use
from mapping.meeting import Plan
from mapping.meeting.invitation import MOST_IN_A_MESSAGE, invitation, reminder
from mapping.questions.plainness import lix, sentences, words
from mapping.session import AgendaItem, Part, Session
from tests.mapping.archive.invented import SESSION
from tests.strategies import sessions

PLANNED = replace(
    SESSION,
    met_on=date(2026, 3, 12),
    plan=Plan(
        starts=time(13, 30),
        minutes=45,
        place="hemma hos er, i köket",
        coming="en tolk",
        bring="kalendern",
        change="Ring eller skicka sms till 070-000 00 00.",
    ),
)


def test_it_answers_every_question() -> None:
    told = as_text(invitation(PLANNED, worker="Vera"))
    for answer in (
        "Hej Märta!",
        "Du träffar Vera.",
        "Med är också: en tolk.",
        "hemma hos er, i köket",
        "Torsdag 12 mars klockan 13:30.",
        "Vi ses i 45 minuter.",
        "Vi slutar klockan 14:15.",
        "Vi ritar en karta över dem som finns runt dig.",
        "Bra att ha med: kalendern.",
        "Ring eller skicka sms till 070-000 00 00.",
    ):
        assert answer in told


def test_what_is_not_planned_is_said_to_come() -> None:
    told = as_text(invitation(replace(SESSION, plan=Plan()), worker=""))
    assert told.count("Det bestämmer vi tillsammans.") == 2
    assert "Tiden bestämmer vi tillsammans." in told
    assert "Bra att ha med" not in told


def test_only_what_is_left_of_the_agenda_is_told() -> None:
    agenda = tuple(AgendaItem(part=part, done=part is not Part.TIMELINE) for part in Part)
    told = as_text(invitation(replace(PLANNED, agenda=agenda), worker=""))
    assert "linje" in told
    assert "karta" not in told


def test_it_is_easy_to_read() -> None:
    told = as_text(invitation(PLANNED, worker="Vera"))
    assert lix(told) <= 30
    assert max(len(words(sentence)) for sentence in sentences(told)) <= 12


def test_it_is_one_page() -> None:
    assert len(as_text(invitation(PLANNED, worker="Vera")).splitlines()) <= 50


def test_in_markdown_nothing_that_was_written_is_a_mark() -> None:
    told = as_markdown(invitation(replace(PLANNED, plan=replace(PLANNED.plan, place="# *här*")), worker=""))
    assert told.startswith("# Välkommen till ett möte\n")
    assert "\\# \\*här\\*" in told


def test_in_english_too() -> None:
    use("en")
    assert "Thursday 12 March at 13:30." in as_text(invitation(PLANNED, worker="Vera"))


def test_the_reminder_tells_when_and_where() -> None:
    assert reminder(PLANNED) == (
        "Hej! Vi ses torsdag 12 mars klockan 13:30. Annan tid? Ring eller skicka sms till 070-000 00 00. "
        "Plats: hemma hos er, i köket. Det tar 45 minuter."
    )


@given(sessions())
def test_a_reminder_is_one_message_and_names_nobody(session: Session) -> None:
    name = "Xerxes"
    said = reminder(replace(session, network=replace(session.network, ego=replace(session.network.ego, name=name))))
    assert 0 < len(said) <= MOST_IN_A_MESSAGE
    assert name not in said
    assert "\n" not in said

"""The field for a date says how it reads what is typed, and why it cannot; what was told is never lost."""

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from mapping.dates import Anchor, AnchorKind, FuzzyDate
from mapping.language import speaking
from tests.mapping.dates.said_from_known import ELSA, KNOWN, MOVE
from tui.widgets.date_field import DateField
from tui.widgets.fields import TextField


class _Page(App[None]):
    def __init__(self, field: DateField) -> None:
        super().__init__()
        self._field = field

    def compose(self) -> ComposeResult:
        yield self._field


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("när Elsa var 3", "when Elsa was 3: some time 2021–2022"),
        ("i höstas", "autumn 2025"),
        ("pågår", "still goes on"),
        ("31 februari 2015", "no such day"),
        ("2014 till 2012", "end comes before"),
        ("20155", "four digits"),
        ("minns inte", "Kept as words"),
    ],
)
async def test_the_reading_is_shown_as_one_types(typed: str, line: str) -> None:
    with speaking("en"):
        field = DateField(known=KNOWN)
        async with _Page(field).run_test() as pilot:
            field.query_one(TextField).focus()
            await pilot.press(*("space" if letter == " " else letter for letter in typed))
            await pilot.pause()
            assert line in str(field.query_one(".reading", Static).content)
            assert field.date is not None
            assert field.date.said == typed


async def test_a_date_whose_anchor_is_gone_is_kept_and_explained() -> None:
    given = FuzzyDate(said="före flytten", anchor=Anchor(kind=AnchorKind.BEFORE, to=MOVE.id))
    with speaking("en"):
        field = DateField(given, known=KNOWN._replace(events=()))
        async with _Page(field).run_test():
            assert "not there any more" in str(field.query_one(".reading", Static).content)
            assert field.date == given


async def test_a_birth_that_is_told_from_itself_says_so() -> None:
    with speaking("en"):
        field = DateField(FuzzyDate(said="x"), known=KNOWN._replace(itself=ELSA.id))
        async with _Page(field).run_test() as pilot:
            field.query_one(TextField).value = "när Elsa var 3"
            await pilot.pause()
            assert "hangs on itself" in str(field.query_one(".reading", Static).content)


async def test_what_hung_on_nobody_is_read_anew_when_they_have_come() -> None:
    given = FuzzyDate(said="när Elsa var 3")
    with speaking("en"):
        async with _Page(DateField(given, known=KNOWN._replace(people=()))).run_test() as pilot:
            assert pilot.app.query_one(DateField).date == given
        async with _Page(DateField(given, known=KNOWN)).run_test() as pilot:
            read = pilot.app.query_one(DateField).date
            assert read is not None
            assert read.dated

"""Somebody told in one line, as people write: a name, and a birth or an age."""

from datetime import date

import pytest
from hypothesis import given

from mapping.dates import FuzzyDate, undated
from mapping.network.lines import birth, introduced
from mapping.timeline import ages_at
from tests.strategies import texts

TODAY = date(2026, 10, 6)


@pytest.mark.parametrize(
    ("line", "name", "edtf"),
    [
        ("Juni", "Juni", None),
        ("Juni, 2017", "Juni", "2017"),
        ("Juni 2017", "Juni", "2017"),
        ("Juni född 2017", "Juni", "2017"),
        ("Juni, född våren 2017", "Juni", "2017-21"),
        ("Anna Maria 2017", "Anna Maria", "2017"),
        ("Lill Erik född 2017", "Lill Erik", "2017"),
        ("Lill Erik, 12 mars 2017", "Lill Erik", "2017-03-12"),
        (", 2018", "", "2018"),
        ("Maria, 35", "Maria", "1991~"),
        ("Maria, 35 år", "Maria", "1991~"),
        ("Maria 35 år gammal", "Maria", "1991~"),
        ("Maria, 35 years old", "Maria", "1991~"),
        ("Juni, 0", "Juni", "2026~"),
        ("Barn 2", "Barn 2", None),
        ("Juni, 1985-", "Juni", "1985/.."),
    ],
)
def test_a_name_and_a_birth(line: str, name: str, edtf: str | None) -> None:
    told = introduced(line, TODAY)
    assert (told.name, told.born and told.born.edtf) == (name, edtf)


def test_an_age_gives_the_age_again_on_that_day() -> None:
    ages = ages_at(birth("35", TODAY), FuzzyDate(edtf="2026-10-06"))
    assert ages is not None
    assert (ages.least, ages.most, ages.about) == (35, 35, True)


def test_the_number_itself_is_not_kept_for_it_is_wrong_in_a_year() -> None:
    assert birth("35 år", TODAY) == FuzzyDate(edtf="1991~")


def test_words_after_the_comma_stay_words() -> None:
    assert introduced("Juni, lilla", TODAY).born == undated("lilla")
    assert birth("lilla", TODAY) is None
    assert birth("350", TODAY) is None


@given(texts())
def test_any_line_is_taken_apart(line: str) -> None:
    name, born = introduced(line, TODAY)
    assert name == name.strip()
    assert born is None or born.said or born.dated

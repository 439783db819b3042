"""How strong a passphrase is: Swedish habits are known, and the page with the recovery key can be read again."""

from datetime import date
from uuid import UUID

import pytest

from mapping.archive.keys.page import recovery_page
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.keys.strength import NAMES, Strength, meaning, strength_of
from mapping.language import speaking


@pytest.mark.parametrize(
    "passphrase",
    ["", " ", "a", "lösenord2024", "losenord2024", "Sommar2024!", "Stockholm1987", "krets krets krets", "aaaaaaaaaaaa",
     "1234567890", "Anna och Erik", "\ud800" * 12, "\u0301" * 12, "å" * 100_000],
)  # fmt: skip
def test_what_people_choose_is_very_weak(passphrase: str) -> None:
    assert strength_of(passphrase) is Strength.VERY_WEAK


@pytest.mark.parametrize("passphrase", ["trubadur kantarell mejsel", "päron traktor lampa ni", "x9#Kd72-pqLz!w-Tb"])
def test_words_that_have_nothing_to_do_with_each_other_are_strong(passphrase: str) -> None:
    assert strength_of(passphrase) is Strength.STRONG


def test_more_of_it_is_never_weaker() -> None:
    steps = [strength_of("kantarell mejsel trubadur"[:length]) for length in range(26)]
    assert steps == sorted(steps)


def test_what_could_take_long_is_reckoned_in_a_moment() -> None:
    assert strength_of("4@8({[<369&#!1/|0$5+7%2" * 100) is Strength.STRONG


def test_each_step_has_a_name_and_a_meaning() -> None:
    assert len({meaning(step) for step in Strength}) == len(NAMES) == 4


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_can_be_read_again(language: str) -> None:
    key = RecoveryKey.new()
    with speaking(language):  # type: ignore[arg-type]  # one of the two
        page = recovery_page(key, UUID(int=0xABCDEF12 << 96), date(2026, 3, 12))
    assert RecoveryKey.read(page) == key
    assert all(group in page for group in key.groups)
    assert "abcdef12" in page
    assert "2026" in page
    assert max(map(len, page.splitlines())) <= 76

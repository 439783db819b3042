"""Whom one means comes first."""

import pytest

from mapping.network.finding import found

NAMES = [
    (number, name) for number, name in enumerate(["En annan förälder", "Hanna", "Anna", "Annas mamma", "Mor Anna"])
]


@pytest.mark.parametrize(
    ("sought", "names"),
    [
        ("anna", ["Anna", "Mor Anna", "Annas mamma", "En annan förälder", "Hanna"]),
        ("ANNA ", ["Anna", "Mor Anna", "Annas mamma", "En annan förälder", "Hanna"]),
        ("annas", ["Annas mamma"]),
        ("förä", ["En annan förälder"]),
        ("x", []),
        ("", [name for _number, name in NAMES]),
        ("\x1b", [name for _number, name in NAMES]),
    ],
)
def test_a_whole_name_then_a_word_then_a_beginning_then_any_part(sought: str, names: list[str]) -> None:
    assert [name for _number, name in found(NAMES, sought)] == names


def test_the_order_among_equals_is_kept() -> None:
    assert [key for key, _name in found([(2, "Bo"), (1, "Bo")], "bo")] == [2, 1]

"""Children written on one line each, as people write them."""

import pytest

from tui.dialogs.new_family import _child_of


@pytest.mark.parametrize(
    ("line", "name", "born"),
    [
        ("Juni", "Juni", ""),
        ("Juni, 2017", "Juni", "2017"),
        ("Juni 2017", "Juni", "2017"),
        ("Juni född 2017", "Juni", "2017"),
        ("Juni, född våren 2017", "Juni", "våren 2017"),
        ("Anna Maria 2017", "Anna Maria", "2017"),
        ("Lill Erik född 2017", "Lill Erik", "2017"),
        ("Lill Erik, 12 mars 2017", "Lill Erik", "12 mars 2017"),
        (", 2018", "", "2018"),
    ],
)
def test_a_name_and_a_birth(line: str, name: str, born: str) -> None:
    assert _child_of(line) == (name, born)

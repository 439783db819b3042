"""What stands in each cell: every style of tie is told apart without colour, and people stand on top."""

from itertools import combinations
from typing import Any
from uuid import UUID

import pytest

from mapping.family import FamilyMember, Symbol
from mapping.network import Alter, AlterKind, Direction, Kinship, Network, Standing, Strength, Tie
from mapping.network.presets import Preset, concerned, ties_in
from tui.circle.drawing import Cell, Ink, Showing, changed, drawn
from tui.circle.frame import framed
from tui.circle.glyphs import cells, label, shortened

EGO = FamilyMember(id=UUID(int=1), name="Maria", symbol=Symbol.WOMAN)
ASTRID = Alter(id=UUID(int=2), name="Astrid", symbol=Symbol.WOMAN, sector="leisure", ring=3)
WAITING = Alter(id=UUID(int=3), name="Nova")


def tie(number: int = 0, **facts: Any) -> Tie:
    return Tie(id=UUID(int=100 + number), a=EGO.id, b=ASTRID.id, **facts)


Sheet = dict[tuple[int, int], Cell]
"""The cells by column and row."""


def sheet(*ties: Tie, alters: tuple[Alter, ...] = (ASTRID,), **showing: Any) -> Sheet:
    network = Network(ego=EGO, alters=alters, ties=ties)
    rows = drawn(network, framed(network, 66, 30), Showing(ties, **showing))
    return {(column, row): cell for row, cells_ in rows.items() for column, cell in cells_.items()}


def signs(sheet: Sheet) -> dict[tuple[int, int], str]:
    return {at: cell.sign for at, cell in sheet.items()}


def written(sheet: Sheet, ink: Ink) -> str:
    return "".join(cell.sign for _at, cell in sorted(sheet.items(), key=lambda item: item[0][::-1]) if cell.ink is ink)


STYLES: dict[str, dict[str, Any]] = {
    "none": {},
    "strong": {"strength": Strength.STRONG},
    "weak": {"strength": Strength.WEAK},
    "strained": {"strained": True},
    "strong and strained": {"strength": Strength.STRONG, "strained": True},
    "weak and strained": {"strength": Strength.WEAK, "strained": True},
    "broken": {"broken": True},
    "to the parent": {"support": Direction.TO_A},
    "from the parent": {"support": Direction.TO_B},
    "mutual": {"support": Direction.MUTUAL},
    "separated": {"kinship": Kinship.EX_PARTNER},
    "divorced": {"kinship": Kinship.DIVORCED},
    "divorced and broken": {"kinship": Kinship.DIVORCED, "broken": True},
}


@pytest.mark.parametrize("styles", list(combinations(STYLES, 2)), ids=" / ".join)
def test_styles_are_told_apart_without_colour(styles: tuple[str, str]) -> None:
    one, other = (signs(sheet(tie(**STYLES[style]))) for style in styles)
    assert one != other


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_several_ties_between_the_same_two_all_show(count: int) -> None:
    before = signs(sheet(*(tie(number) for number in range(count - 1))))
    after = signs(sheet(*(tie(number) for number in range(count))))
    assert after != before


def test_an_arrow_points_at_whoever_receives() -> None:
    drawn_ = sheet(tie(support=Direction.TO_B))
    [at] = [at for at, cell in drawn_.items() if cell.sign in "▲▼◀▶"]
    name = [at for at, cell in drawn_.items() if cell.ink is Ink.NAME]
    assert min(abs(at[0] - x) + abs(at[1] - y) for x, y in name) <= 3


def test_people_stand_on_top_of_every_tie() -> None:
    shown = written(sheet(tie(strength=Strength.STRONG, strained=True)), Ink.NAME)
    assert shown.strip() == "Astrid"


def test_a_tie_to_somebody_who_waits_shows_when_one_of_them_is_in_hand() -> None:
    away = Tie(id=UUID(int=9), a=EGO.id, b=WAITING.id)
    hidden = sheet(away, alters=(ASTRID, WAITING))
    assert not any(cell.ink is Ink.TIE for cell in hidden.values())
    assert any(cell.ink is Ink.TIE for cell in sheet(away, alters=(ASTRID, WAITING), chosen=WAITING.id).values())


def test_a_tie_to_nobody_or_oneself_is_left_out() -> None:
    loose = Tie(id=UUID(int=9), a=EGO.id, b=UUID(int=77))
    own = Tie(id=UUID(int=10), a=ASTRID.id, b=ASTRID.id)
    assert signs(sheet(loose, own)) == signs(sheet())


def test_who_is_not_concerned_stands_back() -> None:
    network = Network(ego=EGO, alters=(ASTRID,), ties=())
    about = concerned(network, Preset.MISSING)
    assert not ties_in(network, Preset.MISSING)
    assert "Astrid" in written(sheet(concerned=about), Ink.BACK)


def test_the_one_in_hand_is_marked() -> None:
    assert written(sheet(chosen=ASTRID.id), Ink.CHOSEN) == "○ Astrid"


def test_only_the_rows_that_differ_have_changed() -> None:
    network = Network(ego=EGO, alters=(ASTRID,), ties=(tie(),))
    frame = framed(network, 66, 30)
    before = drawn(network, frame, Showing())
    at = frame.label_of(ASTRID.id)
    assert at is not None
    assert not changed(before, drawn(network, frame, Showing()))
    assert changed(before, drawn(network, frame, Showing(chosen=ASTRID.id))) == {at.row}
    tied = changed(before, drawn(network, frame, Showing((tie(),))))
    assert tied
    assert tied <= {*range(min(at.row, 14), max(at.row, 16) + 1)}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "◇ Ulla"),
        ({"symbol": Symbol.MAN}, "□ Ulla"),
        ({"symbol": Symbol.WOMAN}, "○ Ulla"),
        ({"kind": AlterKind.SERVICE}, "▭ Ulla"),
        ({"deceased": True}, "◇ †Ulla"),
        ({"deceased": True, "standing": Standing.WISHED}, "◇ †(Ulla)"),
        ({"standing": Standing.WISHED}, "◇ (Ulla)"),
        ({"standing": Standing.QUEUE}, "◇ (Ulla)"),
        ({"households": (1,)}, "◇ Ulla⌂"),
        ({"households": (1, 2)}, "◇ Ulla⌂⌂₂"),
        ({"name": "\x1b[31m", "role": "granne"}, "◇ [31m"),
        ({"name": "\u202e"}, "◇ ?"),
    ],
)
def test_a_label_says_what_is_so(facts: dict[str, Any], said: str) -> None:
    assert label(Alter(**{"id": UUID(int=2), "name": "Ulla", **facts}), 20) == said


@pytest.mark.parametrize(
    ("name", "longest", "short"),
    [
        ("Astrid", 6, "Astrid"),
        ("Astrid Alm", 8, "Astrid"),
        ("Elsas lärare", 9, "Elsas lä…"),
        ("Förskolan", 5, "Förs…"),
        ("漢字漢字", 5, "漢字…"),
        ("Ö", 1, "Ö"),
        ("Östen", 1, "Ö"),
        ("Östen", 2, "Ös"),
    ],
)
def test_names_are_shortened_to_the_room(name: str, longest: int, short: str) -> None:
    assert shortened(name, longest) == short


def test_each_cell_has_its_sign() -> None:
    assert list(cells("a漢e\u0301b")) == ["a", "漢", "", "e\u0301", "b"]
    assert list(cells("\u2764\ufe0f x")) == ["\u2764\ufe0f", "", " ", "x"]
    assert not list(cells("\u0301"))

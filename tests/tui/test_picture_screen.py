"""The exported picture in the terminal: it fits, it goes when one leaves, and a terminal that cannot is no dead end."""

import re
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO, StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from textual.drivers.headless_driver import HeadlessDriver

from mapping import language
from mapping.errors import PictureError
from mapping.language import gettext
from mapping.session import Session
from tests.mapping.invented import LOVE, alter
from tests.mapping.practice.test_practice import LATEST
from tests.tui.playing import Player, keys, playing, screen_text, shows, until
from tui import graphics
from tui.saying import unwritable_words
from tui.screens.help import HelpScreen
from tui.screens.session.picture import PictureScreen
from tui.widgets.keyline import KeyLine
from tui.widgets.terminal_picture import EMPTY_SCREEN, TerminalPicture

pytest.importorskip("textual_image", reason="the extra images is not installed")

SIXELS = re.compile(r'\x1b7\x1b\[(\d+);(\d+)H\x1bP[\d;]*q"1;1;(\d+);(\d+)#.*?\x1b\\\x1b8', re.DOTALL)
CELL = (10, 20)
"""A cell's width and height where the terminal does not say."""


class Terminal(NamedTuple):
    """What reached it."""

    written: list[str]
    """Past the app's cells, in order."""
    handed: StringIO
    """By the library itself: pictures in kitty's way."""

    def hear(self, sequence: str) -> None:
        """All but the shape of the mouse pointer, which Textual tells in the same way."""
        self.written.extend([sequence] * (not sequence.startswith("\x1b]22;")))

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.written)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal that takes sixels, and keeps what it is told."""
    graphics.load()
    monkeypatch.setattr("textual_image.renderable.Image", _renderable("SixelImage"))
    heard = Terminal([], StringIO())
    monkeypatch.setattr(HeadlessDriver, "write", lambda _self, sequence: heard.hear(sequence))
    monkeypatch.setattr("sys.__stdout__", heard.handed)
    return heard


def _renderable(name: str) -> object:
    from textual_image import renderable

    return getattr(renderable, name)


@asynccontextmanager
async def showing(tmp_path: Path, session: Session = LATEST, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Player]:
    """The app, with the picture screen opened."""
    async with playing(tmp_path / "övning", practice=True, size=size) as player:
        player.app.push_screen(PictureScreen(session, "Blåklockan"))
        await player.pause()
        yield player


async def drawn(player: Player, terminal: Terminal) -> None:
    """Wait until the picture has been drawn."""
    for _try in range(600):
        await player.pause(0.02)
        if SIXELS.search(terminal.text) and player.app.screen.query(TerminalPicture):
            return
    raise AssertionError(f"no picture:\n{screen_text(player)}")


async def drawn_anew(player: Player, terminal: Terminal) -> None:
    """Wait until the picture has been taken off the screen, and drawn since: until then the old one may be seen."""
    for _try in range(600):
        _before, taken_off, since = terminal.text.rpartition(EMPTY_SCREEN)
        if taken_off and SIXELS.search(since):
            return
        await player.pause(0.02)
    raise AssertionError(f"no other picture:\n{screen_text(player)}")


async def being_drawn(player: Player) -> None:
    """Wait until the drawing has begun."""
    while not [worker for worker in player.app.workers if worker.node is player.app.screen]:
        await player.pause(0.02)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (300, 100)], ids=str)
async def test_the_whole_picture_stands_between_the_top_line_and_the_keys(
    tmp_path: Path, terminal: Terminal, size: tuple[int, int]
) -> None:
    async with showing(tmp_path, size=size) as player:
        await drawn(player, terminal)
        row, column, width, height = map(int, SIXELS.findall(terminal.text)[-1])
        assert row >= 2
        assert (row - 1) * CELL[1] + height <= (size[1] - 1) * CELL[1]
        assert (column - 1) * CELL[0] + width <= size[0] * CELL[0]
        fills = max(width / CELL[0] / size[0], height / CELL[1] / (size[1] - 2))
        assert fills > 0.9, "as large as it can be"
        assert gettext("Drawing the map …") not in screen_text(player)


async def test_each_colour_is_taken_up_where_it_is_defined(tmp_path: Path, terminal: Terminal) -> None:
    async with showing(tmp_path) as player:
        await drawn(player, terminal)
    defined = re.findall(r"#(\d+);2;\d+;\d+;\d+(#\d+)?", terminal.text)
    assert len(defined) > 10
    assert all(taken == f"#{number}" for number, taken in defined)


async def test_leaving_takes_the_picture_off_the_screen(tmp_path: Path, terminal: Terminal) -> None:
    async with showing(tmp_path) as player:
        await drawn(player, terminal)
        assert EMPTY_SCREEN not in terminal.text
        await keys(player, "escape")
        await until(player, lambda: EMPTY_SCREEN in terminal.text[[*SIXELS.finditer(terminal.text)][-1].end() :])
        assert not isinstance(player.app.screen, PictureScreen)


async def test_leaving_the_app_takes_it_off_too(tmp_path: Path, terminal: Terminal) -> None:
    async with showing(tmp_path) as player:
        await drawn(player, terminal)
        await keys(player, "ctrl+q")
    assert terminal.text.rindex(EMPTY_SCREEN) > [*SIXELS.finditer(terminal.text)][-1].start()


async def test_nothing_is_drawn_over_what_is_seen_instead(tmp_path: Path, terminal: Terminal) -> None:
    async with showing(tmp_path) as player:
        await being_drawn(player)
        await keys(player, "escape")
        await player.app.workers.wait_for_complete()
        await player.pause()
        assert terminal.text == ""


async def test_under_the_help_there_is_no_picture_and_after_it_there_is(tmp_path: Path, terminal: Terminal) -> None:
    async with showing(tmp_path) as player:
        await drawn(player, terminal)
        await keys(player, "f1")
        await until(player, lambda: terminal.text.endswith(EMPTY_SCREEN))
        assert isinstance(player.app.screen, HelpScreen)
        await keys(player, "escape")
        await drawn_anew(player, terminal)


async def test_another_window_has_another_picture(tmp_path: Path, terminal: Terminal) -> None:
    async with showing(tmp_path) as player:
        await drawn(player, terminal)
        await player.resize_terminal(50, 15)
        await drawn_anew(player, terminal)
        row, _column, width, height = map(int, SIXELS.findall(terminal.text)[-1])
        assert width <= 50 * CELL[0]
        assert (row - 1) * CELL[1] + height <= 14 * CELL[1]


async def test_a_picture_for_a_window_that_has_changed_meanwhile_is_not_shown(
    tmp_path: Path, terminal: Terminal
) -> None:
    async with showing(tmp_path) as player:
        await being_drawn(player)
        await player.resize_terminal(50, 15)
        await drawn(player, terminal)
        await player.app.workers.wait_for_complete()
        await player.pause()
        [picture] = player.app.screen.query(TerminalPicture)
        assert picture.size.width <= 50


async def test_in_a_window_too_small_to_see_anything_it_says_so(tmp_path: Path, terminal: Terminal) -> None:
    async with showing(tmp_path, size=(80, 5)) as player:
        await shows(player, gettext("Make the window larger to see the picture."))
        await player.resize_terminal(80, 24)
        await drawn(player, terminal)


async def test_in_kittys_way_it_is_handed_over_shown_and_forgotten(
    tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import Image

    monkeypatch.setattr("textual_image.renderable.Image", _renderable("TGPImage"))
    async with showing(tmp_path) as player:
        for _try in range(600):
            await player.pause(0.02)
            if "\U0010eeee" in terminal.text:
                break
        handed = terminal.handed.getvalue()
        [number, *others] = set(re.findall(r"\x1b_Gi=(\d+),m=", handed))
        assert others == []
        png = b64decode("".join(re.findall(r"\x1b_Gi=\d+,m=[01],[^;]*;([^\x1b]*)\x1b", handed)))
        columns, rows = map(int, re.findall(r"c=(\d+),r=(\d+)", handed)[0])
        assert Image.open(BytesIO(png)).size == (columns * CELL[0], rows * CELL[1])
        colour = ";".join(str(int(number) >> shift & 255) for shift in (16, 8, 0))
        assert f"\x1b[38;2;{colour}m\U0010eeee" in terminal.text
        assert terminal.text.count("\U0010eeee") % (columns * rows) == 0
        await keys(player, "escape")
        forgotten = f"{EMPTY_SCREEN}\x1b_Ga=d,d=I,i={number},q=2\x1b\\"
        await until(player, lambda: terminal.text.endswith(forgotten))


async def test_a_terminal_without_pictures_says_how_to_get_the_map(
    tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual_image.renderable.Image", _renderable("HalfcellImage"))
    async with showing(tmp_path) as player:
        await shows(player, gettext("This terminal cannot show pictures. Go back with Esc; e makes a file of the map."))
        await keys(player, "escape")
        assert not isinstance(player.app.screen, PictureScreen)
        assert terminal.text == ""


async def test_a_map_that_cannot_be_drawn_is_one_sentence(
    tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_what: object, **_how: object) -> bytes:
        raise PictureError(gettext("The picture could not be drawn."))

    monkeypatch.setattr("exports.pictures.network_map.draw_map", refuse)
    async with showing(tmp_path) as player:
        await shows(player, gettext("The picture could not be drawn."))
        assert terminal.text == ""


async def test_letters_that_the_picture_lacks_are_told_of(tmp_path: Path, terminal: Terminal) -> None:
    network = replace(LATEST.network, alters=(replace(alter(LOVE), name="\x1b[2J李 🙂"),), ties=())
    async with showing(tmp_path, replace(LATEST, network=network), size=(120, 24)) as player:
        await drawn(player, terminal)
        assert unwritable_words(2) in screen_text(player).splitlines()[0]
        assert EMPTY_SCREEN not in terminal.text


@pytest.mark.parametrize("spoken", language.LANGUAGES)
async def test_the_keys_are_two(tmp_path: Path, terminal: Terminal, spoken: language.Language) -> None:
    async with playing(tmp_path / "övning", practice=True) as player:
        language.use(spoken)
        player.app.push_screen(PictureScreen(LATEST, "Blåklockan"))
        await drawn(player, terminal)
        hints = [str(hint) for hint in player.app.screen.query_one(KeyLine).hints]
        assert hints == [f"Esc {gettext('Back')}", f"F1 {gettext('Help')}"]

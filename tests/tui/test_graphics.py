"""Asking the terminal for pictures: only when wanted, before the app runs, and without a trace of the answers."""

import os
import pty
import subprocess
import sys
import termios
import time
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from select import select
from threading import Thread

import pytest

from mapping.language import gettext
from tests.tui.terminal import in_terminal
from tui import graphics

SCRIPT = """
import sys
from pathlib import Path
from tui.app import KretsApp
from tui.places import settings_file
from tui.running import run_app
from tui.settings import Settings, keep_settings

keep_settings(settings_file(), Settings(images=sys.argv[2] == "on"))
KretsApp.on_ready = lambda self: self.set_timer(0.1, self.exit)
status = run_app(Path(sys.argv[1]), practice=False)
print("loaded:", *sorted({"textual_image", "PIL"} & set(sys.modules)), "/")
sys.exit(status)
"""

needs_the_extra = pytest.mark.skipif(find_spec("textual_image") is None, reason="the extra images is not installed")


def _started(tmp_path: Path, images: str, answers: dict[str, str]) -> str:
    """The app is started in a terminal that gives these answers, and left; what was shown."""
    home = tmp_path / "hem"
    home.mkdir()
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "arkiv"), images]
    shown, status = in_terminal(command, home, answers)
    assert status == 0, shown
    assert "Traceback" not in shown
    return shown


def test_with_the_setting_off_nothing_is_loaded_and_nothing_is_asked(tmp_path: Path) -> None:
    shown = _started(tmp_path, "off", {})
    assert "loaded: /" in shown
    assert "\x1b[c" not in shown
    assert "\x1b[5n" not in shown


def test_the_screens_inside_load_nothing_of_it_either() -> None:
    code = "import sys, tui.screens.session.session, tui.screens.session.picture; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "tui.screens.session.picture" in modules
    assert not {"textual_image", "PIL"} & {*modules}


@needs_the_extra
def test_with_the_setting_on_the_terminal_is_asked_before_the_app_is_seen(tmp_path: Path) -> None:
    shown = _started(tmp_path, "on", {"\x1b[c": "\x1b[?62;4c", "\x1b[16t": "\x1b[6;18;9t", "\x1b[5n": "\x1b[0n"})
    assert "loaded: PIL textual_image /" in shown
    assert shown.index("\x1b[c") < shown.index("\x1b[5n") < shown.index("\x1b[?1049h")


@needs_the_extra
def test_a_terminal_that_never_answers_is_no_hindrance(tmp_path: Path) -> None:
    assert "loaded: PIL textual_image /" in _started(tmp_path, "on", {})


def test_answers_that_come_late_are_not_left_for_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    late = b"\x1b[?62;4c\x1b_Gi=7;OK\x1b\\\x1b[6;18;9t"  # to what the library asked, and gave up
    with _terminal_of_ours(monkeypatch) as (master, slave):
        attributes = termios.tcgetattr(slave)

        def answer() -> None:
            asked = b""
            while b"\x1b[5n" not in asked:
                asked += os.read(master, 4096)
            time.sleep(0.1)  # it is far away
            os.write(master, late + b"\x1b[?2;0;1000;1000S\x1b[0n")

        answering = Thread(target=answer)
        answering.start()
        told = graphics._last_answers()
        answering.join()
        assert told == late + b"\x1b[?2;0;1000;1000S\x1b[0n"
        assert termios.tcgetattr(slave) == attributes
        assert not _to_read(slave)


def test_half_an_answer_from_a_terminal_that_says_no_more_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphics, "PATIENCE", 0.1)
    with _terminal_of_ours(monkeypatch) as (master, slave):
        os.write(master, b"2;4c")
        assert b"\x1b[0n" not in graphics._last_answers()
        assert not _to_read(slave)


@contextmanager
def _terminal_of_ours(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    """A terminal's two ends; the app's end stands for keyboard and screen."""
    master, slave = pty.openpty()
    with os.fdopen(slave, "r", closefd=False) as keyboard, os.fdopen(slave, "w", closefd=False) as screen:
        monkeypatch.setattr("sys.__stdin__", keyboard)
        monkeypatch.setattr("sys.__stdout__", screen)
        yield master, slave
    os.close(slave)
    os.close(master)


def _to_read(slave: int) -> bool:
    """Whether anything waits to be read, key by key."""
    tty.setcbreak(slave, termios.TCSANOW)
    return bool(select([slave], [], [], 0.2)[0])


def test_without_the_extra_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.delitem(sys.modules, "textual_image.widget", raising=False)
    graphics.load()
    assert not graphics.can_show_pictures()
    assert not graphics.terminal_draws()


@needs_the_extra
def test_what_the_library_stumbles_over_only_means_no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_image.widget", None)
    graphics.load()
    assert not graphics.can_show_pictures()


@needs_the_extra
@pytest.mark.parametrize(
    ("answers", "cells"),
    [
        (b"\x1b[0n", (200, 90)),
        (b"\x1b[?2;0;1000;1000S\x1b[0n", (100, 50)),
        (b"\x1b[?62;4c\x1b[?2;0;5000;600S\x1b[0n", (200, 30)),
        (b"\x1b[?2;3;0S\x1b[0n", (200, 90)),
    ],
)
def test_a_picture_is_no_larger_than_the_terminal_takes(
    monkeypatch: pytest.MonkeyPatch, answers: bytes, cells: tuple[int, int]
) -> None:
    from textual_image._terminal import CellSize, get_cell_size

    monkeypatch.setitem(vars(get_cell_size), "_result", CellSize(10, 20))
    monkeypatch.setattr(graphics, "_largest", None)
    graphics._note_largest(answers)
    assert graphics.cells_of((200, 90)) == cells
    assert max(graphics.cells_of((900, 900))) <= graphics.MOST_CELLS


def test_turning_pictures_on_and_off_says_what_comes_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphics, "installed", lambda: True)
    assert graphics.setting_words(True) == gettext(
        "From the next start, c in a session shows the picture of the map, if your terminal can."
    )
    monkeypatch.setattr(graphics, "installed", lambda: False)
    assert "README" in graphics.setting_words(True)
    assert graphics.setting_words(False) == gettext("No pictures in the terminal from the next start.")

"""Hostile text in every field, and the real app in a terminal: nothing of it is sent there but as letters.

Poisoned are the sessions and families, what is kept beside them (exports, corrections, drafts, the access log), the
worker's settings, the service's decisions, and its own questions.
"""

import os
from pathlib import Path

import pytest

from mapping.language import speaking
from mapping.questions import load, use_own
from tests.mapping.archive.invented import FAMILY
from tests.torture.app_in_pty import WALK, run_out, walked
from tests.torture.carried import carried
from tests.torture.command_lines import LINES, WITHOUT_TERMINAL, Ground, Line
from tests.torture.counting import Counts
from tests.torture.everywhere import text_fields_of, texts_in
from tests.torture.forcing import touring
from tests.torture.hostile import (
    INJECTED,
    PASSPHRASE,
    STEERING,
    archive_with,
    homely,
    practice,
    steering,
    steering_everywhere,
)
from tests.torture.places import PLACES, PRACTICE
from tui.places import settings_file

FEW = ("the list of families", "a question", "the log")
"""Where one goes in the short form."""
TYPED = STEERING.replace("\0", "").replace("\r", "")
"""What can be said on a command line, and stand in a table."""
MARKED = b"[bold red]x"
"""How it shows that the poison was seen."""
changes = pytest.mark.parametrize("change", [steering, steering_everywhere])


def _home() -> Path:
    return settings_file().parents[1]


@changes
def test_no_walk_sends_it_on(tmp_path: Path, counts: Counts, long: bool, change: object) -> None:
    assert callable(change)
    if change is steering_everywhere and not long:
        pytest.skip("in the long form")
    folder = archive_with(practice(change), tmp_path / "arkiv")
    sent = walked(folder, (PASSPHRASE.encode() + b"\r", *(WALK if long else WALK[:12])))
    _look(sent, counts)
    assert sent.count(MARKED) > 10, "the walk shows what was stored"


@changes
def test_no_screen_sends_it_on(tmp_path: Path, counts: Counts, long: bool, change: object) -> None:
    """Every screen and dialog there is, for each of the families."""
    assert callable(change)
    if change is steering_everywhere and not long:
        pytest.skip("in the long form")
    folder = archive_with(practice(change), tmp_path / "arkiv", change)
    homely(_home(), STEERING)
    families = (PRACTICE, FAMILY.id) if long else (PRACTICE,)
    places = tuple(PLACES) if long else FEW
    sent = run_out(folder, touring(PASSPHRASE, places, families), longest=900.0)
    _look(sent, counts)
    assert sent.count(MARKED) > 3 * len(places)
    counts.add(7, "screens and dialogs that showed what was stored", len(places) * len(families))


def _look(sent: bytes, counts: Counts) -> None:
    assert INJECTED.findall(sent) == []
    counts.add(7, "bytes sent to a terminal, looked through", len(sent))
    counts.add(7, "injected sequences in a terminal", 0)


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_no_command_sends_it_on(
    line: Line,
    tmp_path: Path,
    counts: Counts,
    long: bool,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    """Neither what it says nor what it makes."""
    if not long and line[0] not in {"sessions", "log", "config"}:
        pytest.skip("in the long form")
    homely(_home(), STEERING)
    ground = Ground(tmp_path, archive_with(practice(steering), tmp_path / "arkiv", steering), TYPED)
    capfdbinary.readouterr()
    with speaking("sv"):
        status = ground.run(line)
    told = capfdbinary.readouterr()
    assert status in ({2} if line in WITHOUT_TERMINAL else {0, 4}), told.err.decode()
    assert INJECTED.findall(told.out + told.err) == []
    counts.add(7, "commands that tell what was stored")
    counts.add(7, "of them, refused in a sentence for what they were given", status == 4)
    for file in ground.made.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert INJECTED.findall(os.fsencode(file.name)) == []
        if not content.startswith((b"age-encryption.org", b"KRETS")):
            assert carried(content, _format_of(line)) == [], file
            counts.add(7, "files made by commands, looked through")


def _format_of(line: Line) -> str:
    """How what the line makes is read."""
    if "--format" in line:
        return line[line.index("--format") + 1]
    return {("export", "data"): "json", ("export", "archive"): "json"}.get(
        line[:2], {"disclose": "md"}.get(line[0], "txt")
    )


NAMED = {("Area", "key"), ("Condition", "question"), ("Question", "id"), ("Task", "key"), ("Task", "group")}
"""Texts of a questions file by which something is found, and which are no sentences."""


def test_no_text_of_a_questions_file_is_forgotten(tmp_path: Path) -> None:
    """What is read by people in the service's own questions is poisoned."""
    homely(tmp_path, "Kanariefågel")
    try:
        use_own(tmp_path / "questions")
        own = next(area for area in load().areas if area.key == "outdoors")
        task = load().tasks.task("sun_cream")
        texts = [*texts_in(own), *texts_in(task)]
    finally:
        use_own(None)
    untouched = {where for where, text in texts if not text.endswith("Kanariefågel")}
    assert {where for where, _text in texts} <= text_fields_of(type(own), type(task))
    assert untouched == NAMED

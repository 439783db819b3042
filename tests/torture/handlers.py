"""Every handler of the app, found in its classes: whatever Textual, a timer, a thread or a dialog can call."""

import ast
import functools
import inspect
import pkgutil
import sys
import textwrap
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

import tui

HANDLED = ("on_", "_on_", "action_", "key_", "watch_", "validate_", "compute_")
DRAWN = {"compose", "fields", "render", "render_line", "render_lines", "check_action", "get_system_commands"}


class Handler(NamedTuple):
    """A method of a class of the app."""

    owner: type
    name: str

    def __str__(self) -> str:
        """As it is told of: module, class and method."""
        return f"{self.owner.__module__}.{self.owner.__name__}.{self.name}"


Broken = Callable[[], None]
"""Called in place of a handler; raises."""


def handlers() -> list[Handler]:
    """Every handler there is, always in the same order."""
    return [Handler(class_, name) for class_ in _classes() for name in _handlers_of(class_)]


def break_(handler: Handler, broken: Broken) -> None:
    """Have the handler call `broken` and do nothing else."""

    def called(*_arguments: object, **_named: object) -> None:
        broken()

    held = vars(handler.owner)[handler.name]
    if not _is_worker(held):
        setattr(handler.owner, handler.name, functools.wraps(held)(called))
        return

    async def awaited(*_arguments: object, **_named: object) -> None:
        broken()

    work = held.__wrapped__
    inner = next(cell for cell in held.__closure__ if cell.cell_contents is work)
    inner.cell_contents = functools.wraps(work)(awaited if inspect.iscoroutinefunction(work) else called)


def _classes() -> Iterator[type]:
    for module in _modules():
        for _name, class_ in inspect.getmembers(module, inspect.isclass):
            if class_.__module__ == module.__name__:
                yield class_


def _modules() -> list[ModuleType]:
    """All of the app; the command line is forced by itself."""
    for found in pkgutil.walk_packages(tui.__path__, "tui."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    names = sorted(name for name in sys.modules if name.startswith("tui.") and not name.startswith("tui.commands"))
    return [sys.modules[name] for name in names]


def _handlers_of(class_: type) -> list[str]:
    handed_on = _handed_on(class_)
    return [name for name, held in vars(class_).items() if _is_handler(name, held, handed_on)]


def _is_handler(name: str, held: Any, handed_on: set[str]) -> bool:
    if not inspect.isfunction(held) or getattr(held, "__isabstractmethod__", False):
        return False
    called = name.startswith(HANDLED) or name in DRAWN | handed_on or hasattr(held, "_textual_on")
    return called or _is_worker(held)


def _is_worker(held: Any) -> bool:
    return inspect.isfunction(held) and held.__code__.co_filename.endswith("_work_decorator.py")


def _handed_on(class_: type) -> set[str]:
    """Its methods that are handed to others to be called: by timers, by dialogs that end, in threads."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(class_)))
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
        if id(node) not in called and isinstance(node.ctx, ast.Load)
    }

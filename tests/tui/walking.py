"""Every class of the app that can bind keys, and the screens among them, found in its modules."""

import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isclass

from textual.dom import DOMNode
from textual.screen import Screen

import tui


def node_classes() -> list[type[DOMNode]]:
    """The app's own widgets, screens and the app itself, always in the same order."""
    return sorted(set(_classes()), key=lambda class_: (class_.__module__, class_.__name__))


def screen_classes() -> list[type[Screen[object]]]:
    """The screens and dialogs among them."""
    return [class_ for class_ in node_classes() if issubclass(class_, Screen)]


def _classes() -> Iterator[type[DOMNode]]:
    for found in pkgutil.walk_packages(tui.__path__, "tui."):
        if not found.name.endswith("__main__") and not found.name.startswith("tui.commands"):
            import_module(found.name)
            for _name, class_ in getmembers(sys.modules[found.name], isclass):
                if class_.__module__ == found.name and issubclass(class_, DOMNode):
                    yield class_

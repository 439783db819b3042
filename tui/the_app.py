"""The app as its screens and widgets know it, and the way back to them from a thread."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.app import KretsApp


def the_app(widget: "Widget") -> "KretsApp":
    """The app that a screen or a widget is part of. Textual's own `app` is any app at all."""
    return cast("KretsApp", widget.app)


def back(widget: "Widget", call: Callable[..., object], *args: object) -> None:
    """From a thread: have a screen or a widget call this. It is not waited for, and dropped when the widget is gone."""

    def if_there() -> None:
        if widget.is_attached:
            call(*args)

    with suppress(RuntimeError):  # the app is gone
        widget.call_later(if_there)

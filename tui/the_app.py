"""The app as its screens and widgets know it. Textual's own `app` is any app at all."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from tui.app import KretsApp


def the_app(node: "DOMNode") -> "KretsApp":
    """The app that a screen or a widget is part of."""
    return cast("KretsApp", node.app)

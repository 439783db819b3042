"""Short words to the user in the corner of the screen: one at a time, the newest."""

from typing import TYPE_CHECKING

from mapping.language import ngettext

if TYPE_CHECKING:
    from textual.dom import DOMNode

SHORT, LONG = 4.0, 12.0
"""Seconds that a word of confirmation stays; and one of trouble, or to be read in peace."""


def announce(node: "DOMNode", sentence: str) -> None:
    """Confirm something."""
    node.app.clear_notifications()
    node.app.notify(sentence, timeout=SHORT, markup=False)


def tell(node: "DOMNode", sentence: str) -> None:
    """Say something that is to be read in peace."""
    node.app.clear_notifications()
    node.app.notify(sentence, timeout=LONG, markup=False)


def warn(node: "DOMNode", sentence: object) -> None:
    """Say what went wrong, or what cannot be done."""
    node.app.clear_notifications()
    node.app.notify(str(sentence), severity="error", timeout=LONG, markup=False)


def unwritable_words(count: int) -> str:
    """That a picture shows squares for `count` characters that its font lacks; empty when there are none."""
    if not count:
        return ""
    return ngettext(
        "{count} character could not be drawn and stands as a square.",
        "{count} characters could not be drawn and stand as squares.",
        count,
    )

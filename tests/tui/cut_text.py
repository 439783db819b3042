"""Finding text on a screen that is cut: a label with too little room, a line that is pushed out of sight."""

from collections.abc import Iterator

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Label, Static

TEXTS = (Static, Label, Button)


def cut(screen: Screen[object]) -> list[str]:
    """What is cut on a screen, each with what it is; empty when all can be read or scrolled to."""
    return list(_cut(screen))


def _cut(screen: Screen[object]) -> Iterator[str]:
    geometries = screen._compositor.full_map
    for widget in screen.query(Widget):
        text = _text(widget)
        if not isinstance(widget, TEXTS) or not text.strip() or not _displayed(widget):
            continue
        geometry = geometries.get(widget)
        if geometry is None or not geometry.region.area:
            yield f"no room: {_named(widget)} {text!r}"
        elif _too_narrow(widget):
            yield f"too narrow: {_named(widget)} {text!r}"
        elif _too_low(widget):
            yield f"too low: {_named(widget)} {text!r}"
        elif geometry.visible_region != geometry.region and not _scrolls(widget):
            yield f"out of sight: {_named(widget)} {text!r}"


def _text(widget: Widget) -> str:
    return str(widget.visual) if isinstance(widget, Static) else str(getattr(widget, "label", ""))


def _too_narrow(widget: Widget) -> bool:
    """Whether a line is longer than its place, where it is not wrapped; or one word is, where it is."""
    width, text = widget.content_size.width, _text(widget)
    wraps = widget.styles.text_wrap == "wrap" and not isinstance(widget, Button)
    pieces = text.split() if wraps else text.splitlines()
    return any(len(piece) > width for piece in pieces)


def _too_low(widget: Widget) -> bool:
    if isinstance(widget, Button):
        return False
    size = widget.content_size
    return widget.get_content_height(widget.screen.size, widget.screen.size, size.width) > size.height


def _displayed(widget: Widget) -> bool:
    return all(node.display for node in widget.ancestors_with_self if isinstance(node, Widget)) and widget.visible


def _scrolls(widget: Widget) -> bool:
    return any(isinstance(node, Widget) and node.allow_vertical_scroll for node in widget.ancestors)


def _named(widget: Widget) -> str:
    return f"{type(widget).__name__}#{widget.id or ''}.{'.'.join(sorted(widget.classes))}"

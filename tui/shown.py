"""Stored text on its way to the screen: cleaned once more, and never markup."""

from textual.content import Content

from mapping.cleaning import clean
from mapping.language import gettext as _


def shown(text: str, style: str = "") -> Content:
    """`text` as it may be drawn in a terminal, in one style."""
    cleaned = Content(clean(text, lines=True))
    return cleaned.stylize(style) if style and cleaned.plain else cleaned


def row(*pieces: str | Content | tuple[str, str]) -> Content:
    """Pieces after each other; each a text, a (text, style), or content that is ready."""
    return Content("").join(
        piece if isinstance(piece, Content) else shown_exactly(*((piece,) if isinstance(piece, str) else piece))
        for piece in pieces
    )


def quoted(words: str) -> Content:
    """Somebody's words, in the quotation marks of the language spoken now."""
    return shown(_("“{words}”").format(words=words))


def shown_exactly(text: str, style: str = "") -> Content:
    """As `shown`, but spaces at the ends are kept: for padding and signs of Krets's own."""
    core = text.strip(" ")
    start = text[: len(text) - len(text.lstrip(" "))] if core else text
    end = text[len(start) + len(core) :] if core else ""
    content = Content(start + clean(core, lines=True) + end)
    return content.stylize(style) if style and content.plain else content

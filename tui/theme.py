"""The themes on screen, made of the one palette that the pictures use too."""

from textual.theme import Theme

from exports.palette import CONTRAST, DARK, LIGHT, Palette, mix
from tui.settings import Look

PALETTES = {f"krets-{Look.LIGHT}": LIGHT, f"krets-{Look.DARK}": DARK, f"krets-{Look.CONTRAST}": CONTRAST}
"""The colours of each theme, by the name that Textual knows it by."""


def themes() -> tuple[Theme, ...]:
    """Day, evening, and all the contrast there is."""
    return tuple(_theme(name, palette, dark=palette is not LIGHT) for name, palette in PALETTES.items())


def theme_of(look: Look) -> str:
    """What Textual calls the theme with that look."""
    return f"krets-{look}"


def own_variables(palette: Palette) -> dict[str, str]:
    """The colours that the style sheet names, beside Textual's own."""
    return {"muted": palette.soft, "hairline": palette.line, "chosen": palette.rings[0]}


def _theme(name: str, palette: Palette, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        foreground=palette.ink,
        background=palette.paper,
        surface=palette.paper,
        panel=palette.rings[1],
        boost=palette.rings[2],
        warning=palette.focus,
        error=palette.strain,
        success=palette.resource,
        variables={
            **own_variables(palette),
            "block-cursor-background": mix(palette.accent, palette.paper, 0.72),
            "block-cursor-foreground": palette.ink,
            "block-cursor-blurred-background": palette.rings[0],
            "block-cursor-blurred-foreground": palette.ink,
            "input-cursor-background": palette.ink,
            "input-cursor-foreground": palette.paper,
            "border": palette.accent,
            "border-blurred": palette.line,
            "footer-background": palette.rings[1],
            "footer-foreground": palette.ink,
            "footer-key-foreground": palette.accent,
            "footer-description-foreground": palette.ink,
            "scrollbar": palette.line,
            "scrollbar-hover": palette.muted,
            "scrollbar-active": palette.accent,
            "scrollbar-background": palette.paper,
            "scrollbar-corner-color": palette.paper,
        },
    )

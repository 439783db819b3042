"""A whole screen as text that can be compared and read in a diff: the signs, and under them the style of each."""

from string import ascii_letters, digits

from rich.cells import cell_len
from rich.style import Style

from tests.tui.playing import Player

_LETTERS = ascii_letters + digits


def screen_picture(player: Player) -> str:
    """The terminal's cells; then a letter for each cell's style; then what the letters stand for."""
    signs, styles, legend = screen_cells(player)
    return "\n".join([*signs, "", *styles, "", *legend])


def screen_cells(player: Player) -> tuple[list[str], list[str], list[str]]:
    """The terminal's cells, row by row; a letter for each cell's style; and what the letters stand for."""
    screen = player.app.screen
    letters: dict[Style, str] = {}
    signs, styles = [], []
    for strip in screen._compositor.render_strips(screen.size):
        signs.append("".join(segment.text for segment in strip))
        row = ""
        for segment in strip:
            style = segment.style or Style()
            row += letters.setdefault(style.clear_meta_and_links(), _LETTERS[len(letters)]) * cell_len(segment.text)
        styles.append(row)
    legend = [f"{letter} {style}" for style, letter in letters.items()]
    return [line.rstrip() for line in signs], styles, legend

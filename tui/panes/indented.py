"""A row of a list whose lines keep their indent when they are folded."""

from typing import NamedTuple

from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Spacing
from textual.strip import Strip
from textual.style import Style
from textual.visual import Padding, RenderOptions, Visual


class Line(NamedTuple):
    """A text and how many cells it stands in from the left."""

    indent: int
    text: Content


class Indented(Visual):
    """Lines under each other."""

    def __init__(self, *lines: Line) -> None:
        """From the top."""
        self.lines = lines
        self._padded = [Padding(line.text, Spacing(left=line.indent)) for line in lines]

    @property
    def plain(self) -> str:
        """The texts without their styles."""
        return "\n".join(" " * line.indent + line.text.plain for line in self.lines)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as the widest."""
        return max(line.get_optimal_width(rules, container_width) for line in self._padded)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As high as all of them."""
        return sum(line.get_height(rules, width) for line in self._padded)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The strips of each in turn."""
        del height
        return [strip for line in self._padded for strip in line.render_strips(width, None, style, options)]

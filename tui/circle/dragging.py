"""Where somebody whom the mouse holds would land. Pure: the map only lights it up and tells."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.geometry import Offset, Region

from mapping.language import gettext as _
from mapping.network import Alter, Ego
from tui.circle.frame import Frame


class Landing(NamedTuple):
    """A sector and a ring; neither for beside the map, where one waits for a place."""

    sector: str | None
    ring: int | None


WAITING = Landing(None, None)


class Beside(NamedTuple):
    """Where one is let go to wait for a place."""

    area: Region
    """In the map's cells."""
    offered: str
    """What is written there while somebody is held; empty when those who wait are in sight."""


def beside(frame: Frame, window: Region) -> Beside:
    """Those who wait, if any of them is in sight in `window`; else its lower left corner, which has to say so."""
    if frame.tray < min(frame.height, window.bottom):
        return Beside(Region(0, frame.tray, frame.width, frame.height - frame.tray), "")
    words = " {} ".format(_("Waiting for a place"))
    return Beside(Region(window.x, window.bottom - 1, cell_len(words), 1), words)


def landing(frame: Frame, waiting: Region, at: Offset) -> Landing | None:
    """Where one who is let go in a cell lands; None for where they were."""
    if waiting.contains_point(at):
        return WAITING
    place = frame.place_at(*at)
    return Landing(place[0].key, place[1]) if place else None


def stands(who: Ego | Alter) -> Landing | None:
    """Where somebody is now; None for the parent, who is not moved."""
    return (Landing(who.sector, who.ring) if who.placed else WAITING) if isinstance(who, Alter) else None

"""The meeting: its plan and invitation, who is in the room, how the time goes, and what is read and written last."""

from mapping.meeting.meeting import (
    ENERGIES,
    LONGEST,
    LOW_ENERGY,
    Company,
    Corrected,
    Ending,
    Note,
    Plan,
    Point,
    Room,
    ends_at,
)

__all__ = [
    "ENERGIES",
    "LONGEST",
    "LOW_ENERGY",
    "Company",
    "Corrected",
    "Ending",
    "Note",
    "Plan",
    "Point",
    "Room",
    "ends_at",
]

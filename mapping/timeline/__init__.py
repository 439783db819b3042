"""The timeline: events in lanes and the worries they feed; how they are laid out, told and typed (METHOD § 3.1)."""

from mapping.timeline.timeline import (
    Ages,
    Lane,
    LifeEvent,
    Role,
    Timeline,
    Worry,
    WorryLink,
    ages_at,
    in_order,
    shared,
    standing_alone,
)

__all__ = [
    "Ages",
    "Lane",
    "LifeEvent",
    "Role",
    "Timeline",
    "Worry",
    "WorryLink",
    "ages_at",
    "in_order",
    "shared",
    "standing_alone",
]

"""The functional profile: what works, what is hard, what helps; what is asked, and what it tells (METHOD § 3.3)."""

from mapping.profile.profile import (
    STEPS,
    Answer,
    Doer,
    Profile,
    Reach,
    Rung,
    Silence,
    TaskAnswer,
    answer_about,
    answer_to,
)

__all__ = [
    "STEPS",
    "Answer",
    "Doer",
    "Profile",
    "Reach",
    "Rung",
    "Silence",
    "TaskAnswer",
    "answer_about",
    "answer_to",
]

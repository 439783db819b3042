"""The computer's clock."""

from datetime import date, datetime


def today() -> date:
    """The day where the worker is, as far as the computer knows."""
    return datetime.now().astimezone().date()

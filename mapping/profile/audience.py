"""For whom the profile is put into words or drawn."""

import enum


class Audience(enum.StrEnum):
    """Whose hands it is made for (METHOD § 3.3)."""

    PARENT = "parent"
    """In the parent's language, with the family's own words."""
    WORKER = "worker"
    """With professional terms, the worker's observations, documents, and a municipality's levels beside the tasks."""

"""What the service has decided, in a file of its own: its name, its key, and how long things are kept (METHOD § 6)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from msgspec import Meta

from mapping.errors import InvalidError
from mapping.language import gettext as _
from mapping.record import Record
from mapping.toml_files.faults import Fault
from mapping.toml_files.files import Files
from mapping.toml_files.shape import Wrong

Years = Annotated[int, Meta(ge=0, le=200)]
DayOfMonth = Annotated[int, Meta(ge=1, le=31)]


class RetentionRules(Record, frozen=True):
    """When a family's documents are to be erased. The service decides; Krets proposes, and a person confirms."""

    years: Years = 5
    """So many years after the last note (socialtjänstlagen's main rule)."""
    years_after_record: Years | None = None
    """So many years after a family was handed over to the record, when that comes first; what lies here is then a copy.
    None: it changes nothing."""
    kept_when_born_on: tuple[DayOfMonth, ...] = ()
    """Days of a month: whoever is born on one of them is kept for research."""


class Service(Record, frozen=True):
    """What holds for everybody who works there."""

    name: str = ""
    organisation_key: str = ""
    """The public key (``age1…``) of a key that the service holds, so that the records are the authority's."""
    key_required: bool = False
    """Whether that key is put in every archive, stays there, and is needed for erasing."""
    retention: RetentionRules | None = None
    """None: nothing is proposed for erasing."""


class ReadService(NamedTuple):
    """The service's decisions, and what was wrong in the file; with anything wrong, nothing in it holds."""

    service: Service
    faults: tuple[Fault, ...]


def _senseless(plain: dict[str, Any]) -> Iterator[Wrong]:
    """A key that is none, or that is required and not given."""
    from mapping.archive.keys.recovery import checked_public

    public = plain.get("organisation_key", "").strip().lower()
    if public:
        try:
            checked_public(public)
        except InvalidError as error:
            yield ("organisation_key",), str(error)
    elif plain.get("key_required"):
        yield ("key_required",), _("The key is required, but organisation_key does not say which.")


def read_service(file: Path) -> ReadService:
    """What the file says; what is wrong is named by line and cause."""
    files = Files(file.parent)
    service = files.take(file.name, Service, _senseless)
    return ReadService(service or Service(), tuple(files.faults))

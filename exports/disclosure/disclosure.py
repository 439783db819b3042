"""What a person is handed: one content, whatever it is written as. Nothing in it names anybody else."""

from dataclasses import dataclass, field
from datetime import date

from mapping.record import Id


@dataclass(frozen=True)
class Passage:
    """A text, or the place of one that the authority has to examine."""

    text: str
    """Cleaned, others' names hidden; empty where it is held back."""
    examine: bool = False
    """Whether it may speak of somebody else, or is somebody else's account."""
    mark: int = field(default=0, repr=False)
    """Tells two that are held back apart, so that a change is seen; it is written nowhere."""

    @property
    def held(self) -> bool:
        """Whether only its place is told."""
        return self.examine and not self.text


@dataclass(frozen=True)
class Fact:
    """Something said of an item."""

    label: str
    """What it is, or whose words they are."""
    passage: Passage
    quoted: bool = False
    """Whether they are somebody's words."""


@dataclass(frozen=True)
class Item:
    """One record, as far as it is told to the person."""

    record: Id
    """The record's identity, so that it can be found again; it is not written out."""
    told: Passage
    facts: tuple[Fact, ...] = ()
    sensitive: bool = False

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every text in it."""
        return (self.told, *(fact.passage for fact in self.facts))


@dataclass(frozen=True)
class Section:
    """Items of one kind."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Meeting:
    """What a meeting told that the one before had not."""

    on: date
    entered_on: date
    state: str
    """Where the session stands, in words; empty when it is closed."""
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Page:
    """Paragraphs under a heading."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    """Lines of a list, before the paragraphs."""


@dataclass(frozen=True)
class Disclosure:
    """Everything about one person, in the order of the meetings."""

    title: str
    front: tuple[Page, ...]
    meetings: tuple[Meeting, ...]
    last: tuple[Page, ...]
    """What has left Krets."""
    beside: tuple[Section, ...] = ()
    """What belongs to no meeting that could be read."""

    @property
    def to_examine(self) -> int:
        """How many passages the authority has to examine."""
        sections = (*(section for meeting in self.meetings for section in meeting.sections), *self.beside)
        return sum(passage.examine for each in sections for item in each.items for passage in item.passages)

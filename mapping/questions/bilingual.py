"""What the bank's files are made of: texts in both languages, keys, ids, ages."""

from typing import Annotated

from msgspec import Meta

from mapping.language import current
from mapping.record import Record

Text = Annotated[str, Meta(min_length=1)]
Key = Annotated[str, Meta(pattern="^[a-z_]+$")]
QuestionId = Annotated[str, Meta(pattern=r"^[a-z_]+\.[a-z_]+$")]
Version = Annotated[int, Meta(ge=1)]
Step = Annotated[int, Meta(ge=1, le=5)]
Age = Annotated[int, Meta(ge=0, le=25)]
Ages = tuple[Age, Age]
"""The youngest and the oldest child whom something suits, in years; both are included."""


class Bilingual(Record, frozen=True):
    """A text in both languages."""

    sv: Text
    en: Text

    @property
    def text(self) -> str:
        """The text in the language spoken now."""
        return self.en if current() == "en" else self.sv

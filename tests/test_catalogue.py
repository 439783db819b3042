"""The Swedish catalogue holds every text in the code, and nothing else."""

import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "N_": None}
Key = tuple[str, ...]


def _in_code() -> set[Key]:
    found: set[Key] = set()
    for package in ("mapping", "exports", "tui"):
        for _file, _line, message, _comments, context in extract_from_dir(
            str(ROOT / package), method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            ids = (message,) if isinstance(message, str) else tuple(message)
            found.add((context, *ids) if context else ids)
    return found


def _catalogue() -> Catalog:
    with (ROOT / "mapping/locale/sv/LC_MESSAGES/krets.po").open("rb") as file:
        return read_po(file, locale="sv")


def _key(message: Message) -> Key:
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    return (message.context, *ids) if message.context else ids


CATALOGUE = [message for message in _catalogue() if message.id]


def test_every_text_in_the_code_is_in_the_catalogue() -> None:
    assert _in_code() - {_key(message) for message in CATALOGUE} == set()


def test_no_text_hides_in_an_f_string_where_gettext_does_not_look() -> None:
    hidden = re.compile(r"""\{_\(["']|\{N_\(|\{ngettext\(""")
    for package in ("mapping", "exports", "tui"):
        for file in (ROOT / package).rglob("*.py"):
            assert hidden.search(file.read_text(encoding="utf-8")) is None, file


def test_nothing_else_is_in_the_catalogue() -> None:
    assert {_key(message) for message in CATALOGUE} - _in_code() == set()


@pytest.mark.parametrize("message", CATALOGUE, ids=lambda message: str(_key(message))[:50])
def test_every_entry_is_translated_with_the_same_fields(message: Message) -> None:
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    swedish = [message.string] if isinstance(message.string, str) else list(message.string)
    assert not message.fuzzy
    assert all(swedish), "not translated"
    for form, text in zip(english, swedish, strict=True):  # what there is one of may go without its number
        assert _fields(text) in (_fields(form), _fields(english[-1]))


def _fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}

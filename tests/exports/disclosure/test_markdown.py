"""What a family told is text: no mark, link, formula or control character in it does anything."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from exports.disclosure.disclosure import Disclosure, Fact, Item, Meeting, Page, Passage, Section
from exports.disclosure.markdown import escaped, markdown
from mapping.cleaning import clean
from tests.exports.disclosure.asked import ARCHIVE, DAY

HOSTILE = (
    "# Rubrik",
    "1. ett",
    "12) två",
    "- punkt",
    "+ plus",
    "===",
    "---",
    "> citat",
    "<script>alert(1)</script>",
    "<!-- gömt",
    "[här](http://exempel.se)",
    "![bild](x.png)",
    "[a]: http://exempel.se",
    "http://exempel.se och www.exempel.se och <a@b.se>",
    "**fet** _kursiv_ `kod` ~~bort~~",
    "| a | b |",
    "&lt;b&gt; &#60; &amp",
    "\\# \\",
    "```\nkod",
    "$x^2$",
    "\x1b]52;c;aGVq\x07 \u202e omvänt \x00",
    "a\n\n# ny rad\n\n- b",
)


def _disclosure(text: str) -> Disclosure:
    held = (Fact(text, Passage(text), quoted=True), Fact(text, Passage("", examine=True)))
    section = Section(text, (Item(ARCHIVE, Passage(text, examine=True), held, sensitive=True),))
    return Disclosure(text, (Page(text, (text,), (text,)),), (Meeting(DAY, DAY, text, (section,)),), ())


def _plain(tokens: list[Token]) -> Iterator[str]:
    """The texts; fails on all that is more than that."""
    for token in tokens:
        block = {"heading", "paragraph", "bullet_list", "list_item", "strong"}
        assert token.type in {"inline", "text", "softbreak"} or token.type.rpartition("_")[0] in block, token.type
        if token.type == "text":
            yield token.content
        yield from _plain(token.children or [])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    plain = list(_plain(parser.parse(markdown(_disclosure(text)))))
    assert "".join(plain).casefold().count(clean(text).casefold()) >= 6
    assert "\x1b" not in "".join(plain)


@pytest.mark.parametrize("text", HOSTILE)
def test_bare_addresses_are_no_links(text: str) -> None:
    assert "http://" not in escaped(text)
    assert "www." not in escaped(text)


@given(st.text(st.characters(codec="utf-8"), min_size=1) | st.text("#*_[]()<>!`~|&;\\-+=.:1a \n", min_size=1))
def test_any_text_reads_as_it_is(text: str) -> None:
    said = clean(text)
    for line in (f"- {escaped(text)}", f"# {escaped(text)}", f"- x\n  - y: {escaped(text)}"):
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(line)
        assert "".join(_plain(tokens)).endswith(said)

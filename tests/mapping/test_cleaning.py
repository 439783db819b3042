"""Texts are cleaned of what a terminal could obey and of what hides, and of nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.cleaning import clean, without_hidden

any_text = st.text(st.characters(), max_size=40) | st.text(
    st.sampled_from(
        "aå \t\n\r\x0b\x0c\x1b\x85\x9b\xad\u0301\u030a\u200b\u200d\u2028\u202e\ufeff\ud800\u3000\U000e0041"
    ),
    max_size=12,
)


@given(any_text, st.booleans())
def test_cleaning_what_is_clean_changes_nothing(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once


@given(any_text, st.booleans())
def test_nothing_is_left_that_steers_or_hides(text: str, lines: bool) -> None:
    kept = clean(text, lines=lines).replace("\n", "") if lines else clean(text)
    assert {unicodedata.category(character) for character in kept} & {"Cc", "Cs", "Zl", "Zp"} == set()
    assert {character for character in kept if unicodedata.category(character) == "Cf"} <= {"\u200c", "\u200d"}
    kept.encode("utf-8")


@given(any_text)
def test_what_is_printable_stays_while_it_is_typed(text: str) -> None:
    def printable(some: str) -> str:
        return "".join(character for character in some if character.isprintable())

    assert printable(without_hidden(text)) == printable(text.replace("\t", " "))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\x1b]52;c;QUJD\x07b", "a]52;c;QUJDb"),
        ("a\x9bb", "ab"),
        ("a\x90b\x9c", "ab"),
        ("a\x7fb", "ab"),
        ("a\x00b", "ab"),
        ("a\u202eb\u202c", "ab"),
        ("a\u2066b\u2069", "ab"),
        ("a\u200eb", "ab"),
        ("a\u200bb", "ab"),
        ("a\ufeffb", "ab"),
        ("a\xadb", "ab"),
        ("a\ud800b", "ab"),
        ("a\U000e0041b", "ab"),
        ("Bla\u030ao\u0308", "Blåö"),
        ("åäöÅÄÖ", "åäöÅÄÖ"),
        ("Sámi đŋŧ 妈妈", "Sámi đŋŧ 妈妈"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("  a \t b\u3000c\xa0 ", "a b c"),
        ("a\r\nb\u2028c\x85d", "a b c d"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f\x0bg", "a\nb\nc\nd\ne\nf\ng"),
        ("\n\n a  b \n\n c\x1b\n\n", " a  b\n\n c"),
        ("a\x0cb", "a\nb"),
    ],
)
def test_clean_with_lines(text: str, cleaned: str) -> None:
    assert clean(text, lines=True) == cleaned

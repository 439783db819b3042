"""Words are kept apart by whose they are."""

from mapping.words import Voice, Words, spoken, with_spoken


def test_voices_are_kept_apart() -> None:
    words = with_spoken((), Voice.PARENT, "Det går bra")
    words = with_spoken(words, Voice.CHILD, "Ibland")
    assert spoken(words, Voice.PARENT) == "Det går bra"
    assert spoken(words, Voice.CHILD) == "Ibland"
    assert spoken(words, Voice.DOCUMENT) == ""
    words = with_spoken(words, Voice.PARENT, "Det går bättre")
    assert words == (Words(voice=Voice.CHILD, text="Ibland"), Words(voice=Voice.PARENT, text="Det går bättre"))
    assert with_spoken(words, Voice.CHILD, "") == words[1:]

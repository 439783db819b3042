"""What is hard to read is told of, and what is easy is not."""

from msgspec.structs import replace

from mapping.questions import Bilingual, krets_bank, plainness


def test_lix_of_a_known_text() -> None:
    assert plainness.lix("Katten sover. Hunden springer iväg.") == 5 / 2 + 100 * 1 / 5
    assert plainness.lix("–") == 0


def test_sentences_and_words() -> None:
    assert plainness.sentences("Ett: 2–3 ord. Två?! Tre") == ["Ett", "2–3 ord", "Två", "Tre"]
    assert plainness.words("Kl. 7–8, på barn-TV!") == ["Kl", "7–8", "på", "barn-TV"]


def test_what_is_hard_to_read_is_told() -> None:
    time = krets_bank().areas[1]
    long = "Vi räknar till tretton ord här och det är ett ord för mycket."
    ask = Bilingual(sv=f"Varför? Hur? {long}", en="Why?")
    hard = replace(time, questions=(replace(time.questions[0], ask=ask), *time.questions[1:]))
    told = [(advice.about, advice.what) for advice in plainness.of_area(hard)]
    assert [about for about, _what in told] == [time.questions[0].id] * 2
    assert "två saker" in told[0][1]
    assert "13 ord" in told[1][1]
    heavy = Bilingual(sv="Tidsuppfattningsproblematiken understrykes. " * 200, en="x")
    assert [advice.about for advice in plainness.of_area(replace(time, explanation=heavy))] == ["time"]

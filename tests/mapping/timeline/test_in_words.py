"""The timeline in words: lane by lane, in the order of time, with ages and what each worry hangs together with."""

import msgspec
import pytest

from mapping.profile.audience import Audience
from mapping.timeline import Lane, Role
from mapping.timeline.in_words import label_of, timeline_in_words
from mapping.words import Voice, Words
from tests.exports.stories import ELSA, event, session, worry

SEPARATION = event(1, "Separation", "2021-03", weight=-3, links=((1, Role.TRIGGERS),))
HELP = event(2, "Boendestöd", "2022/..", lane=Lane.HELP, weight=2, links=((1, Role.EASES),))
SCHOOL = event(3, "Byter skola", "2020~", lane=Lane.FAMILY, whose=ELSA.id, said="när Elsa gick i ettan")
UNDATED = event(4, "Bråk", lane=Lane.FAMILY, said="det kommer och går")
STORY = session((HELP, SEPARATION, UNDATED, SCHOOL), (worry(1, "Kvällarna är långa"), worry(2, "Ingen vet")))


def test_lane_by_lane_in_the_order_of_time() -> None:
    lines = timeline_in_words(STORY, title="K-1").splitlines()
    assert lines[:2] == ["Tidslinje · K-1", "12 mars 2026"]
    assert lines[3:7] == [
        "FAMILJ OCH RELATIONER",
        "- Omkring 2020 (”när Elsa gick i ettan”): Elsa: Byter skola (Maria ca 30, Elsa ca 6, Love ca 1)",
        "- Mars 2021: Separation (mycket tungt; Maria 30, Elsa 7, Love 1–2)",
        "- Utan datum (”det kommer och går”): Bråk",
    ]
    assert lines[8:10] == ["HJÄLP OCH KONTAKTER", "- Sedan 2022: Boendestöd (bra; Maria 31–32, Elsa 7–8, Love 2–3)"]


def test_a_worry_is_told_with_what_it_hangs_together_with() -> None:
    words = timeline_in_words(STORY)
    assert "DET SOM OROAR" in words
    assert (
        "Kvällarna är långa:\n- Satte igång det: Separation (mars 2021)\n- Gör det lättare: Boendestöd (sedan 2022)"
        in words
    )
    assert "Ingen vet" not in words


def test_the_worker_reads_the_workers_terms_and_observations() -> None:
    seen = msgspec.structs.replace(SEPARATION, words=(Words(voice=Voice.OBSERVATION, text="Grät länge."),))
    of = session((seen,), (worry(1, "Kvällarna"),))
    own, workers = timeline_in_words(of), timeline_in_words(of, audience=Audience.WORKER)
    assert "Grät" not in own
    assert "Grät länge." in workers
    assert "- Utlösande: Separation" in workers


def test_what_is_sensitive_is_not_told_nor_its_worry() -> None:
    hidden = msgspec.structs.replace(SEPARATION, sensitive=True)
    words = timeline_in_words(session((hidden, SCHOOL), (worry(1, "Kvällarna"),)))
    assert "Separation" not in words
    assert "Kvällarna" not in words
    assert "Byter skola" in words


def test_a_story_that_is_not_begun_says_so() -> None:
    assert timeline_in_words(session()).endswith("Inget är berättat än.")


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Flyttar", "Elsa: Flyttar"),
        ("Elsas nya skola", "Elsas nya skola"),
        ("elsa får glasögon", "elsa får glasögon"),
        ("Elsabrännaren stängs", "Elsa: Elsabrännaren stängs"),
        ("", "Elsa"),
    ],
)
def test_whose_it_is_stands_before_a_title_that_does_not_say_so(title: str, label: str) -> None:
    assert label_of(event(1, title, whose=ELSA.id), session().network) == label
    assert label_of(event(1, title), session().network) == title

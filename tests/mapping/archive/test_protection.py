"""What is asked before anything of a family with protected personal data leaves, and that the mark is not lost."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from mapping.archive.archive import Archive
from mapping.archive.keys.cost import PRACTICE_COST
from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.log import Act
from mapping.archive.log.words import detail_words
from mapping.archive.opening import create_archive, open_archive
from mapping.archive.parcels.handover import hand_over, read_handed
from mapping.archive.parcels.taking_in import take_in
from mapping.archive.versions.history import restore
from mapping.errors import ProtectedError
from mapping.protection import noted, refuse_unconfirmed
from tests.mapping.archive.invented import FAMILY, PASSPHRASE, SESSION

KEY = RecoveryKey.new()
PROTECTED = replace(FAMILY, protected=True)


def test_other_families_leave_as_before() -> None:
    refuse_unconfirmed(FAMILY, confirmed=False, purpose="", receiver="")
    assert noted(FAMILY, "map png") == "map png"
    assert not FAMILY.protected


@pytest.mark.parametrize(
    ("confirmed", "purpose", "receiver"),
    [
        (False, "", ""),
        (False, "meeting", "Hedda"),
        (True, "", "Hedda"),
        (True, "meeting", ""),
        (True, "meeting", " \u200b"),
        (True, "\u202e", "Hedda"),
    ],
)
def test_a_protected_family_does_not_leave_unconfirmed_or_not_stated(
    confirmed: bool, purpose: str, receiver: str
) -> None:
    with pytest.raises(ProtectedError) as refused:
        refuse_unconfirmed(PROTECTED, confirmed=confirmed, purpose=purpose, receiver=receiver)
    told = str(refused.value)
    assert ("--protected-identity" in told) is not confirmed
    assert "--purpose" in told
    assert "--receiver" in told
    assert FAMILY.code not in told
    assert FAMILY.parent.name not in told


def test_confirmed_it_leaves_and_the_log_says_so() -> None:
    refuse_unconfirmed(PROTECTED, confirmed=True, purpose="meeting", receiver="Hedda")
    assert noted(PROTECTED, "map png") == "map png protected"
    assert detail_words(Act.EXPORTED, "map png protected") != "map png protected", "told in words"


def test_the_mark_is_kept_and_a_hand_over_asks_for_it(archive: Archive, tmp_path: Path) -> None:
    archive.put_family(PROTECTED)
    archive.save(SESSION)
    archive.note(SESSION)
    with open_archive(archive.root, PASSPHRASE) as reader:
        assert reader.family(FAMILY.id).protected
    file = tmp_path / "over.age"
    for confirmed, purpose, receiver in ((False, "colleague", "Elsa"), (True, "colleague", ""), (True, "", "Elsa")):
        with pytest.raises(ProtectedError):
            hand_over(archive, FAMILY.id, file, to=KEY.public, purpose=purpose, receiver=receiver, confirmed=confirmed)
    assert not file.exists()
    acts = [entry.record.act for entry in archive.log.read().entries]
    assert Act.HANDED_OVER not in acts
    hand_over(archive, FAMILY.id, file, to=KEY.public, purpose="colleague", receiver="Elsa", confirmed=True)
    (told,) = [entry.record for entry in archive.log.read().entries if entry.record.act == Act.HANDED_OVER]
    assert (told.detail, told.purpose, told.receiver) == ("key protected", "colleague", "Elsa")
    with create_archive(tmp_path / "other", PASSPHRASE, PRACTICE_COST) as other:
        take_in(other, read_handed(file, KEY))
        assert other.family(FAMILY.id) == PROTECTED


@pytest.mark.parametrize("here", [True, False])
def test_changed_in_both_archives_it_is_protected_if_it_is_in_either(
    archive: Archive, tmp_path: Path, here: bool
) -> None:
    file = tmp_path / "over.age"
    hand_over(archive, FAMILY.id, file, to=KEY.public)
    with create_archive(tmp_path / "other", PASSPHRASE, PRACTICE_COST) as other:
        take_in(other, read_handed(file, KEY))
        other.put_family(replace(FAMILY, code="Där", protected=here))
        archive.put_family(replace(FAMILY, code="Här", protected=not here))
        told = {"purpose": "colleague", "receiver": "Elsa"}
        hand_over(archive, FAMILY.id, tmp_path / "again.age", to=KEY.public, confirmed=True, **told)
        handed = read_handed(tmp_path / "again.age", KEY)
        assert take_in(other, handed).family_differs
        assert other.family(FAMILY.id) == replace(FAMILY, code="Där", protected=True)
        assert take_in(other, handed).nothing


def test_putting_an_earlier_version_back_does_not_take_the_mark_away(archive: Archive) -> None:
    archive.put_family(replace(FAMILY, code="Förr"))
    before = archive.generations(FAMILY.id)[-1]
    archive.put_family(PROTECTED)
    restore(archive, FAMILY.id, before)
    assert archive.family(FAMILY.id) == replace(FAMILY, code="Förr", protected=True)
    archive.put_family(replace(FAMILY, protected=False))
    assert not archive.family(FAMILY.id).protected, "but the one who corrects the family can"

"""The recovery key by hand: a mistake is named by its group, and what can only mean one thing is taken as meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.archive.keys.groups import ALPHABET, GROUP, group_is, grouped, ungrouped
from mapping.archive.keys.recovery import RecoveryKey, checked_public, wrapped_for
from mapping.errors import InvalidError

KEY = RecoveryKey.read("AGE-SECRET-KEY-1AHSMVQQPAUXV95DHCX0EGZDPQ8ZM0KH99D2GYXAFDF2W2HFVAY5S6P9F8N")
PLACES = st.integers(0, 11)
SIGNS = st.sampled_from(ALPHABET)


def _said(text: str) -> str:
    with pytest.raises(InvalidError) as refused:
        RecoveryKey.read(text)
    return str(refused.value)


def test_it_is_written_in_twelve_groups_and_read_again() -> None:
    assert [len(group) for group in KEY.groups] == [GROUP + 1] * 11 + [4]
    assert RecoveryKey.read(" ".join(KEY.groups)) == KEY
    assert KEY.public.startswith("age1")
    assert KEY.standard not in repr(KEY)


@pytest.mark.parametrize(
    "written",
    [
        lambda groups: "".join(groups),
        lambda groups: "-".join(groups).lower(),
        lambda groups: "\n".join(f"  {group[:3]} {group[3:]}" for group in groups),
        lambda groups: " – ".join(groups),
        lambda groups: " ".join(groups).replace("0", "O").replace("L", "1").replace("8", "B"),
        lambda groups: " ".join(groups).replace("0", "o").replace("L", "I").replace("8", "b"),
    ],
)
def test_what_can_only_mean_one_thing_is_taken_as_meant(written: object) -> None:
    assert RecoveryKey.read(written(KEY.groups)) == KEY  # type: ignore[operator]  # one of the functions above


@pytest.mark.parametrize("around", ["{}", "# a note\n{}\n", "  {}  ", "Nyckel: {}."])
def test_the_standard_form_is_found_wherever_it_stands(around: str) -> None:
    assert RecoveryKey.read(around.format(KEY.standard)) == KEY
    assert RecoveryKey.read(around.format(KEY.standard.lower())) == KEY


@settings(max_examples=100, deadline=None)
@given(PLACES, st.integers(0, GROUP), SIGNS)
def test_one_wrong_character_names_its_group(place: int, at: int, sign: str) -> None:
    groups = list(KEY.groups)
    at %= len(groups[place])
    if groups[place][at] != sign:
        groups[place] = groups[place][:at] + sign + groups[place][at + 1 :]
        assert (
            _said(" ".join(groups))
            == _said("".join(groups))
            == f"Group {place + 1} is not right. Look at it once more."
        )


@settings(max_examples=60, deadline=None)
@given(PLACES, st.integers(0, GROUP), st.integers(0, GROUP))
def test_two_characters_that_changed_places_name_their_group(place: int, one: int, other: int) -> None:
    groups = list(KEY.groups)
    signs = list(groups[place])
    one, other = one % len(signs), other % len(signs)
    if signs[one] != signs[other]:
        signs[one], signs[other] = signs[other], signs[one]
        groups[place] = "".join(signs)
        assert f"Group {place + 1} is not right" in _said(" ".join(groups))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10), st.integers(0, 10))
def test_two_groups_that_changed_places_are_named(one: int, other: int) -> None:
    one, other = sorted((one, other))
    groups = list(KEY.groups)
    groups[one], groups[other] = groups[other], groups[one]
    if one != other:
        assert _said(" ".join(groups)) == f"Groups {one + 1} and {other + 1} have changed places."


def test_what_is_missing_is_said() -> None:
    groups = KEY.groups
    assert _said(" ".join(groups[:-2])) == "The key has 12 groups; 10 are here."
    assert _said(" ".join((*groups[:4], groups[4][1:], *groups[5:]))) == "Group 5 is not right. Look at it once more."
    assert "from group 5 on" in _said("".join((*groups[:4], groups[4][1:], *groups[5:])))
    assert "12, 13" in _said(" ".join((*groups, "QQQQQQ")))
    for nothing in ("", "hej", "Group 1", "\ud800", "QQQQQQ " * 12):
        assert "That is not a recovery key" in _said(nothing)


def test_groups_that_fit_one_by_one_must_also_fit_together() -> None:
    assert "Compare every character" in _said(" ".join(grouped("Q" * 58)))
    assert "Compare every character" in _said(KEY.standard[:-1] + ("Q" if KEY.standard[-1] != "Q" else "P"))


def test_no_complaint_quotes_the_key() -> None:
    groups = list(KEY.groups)
    groups[2] = groups[2][::-1]
    said = _said(" ".join(groups))
    assert not any(group in said for group in (*KEY.groups, groups[2]))


@given(st.text(ALPHABET, min_size=1, max_size=70))
@settings(max_examples=60, deadline=None)
def test_any_characters_come_back_from_their_groups(characters: str) -> None:
    assert ungrouped(" ".join(grouped(characters)), len(characters)) == characters


def test_a_group_typed_back_is_known() -> None:
    assert group_is(f" {KEY.groups[3].lower()} ", KEY.groups[3])
    assert not group_is("", KEY.groups[3])
    assert not group_is(KEY.groups[4], KEY.groups[3])


@pytest.mark.parametrize("text", ["", "age1", KEY.public[:-1], "ssh-ed25519 AAAA", "x" * 10_000])
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(InvalidError, match="age1"):
        checked_public(text)


def test_a_secret_key_where_the_public_one_belongs_is_said() -> None:
    with pytest.raises(InvalidError, match="secret"):
        checked_public(KEY.standard)
    assert checked_public(f"  {KEY.public.upper()} ") == KEY.public


def test_what_is_wrapped_opens_with_that_key_alone() -> None:
    wrapped = wrapped_for(KEY.public, b"keys").encode()
    assert KEY.unwrapped(wrapped) == b"keys"
    assert RecoveryKey.new().unwrapped(wrapped) is None
    assert KEY.unwrapped(b"nonsense") is None

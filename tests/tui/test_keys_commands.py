"""``krets keys``: the passphrase changed, a lost one replaced, and the organisation's key, from the command line."""

import stat
from pathlib import Path

import msgspec
import pytest

from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.opening import open_archive
from mapping.errors import LockedError
from tests.tui.command_line import PASSPHRASE, Desk, only_line
from tui.__main__ import run

NEW = "åtta trötta elefanter"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, filled=False)


def _page(desk: Desk, name: str = "page.txt") -> Path:
    assert desk.run("keys", "recovery", "--yes", "--out", str(desk.folder / name)) == 0
    return desk.folder / name


def test_the_keys_are_listed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    page = _page(desk)
    capsys.readouterr()
    assert desk.run("keys") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Lösenfras")
    assert RecoveryKey.read(page.read_text()).public in shown
    assert desk.run("keys", "--json") == 0
    assert [slot["kind"] for slot in msgspec.json.decode(capsys.readouterr().out)] == ["passphrase", "recovery"]


def test_a_paper_is_tried(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = _page(desk)
    other = tmp_path / "other.txt"
    other.write_text(RecoveryKey.new().standard)
    assert desk.run("keys", "try", str(other)) == 3
    assert desk.run("keys") == 0
    assert "inte prövad" in capsys.readouterr().out
    assert desk.run("keys", "try", str(page)) == 0
    assert desk.run("keys") == 0
    assert "inte prövad" not in capsys.readouterr().out


def test_a_way_of_opening_is_taken_away(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    page = _page(desk)
    assert desk.run("keys", "remove", "recovery") == 2, "not confirmed"
    assert desk.run("keys", "remove", "organisation", "--yes") == 5
    assert desk.run("keys", "remove", "passphrase", "--yes") == 0
    assert desk.run("keys") == 3
    with_key = ("--recovery-key-file", str(page))
    assert desk.run("keys", "remove", "recovery", "--yes", *with_key) == 4, "the last"
    capsys.readouterr()
    assert desk.run("keys", *with_key) == 0
    assert "Lösenfras" not in capsys.readouterr().out


def test_the_page_is_a_new_file_of_its_owners(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    page = _page(desk)
    text = page.read_text()
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert RecoveryKey.read(text).standard in text
    assert max(map(len, text.splitlines())) < 80
    before = (desk.archive / "vault.json").read_bytes()
    assert desk.run("keys", "recovery", "--yes", "--out", str(page)) == 6
    assert (desk.archive / "vault.json").read_bytes() == before, "the key that is on paper still opens"
    shown = capsys.readouterr()
    assert RecoveryKey.read(text).standard not in shown.out + shown.err


def test_a_recovery_key_is_not_replaced_unasked(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    _page(desk)
    assert desk.run("keys", "recovery") == 2
    assert "--yes" in only_line(capsys.readouterr().err)


@pytest.mark.parametrize("written", ["the page", "the groups", "the standard form"])
def test_a_lost_passphrase_is_replaced_with_the_recovery_key(desk: Desk, written: str) -> None:
    key = RecoveryKey.read(_page(desk).read_text())
    forms = {"the page": (desk.folder / "page.txt").read_text(), "the groups": " ".join(key.groups).lower()}
    file = desk.file("key", forms.get(written, key.standard).encode())
    new = desk.file("new", f"{NEW}\n".encode())
    desk.passphrase.unlink()
    assert desk.run("keys", "passphrase", "--recovery-key-file", file, "--new-passphrase-file", new) == 0
    open_archive(desk.archive, NEW).close()


def test_a_mistyped_key_names_its_group(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    groups = list(RecoveryKey.read(_page(desk).read_text()).groups)
    groups[6] = groups[6][1] + groups[6][0] + groups[6][2:] if groups[6][0] != groups[6][1] else "QQQQQQ"
    file = desk.file("key", " ".join(groups).encode())
    capsys.readouterr()
    assert desk.run("keys", "--recovery-key-file", file) == 4
    said = only_line(capsys.readouterr().err)
    assert "7" in said
    assert groups[6] not in said


def test_another_key_stays_outside(desk: Desk) -> None:
    file = desk.file("key", RecoveryKey.new().standard.encode())
    assert desk.run("keys", "--recovery-key-file", file) == 3
    assert desk.run("keys", "--recovery-key-file", desk.file("none", b"\xff\x00")) == 4


def test_the_passphrase_is_changed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("keys", "passphrase", "--new-passphrase-file", desk.file("new", b"kort\n")) == 4
    assert desk.run("keys", "passphrase") == 3, "there is nobody to ask"
    assert desk.run("--passphrase-file", "-", "keys", "passphrase", "--new-passphrase-file", "-") == 2
    capsys.readouterr()
    assert desk.run("keys", "passphrase", "--new-passphrase-file", desk.file("weak", b"sommar2024!\n")) == 0
    assert "sommar" not in only_line(capsys.readouterr().err)
    open_archive(desk.archive, "sommar2024!").close()


def test_the_organisation_comes_and_goes(desk: Desk) -> None:
    theirs = RecoveryKey.new()
    assert desk.run("keys", "organisation") == 2
    assert desk.run("keys", "organisation", theirs.standard) == 4, "the secret half is refused"
    assert desk.run("keys", "organisation", theirs.public) == 0
    open_archive(desk.archive, theirs).close()
    assert desk.run("keys", "organisation", "--remove") == 0
    assert desk.run("keys", "organisation", "--remove") == 5


def test_the_data_key_is_exchanged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    before = {file: file.read_bytes() for file in desk.archive.rglob("documents/**/*.sealed")}
    assert desk.run("keys", "rotate") == 0
    assert "utbytt" in capsys.readouterr().out
    assert not any(file.read_bytes() == content for file, content in before.items())
    assert desk.run("check") == 0


def test_a_new_archive_gets_its_recovery_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    passphrase, page = tmp_path / "passphrase", tmp_path / "page"
    passphrase.write_text(PASSPHRASE)
    options = ["--archive", str(tmp_path / "new"), "--passphrase-file", str(passphrase)]
    assert run(["init", *options, "--recovery-key-out", str(page)]) == 0
    open_archive(tmp_path / "new", RecoveryKey.read(page.read_text())).close()
    assert RecoveryKey.read(page.read_text()).standard not in capsys.readouterr().out


def _require(desk: Desk, monkeypatch: pytest.MonkeyPatch, public: str) -> None:
    """A service whose file says that its key is to be there."""
    service = desk.file("service.toml", f'organisation_key = "{public}"\nkey_required = true\n'.encode())
    settings = desk.file("settings.toml", f"service = '{service}'\n".encode())
    monkeypatch.setattr("tui.service.settings_file", lambda: Path(settings))


def test_a_service_that_requires_its_key_gets_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = RecoveryKey.new()
    _require(desk, monkeypatch, theirs.public)
    assert desk.run("families") == 0
    with pytest.raises(LockedError):
        open_archive(desk.archive, theirs)
    assert desk.run("backup", str(desk.folder / "copy.age")) == 0
    open_archive(desk.archive, theirs).close()
    assert desk.run("keys", "organisation", "--remove") == 4
    open_archive(desk.archive, theirs).close()


def test_a_service_whose_key_is_none_stops_what_would_write(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _require(desk, monkeypatch, "age1nonsense")
    assert desk.run("backup", str(desk.folder / "copy.age")) == 4
    assert desk.run("families") == 0

"""Erasing from the command line: never without a reason and a yes, and with the service's key where it is required."""

from pathlib import Path

import pytest

from mapping.archive.keys.recovery import RecoveryKey
from mapping.archive.log import Act
from tests.tui.command_line import FAMILY, SESSIONS, Desk, only_line


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A service's file, in force."""
    file = tmp_path / "service.toml"
    file.write_text("[retention]\nyears = 0\n", "utf-8")
    monkeypatch.setattr("tui.service.service_file", lambda: file)
    monkeypatch.setattr("tui.commands.erasing.service_file", lambda: file)
    return file


@pytest.mark.usefixtures("service")
def test_what_is_due_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(tmp_path).run("retention") == 0
    told = capsys.readouterr().out
    assert "Blåklockan: sista anteckning 6 oktober 2026, kan gallras från 6 oktober 2026." in told


def test_decisions_are_noted_and_told(tmp_path: Path, service: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    assert desk.run("retention", "--keep", FAMILY) == 2, "without a reason"
    assert desk.run("retention", "--keep", FAMILY, "--reason", "ett tillsynsärende", "--release", FAMILY) == 2
    assert desk.run("retention", "--on", "2026-10-10") == 2
    assert desk.run("retention", "--handed-over", FAMILY, "--on", "2999-01-01") == 4
    assert desk.run("retention", "--keep", FAMILY, "--reason", "ett tillsynsärende") == 0
    assert desk.run("retention", "--handed-over", FAMILY, "--on", "2026-10-10") == 0
    service.write_text("[retention]\nyears = 9\nyears_after_record = 0\n", "utf-8")
    capsys.readouterr()
    assert desk.run("retention") == 0
    told = capsys.readouterr().out
    assert "10 oktober 2026" in told
    assert "ett tillsynsärende" in told
    assert desk.run("retention", "--release", FAMILY) == 0
    capsys.readouterr()
    assert desk.run("retention") == 0
    assert "ett tillsynsärende" not in capsys.readouterr().out


def test_what_does_not_open_is_told_and_can_be_erased(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    for path in (desk.archive / "documents" / FAMILY).iterdir():
        path.write_bytes(b"damaged")
    assert desk.run("erase", SESSIONS[0], "--reason", "tiden är ute", "--yes") == 5, "it opens"
    with desk.open() as archive:
        archive.renew_index()
    assert desk.run("erase", SESSIONS[0], "--reason", "tiden är ute", "--yes") == 5, "it opens"
    assert desk.run("erase", FAMILY[:12], "--reason", "tiden är ute", "--yes") == 0
    with desk.open() as archive:
        assert archive.documents() == ()
    assert f"Raderat: {FAMILY}, 4 samtal" in capsys.readouterr().out


@pytest.mark.usefixtures("service")
def test_a_family_of_which_nothing_is_known_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    for path in (desk.archive / "documents" / SESSIONS[0]).iterdir():
        path.write_bytes(b"damaged")
    assert desk.run("retention") == 0
    told = capsys.readouterr().out
    assert "Blåklockan: Filen är skadad" in told


def test_without_a_rule_nothing_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Desk(tmp_path).run("retention") == 5
    assert "krets config" in only_line(capsys.readouterr().err)


def test_erasing_is_meant_and_logged_without_content(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.run("erase", FAMILY, "--yes") == 2, "without a reason"
    assert desk.run("erase", FAMILY, "--reason", "tiden är ute") == 2, "without a yes"
    assert desk.run("erase", FAMILY, "--reason", "tiden är ute", "--yes") == 0
    with desk.open() as archive:
        assert archive.index.families == ()
        erased = [entry.record for entry in archive.log.read().entries if entry.record.act == Act.ERASED]
        assert [entry.detail for entry in erased] == ["tiden är ute"]


def test_where_the_service_requires_its_key(tmp_path: Path, service: Path) -> None:
    desk, ours, other = Desk(tmp_path), RecoveryKey.new(), RecoveryKey.new()
    service.write_text(f'organisation_key = "{ours.public}"\nkey_required = true\n', "utf-8")
    erase = ("erase", FAMILY, "--reason", "tiden är ute", "--yes")
    assert desk.run(*erase) == 3
    for key, status in ((other, 3), (ours, 0)):
        file = tmp_path / f"{status}.txt"
        file.write_text(f"# nyckel\n{key.standard}\n", "utf-8")
        assert desk.run(*erase, "--organisation-key-file", str(file)) == status


def test_the_services_file_is_looked_through(tmp_path: Path, service: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path)
    assert desk.run("config") == 0
    service.write_text("[retention]\nyers = 5\n", "utf-8")
    assert desk.run("config", str(service)) == 4
    assert "service.toml, rad 2" in capsys.readouterr().out

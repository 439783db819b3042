"""``krets config`` looks through the settings too."""

from pathlib import Path

import pytest

from tests.tui.command_line import only_line
from tui.__main__ import run
from tui.places import settings_file
from tui.settings import Settings, keep_settings


def _written(text: str) -> None:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(text, encoding="utf-8")


def test_every_mistake_is_told_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    _written('look = "drak"\n\nlock_minuts = 3\n')
    assert run(["config"]) == 4
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "settings.toml, rad 1: drak finns inte. Menade du dark?",
        "settings.toml, rad 3: lock_minuts är ingen nyckel som finns här. Menade du lock_minutes?",
    ]
    assert only_line(told.err).startswith("2 fel.")


def test_the_services_file_is_looked_through_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service = tmp_path / "service.toml"
    service.write_text("nam = 'x'\n", encoding="utf-8")
    _written(f"service = '{service}'\nlok_minutes = 3\n")
    assert run(["config"]) == 4
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in told] == ["settings.toml, rad 2", "service.toml, rad 1"]
    assert run(["config", str(service)]) == 4
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_sound_settings_are_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config"]) == 5, "no file is named"
    service = tmp_path / "service.toml"
    service.write_text("name = 'Stödet'\n", encoding="utf-8")
    keep_settings(settings_file(), Settings(service=str(service)))
    assert run(["config"]) == 0
    assert str(service) in capsys.readouterr().out


def test_a_wrong_setting_stops_nothing_else() -> None:
    _written("lok_minutes = 3\n")
    assert run(["questions", "list"]) == 0

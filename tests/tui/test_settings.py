"""What the worker has set is kept in a file that may be edited by hand, and a mistake in it does no harm."""

import os
from itertools import product
from pathlib import Path

import pytest

from mapping.language import LANGUAGES
from tui.settings import DAYS, MINUTES, Look, Settings, faults_in_settings, keep_settings, read_settings
from tui.settings_shape import SettingsFile, Spoken

FOLDERS = ("", "/srv/frågor", r"C:\Users\Bo Ek\nya", 'it\'s "mine"\\', "a\x7f\n\u202e😀'")
ALL = [Settings(*each) for each in product(LANGUAGES, Look, (False, True), FOLDERS)]
ALL += [Settings(worker=name) for name in FOLDERS]


@pytest.mark.parametrize("settings", ALL, ids=str)
def test_what_is_kept_is_read(tmp_path: Path, settings: Settings) -> None:
    file = tmp_path / "nowhere" / "yet" / "settings.toml"
    keep_settings(file, settings)
    assert read_settings(file) == settings


def test_pictures_in_the_terminal_are_off_from_the_beginning(tmp_path: Path) -> None:
    assert not read_settings(tmp_path / "none.toml").images


@pytest.mark.parametrize(
    "written",
    [
        "questions = 7",
        "worker = 7",
        "questions = ['/srv']",
        "images = 1",
        'images = "true"',
        "images = [true]",
        "Images = true",
        "images = ja",
        "images",
        "look = 7",
        'look = "LIGHT"',
        'dark = "true"',
        "\udcff",
    ],
)
def test_what_is_written_wrongly_is_as_from_the_beginning(tmp_path: Path, written: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(written.encode("utf-8", "surrogateescape"))
    assert read_settings(file) == Settings()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_or_what_has_no_end_is_not_waited_for(tmp_path: Path) -> None:
    pipe, endless = tmp_path / "pipe", tmp_path / "endless"
    os.mkfifo(pipe)
    endless.symlink_to("/dev/zero")
    assert read_settings(pipe) == read_settings(endless) == Settings()


def test_one_mistake_leaves_the_rest_as_it_is_set(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('language = "en"\nlook = "yes"\nimages = true\n', encoding="utf-8")
    assert read_settings(file) == Settings(language="en", images=True)


def test_every_setting_stands_in_the_file_with_a_line_about_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    keep_settings(file, Settings())
    lines = file.read_text("utf-8").splitlines()
    for name in Settings.__dataclass_fields__:
        [at] = [number for number, line in enumerate(lines) if line.startswith(f"{name} = ")]
        assert lines[at - 1].startswith("# ")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("", None), ("  ", None), ("~/frågor", Path.home), ("/srv/x", "/srv/x"), ("~nobody-here/x", "~nobody-here/x")],
)
def test_the_folder_of_own_questions(written: str, meant: object) -> None:
    folder = Settings(questions=written).own_questions
    assert folder == (Path.home() / "frågor" if callable(meant) else meant and Path(str(meant)))


@pytest.mark.parametrize("name", ["lock_minutes", "lock_in_session_minutes"])
def test_minutes_until_it_locks_are_within_bounds(tmp_path: Path, name: str) -> None:
    file = tmp_path / "settings.toml"
    for told, kept in [("1", 1), ("120", 120), *((wrong, None) for wrong in ("0", "121", "-5", "5.0", "true", '"5"'))]:
        file.write_text(f"{name} = {told}\n", encoding="utf-8")
        expected = getattr(Settings(), name) if kept is None else kept
        assert getattr(read_settings(file), name) == expected
    keep_settings(file, Settings(lock_minutes=7, lock_in_session_minutes=45))
    assert read_settings(file) == Settings(lock_minutes=7, lock_in_session_minutes=45)


@pytest.mark.parametrize(
    ("written", "look"),
    [("dark = true", Look.DARK), ("dark = false", Look.LIGHT), ('dark = true\nlook = "contrast"', Look.CONTRAST)],
)
def test_what_an_older_krets_wrote_of_the_look_still_holds(tmp_path: Path, written: str, look: Look) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(written, encoding="utf-8")
    assert read_settings(file).look is look
    assert faults_in_settings(file) == ()


@pytest.mark.parametrize("settings", ALL, ids=str)
def test_what_krets_writes_has_no_faults(tmp_path: Path, settings: Settings) -> None:
    file = tmp_path / "settings.toml"
    keep_settings(file, settings)
    if settings.worker != FOLDERS[-1] != settings.questions:  # signs that cannot be seen are told
        assert faults_in_settings(file) == ()


def test_a_file_that_is_not_there_has_no_faults(tmp_path: Path) -> None:
    assert faults_in_settings(tmp_path / "settings.toml") == ()


def test_the_shape_knows_every_setting_and_its_bounds(tmp_path: Path) -> None:
    known = set(SettingsFile.__struct_fields__)
    assert known == {*Settings.__dataclass_fields__, "dark"}
    assert {*Spoken} == {*LANGUAGES}
    for name, allowed in [("lock_minutes", MINUTES), ("lock_in_session_minutes", MINUTES), ("backup_days", DAYS)]:
        for number in (allowed[0] - 1, allowed[0], allowed[-1], allowed[-1] + 1):
            (tmp_path / "settings.toml").write_text(f"{name} = {number}\n")
            assert bool(faults_in_settings(tmp_path / "settings.toml")) == (number not in allowed)


def test_every_mistake_is_told_with_its_line_and_the_nearest_key(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('langage = "sv"\nlook = "dakr"\nlock_minutes = 0\nimages = 3\nbackup_day = 3\n', encoding="utf-8")
    told = [str(fault) for fault in faults_in_settings(file)]
    assert [fault.line for fault in faults_in_settings(file)] == [1, 2, 3, 4, 5]
    assert told[0].startswith("settings.toml, rad 1: langage")
    assert told[0].endswith("Menade du language?")
    assert "Menade du dark?" in told[1]
    assert told[4].endswith("Menade du backup_days?")


def test_a_file_that_is_no_toml_is_told_too(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('language = "sv"\nlook = \n', encoding="utf-8")
    [fault] = faults_in_settings(file)
    assert fault.line == 2


def test_where_nothing_can_be_written_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not keep_settings(tmp_path / "file" / "settings.toml", Settings())
    assert keep_settings(tmp_path / "settings.toml", Settings())

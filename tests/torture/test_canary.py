"""A secret in every field, and an error forced in every handler of the app: the secret turns up nowhere.

The real app runs in a terminal, with the screen up on which the handler is at home. Looked through are what the
terminal keeps after the app, standard error, the report that the worker says yes to, and every file in the home folder,
the settings, the data and the temporary folder.
"""

import asyncio
import random
from pathlib import Path

import pytest

from tests.torture.app_in_pty import CALM, LEFT, WALK, run_out, walked
from tests.torture.canary import RAISED, SECRET, canaried, secrets_in
from tests.torture.counting import Counts
from tests.torture.forcing import entered, forcing, standing
from tests.torture.handlers import Handler, handlers
from tests.torture.hostile import PASSPHRASE, archive_with, practice
from tests.torture.places import PLACES
from tests.torture.sharing import Share, shares
from tui.app import KretsApp

FEW = ("the list of families", "the network map", "FamilyDialog")
"""Where one goes in the short form."""


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with the secret in every field, in a home where nothing else is."""
    for name in ("TMPDIR", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    return archive_with(practice(canaried), tmp_path / "arkiv", canaried)


async def _classes_at(folder: Path, places: tuple[str, ...]) -> dict[str, set[type]]:
    """The classes of all that is at home in each place."""
    app = KretsApp(folder, settings=folder.parent / "none.toml")
    async with app.run_test(size=(120, 40)) as pilot:
        stage = await entered(pilot, PASSPHRASE)
        return {place: await standing(stage, pilot, place) for place in places}


def _homes(folder: Path, places: tuple[str, ...]) -> dict[Handler, str]:
    """Each handler that is at home in one of the places, with the first where it is."""
    at_home = asyncio.run(_classes_at(folder, places))
    found = {each: [place for place in places if each.owner in at_home[place]] for each in handlers()}
    return {handler: where[0] for handler, where in found.items() if where}


def _force(archive: Path, handler: Handler, place: str, counts: Counts) -> list[str]:
    """Force an error there; returns what is wrong with what is left."""
    home, note = archive.parent, archive.parent / "raised"
    note.unlink(missing_ok=True)
    sent = run_out(archive, forcing(handler, place, PASSPHRASE, note))
    if not note.exists():
        return [f"no error was raised in {handler}"]
    after = sent.rpartition(LEFT)[2] if LEFT in sent else sent
    files = [path for path in home.rglob("*") if path.is_file() and secrets_in(path.read_bytes())]
    counts.add(8, "handlers of the app in which an error was forced")
    counts.add(8, "of them, told calmly in the terminal", CALM in after)
    return [f"{what} after {handler}" for what in (*secrets_in(after), *files, *[RAISED] * (RAISED.encode() in sent))]


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory, long: bool) -> dict[Handler, str]:
    """Where the handlers are at home; in the short form, only those of a few places."""
    folder = archive_with(practice(lambda text, _where: text), tmp_path_factory.mktemp("homes") / "arkiv")
    return _homes(folder, tuple(PLACES) if long else FEW)


@shares(24)
def test_no_error_shows_a_secret(
    archive: Path, counts: Counts, long: bool, share: Share, homes: dict[Handler, str]
) -> None:
    """In the short form a few handlers, each time the same."""
    chosen = share.of(list(homes)) if long else random.Random(8).sample(list(homes), 3)  # noqa: S311 - no secret
    assert [fault for handler in chosen for fault in _force(archive, handler, homes[handler], counts)] == []
    counts.most(8, "handlers of the app there are", len(handlers()))
    counts.add(8, "secrets found", 0)


def test_somebody_comes_to_every_handler(homes: dict[Handler, str], long: bool) -> None:
    """A new screen or dialog is to be named in `places`."""
    if long:  # else one goes to a few of the places only
        assert [str(handler) for handler in handlers() if handler not in homes] == []


def test_without_an_error_too(archive: Path, counts: Counts, long: bool) -> None:
    """The whole walk through the app, and nothing of it stays in the terminal or on the disk."""
    sent = walked(archive, (PASSPHRASE.encode() + b"\r", *(WALK if long else WALK[:8])))
    assert SECRET.encode() in sent
    assert secrets_in(sent.rpartition(LEFT)[2]) == []
    assert [path for path in archive.parent.rglob("*") if path.is_file() and secrets_in(path.read_bytes())] == []
    counts.add(8, "walks through the app after which nothing was left")

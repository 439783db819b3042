"""The log in the app: the newest first, of all or of one family; and what does not hold is seen."""

from pathlib import Path

import pytest

from mapping.archive.log import Act
from mapping.archive.log.segment import HEADER
from mapping.archive.opening import open_archive
from tests.tui.playing import Player, keys, playing, screen_text, shows, type_in
from tui.practice import PASSPHRASE, open_practice
from tui.screens.archive.archive import DUTIES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "övning"


async def to_log(player: Player) -> str:
    number = [duty.name for duty in DUTIES].index("Log") + 1
    await keys(player, "f3", str(number))
    return await shows(player, "Loggens kontrollkod")


async def test_the_newest_comes_first_and_reading_it_stands_there(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        text = await to_log(player)
    acts = "läste loggen", "såg listan", "ändrade", "öppnade arkivet"
    places = [text.index(act) for act in acts]
    assert places == sorted(places)
    assert "loggen är hel" in text


async def test_one_family_is_found_by_its_code(folder: Path) -> None:
    async with playing(folder, practice=True, size=(100, 40)) as player:
        await to_log(player)
        await type_in(player, "blåk")
        text = await shows(player, "Blåklockan")
        assert "såg listan" not in text
        await type_in(player, "zz")
        await shows(player, "Det står inget om en sådan familj.")
        assert "Blåklockan" not in screen_text(player)
        await keys(player, "escape")
        await shows(player, "vem som gjorde vad, och när")


async def test_what_does_not_hold_is_named(folder: Path) -> None:
    open_practice(folder).close()
    file = next((folder / "log").glob("*.log"))
    content = file.read_bytes()
    file.write_bytes(content[: HEADER + 9] + bytes([content[HEADER + 9] ^ 1]) + content[HEADER + 10 :])
    async with playing(folder, practice=True) as player:
        text = await to_log(player)
    assert "loggen är inte hel" in text
    assert "rad 1 är ändrad" in text


async def test_hostile_words_in_the_log_are_shown_tamed(folder: Path) -> None:
    with open_practice(folder) as archive:
        archive.log.note(Act.EXPORTED, detail="[bold]map", purpose="\x1b]52;c;eA==\x07", receiver="\u202e[red]Hedda")
    async with playing(folder, practice=True, size=(100, 40)) as player:
        text = await to_log(player)
    assert "[bold]map" in text
    assert "till: [red]Hedda · varför: ]52;c;eA==" in text


async def test_what_is_opened_read_and_changed_is_noted_once(folder: Path) -> None:
    async with playing(folder, practice=True) as player:
        await keys(player, "enter", "enter")
        await shows(player, "Ta upp senare")
        await keys(player, "escape")
        await keys(player, "enter")
        await keys(player, "escape")
    with open_archive(folder, PASSPHRASE) as archive:
        records = [entry.record for entry in archive.log.read().entries]
    done = [record.act for record in records]
    start = done.index("listed")
    assert done[start:-1].count("read") == 2
    assert done.count("opened") == done.count("left") + 1 == 2
    assert len({(record.act, record.session) for record in records if record.act == "changed"}) == done.count("changed")

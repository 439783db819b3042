"""The whole job by keyboard: first start, a session led, killed in the middle, resumed, closed, reviewed, exported."""

import signal
import subprocess
import sys
from pathlib import Path

from mapping.network import AlterKind
from mapping.profile import Silence
from mapping.questions import load
from mapping.session import State
from tests.tui.playing import PASSPHRASE, Player, keys, on_the_table, playing, shows, type_in


async def test_journey_from_first_start_to_exported_picture(tmp_path: Path) -> None:
    folder, picture = tmp_path / "arkiv", tmp_path / "karta.png"
    session_id = _play_first_half_and_kill(folder)
    async with playing(folder, size=(120, 40)) as player:
        await _resume_on_the_same_question(player)
        session = on_the_table(player)
        assert str(session.id) == session_id
        assert [alter.name for alter in session.network.alters] == ["Juni", "Alvar", "Mormor Gull", "Grannen Bo"]
        assert len(session.network.ties) == 3
        assert [event.when.edtf for event in session.timeline.events] == ["2019-21"]
        answers = session.profile.answers
        assert [(a.step, a.silence) for a in answers] == [(4, None), (None, Silence.DECLINED)]
        await _finish(player)
        await _review_and_export(player, picture)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_mode & 0o077 == 0


def _play_first_half_and_kill(folder: Path) -> str:
    command = [sys.executable, "-m", "tests.tui.first_half", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as first_half:
        assert first_half.stdout is not None
        session_id = first_half.stdout.readline().strip()
        first_half.send_signal(signal.SIGKILL)
    assert session_id
    return session_id


async def _resume_on_the_same_question(player: Player) -> None:
    await type_in(player, "fel lösenfras\n")
    await shows(player, "Lösenfrasen öppnar inte arkivet")
    await type_in(player, PASSPHRASE + "\n")
    await shows(player, "Vitsippan 1 samtal")
    await keys(player, "enter")
    await shows(player, "pågår")
    await keys(player, "enter")
    await shows(player, f"{load().areas[0].name.text} 3 av")
    await shows(player, "Backsteg Tillbaka")


async def _finish(player: Player) -> None:
    await keys(player, "v", "o")
    await shows(player, "Med förälderns egna ord")
    await type_in(player, "Det beror på dagen")
    await keys(player, "ctrl+s")
    await shows(player, "”Det beror på dagen”")
    await keys(player, "m")
    await shows(player, "✓3 Så fungerar vardagen")
    await keys(player, "g", "1", "n")
    await type_in(player, "Förskolan Kotten")
    await keys(player, "ctrl+s")
    await shows(player, "Förskolan Kotten")
    assert on_the_table(player).network.alters[-1].kind is AlterKind.SERVICE
    await keys(player, "g", "6")
    await shows(player, "Vi läser tillsammans")
    await keys(player, "tab", "enter")
    await shows(player, "Vad kom vi överens om?")
    await keys(player, "ctrl+s")
    await shows(player, "Ett avslutat samtal är ett färdigt dokument")
    await keys(player, "shift+tab", "enter")
    await shows(player, "avslutat")


async def _review_and_export(player: Player, picture: Path) -> None:
    await keys(player, "enter")
    await shows(player, "bara för läsning")
    assert on_the_table(player).state is State.CLOSED
    await keys(player, "n", "delete")
    await shows(player, "Förskolan Kotten")
    await keys(player, "g", "2")
    await shows(player, "Flyttade hit våren 2019")
    await keys(player, "g", "3", "enter", "backspace", "backspace", "backspace")
    await shows(player, "▸ 4 ■")
    await keys(player, "enter", "enter")
    await shows(player, "Förälderns egna ord")
    await keys(player, "g", "1", "e")
    await shows(player, "Filen är inte längre skyddad")
    await type_in(player, "Hedda")
    await keys(player, "tab", "enter", "down", "enter")
    await keys(player, *["tab"] * 8, "ctrl+a", "ctrl+k")
    await type_in(player, str(picture))
    await keys(player, "ctrl+s")
    await shows(player, "Sparad", tries=1500)

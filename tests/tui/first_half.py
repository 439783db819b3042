"""The first half of a session, played in a process of its own until somebody kills it."""

import asyncio
import sys
import time
from pathlib import Path

from mapping.questions import load
from tests.tui.playing import PASSPHRASE, keys, on_the_table, playing, shows, type_in


async def play(folder: Path) -> None:
    """First start, recovery key put off, family, session, people, tie, event, two answers; then wait for the end."""
    async with playing(folder) as player:
        await shows(player, "Välkommen")
        await type_in(player, PASSPHRASE + "\n" + PASSPHRASE + "\n")
        await shows(player, "Din återställningsnyckel")
        await keys(player, "escape")
        await shows(player, "Inga familjer än")
        await keys(player, "enter")
        await type_in(player, "Vitsippan")
        await keys(player, "tab")
        await type_in(player, "Hedda")
        await keys(player, "tab", "tab")
        await type_in(player, "1990")
        await keys(player, "tab")
        await type_in(player, "Juni, 2017\nAlvar, 2021")
        await keys(player, "ctrl+s")
        await shows(player, "Inget samtal med den här familjen än")
        await keys(player, "enter")
        await shows(player, "Det här gör vi i dag")
        await keys(player, "ctrl+s")
        await shows(player, "Väntar på plats")
        await keys(player, "n")
        await type_in(player, "Mormor Gull, mormor\nGrannen Bo")
        await keys(player, "ctrl+s")
        await shows(player, "Grannen Bo")
        await keys(player, "plus", "full_stop", "full_stop", "minus")
        await keys(player, "t")
        await type_in(player, "Hedda")
        await keys(player, "enter")
        await shows(player, "Spara bandet")
        await keys(player, "ctrl+s")
        await shows(player, "1 band")
        await keys(player, "g", "2")
        await shows(player, "Inga händelser än")
        await keys(player, "n")
        await type_in(player, "flyttade hit, våren 2019")
        await keys(player, "ctrl+s")
        await shows(player, "Flyttade hit våren 2019")
        await keys(player, "g", "3")
        await shows(player, "Välj det som känns bra i dag")
        await keys(player, "enter")
        await shows(player, f"{load().areas[0].name.text} 1 av")
        await keys(player, "4", "enter", "h", "enter")
        await shows(player, f"{load().areas[0].name.text} 3 av")
        await player.pause(1)
        await shows(player, "sparat")
        sys.stdout.write(f"{on_the_table(player).id}\n")
        sys.stdout.flush()
        time.sleep(60)


if __name__ == "__main__":
    asyncio.run(play(Path(sys.argv[1])))

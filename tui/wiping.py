"""Leaving nothing in the terminal."""

from textual.driver import Driver

WIPE = "\x1b[H\x1b[2J"


def wiping(driver: type[Driver]) -> type[Driver]:
    """A driver that wipes the terminal's second screen before it is left.

    What stood there would otherwise stay in the terminal's memory, and any program can show that screen again.
    """

    class Wiping(driver):  # type: ignore[misc, valid-type]  # which one it is, the platform decides
        def stop_application_mode(self) -> None:
            self.write(WIPE)
            super().stop_application_mode()

    return Wiping

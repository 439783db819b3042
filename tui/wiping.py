"""Leaving nothing in the terminal, and being able to leave when there is none any more."""

from typing import Any

from textual.driver import Driver

WIPE = "\x1b[H\x1b[2J"


def wiping(driver: type[Driver]) -> type[Driver]:
    """A driver that wipes the terminal's second screen before it is left.

    What stood there would otherwise stay in the terminal's memory, and any program can show that screen again. When
    the window has been closed, the thread that writes to it is dead, and whoever still gave it something would wait
    for ever.
    """

    class Wiping(driver):  # type: ignore[misc, valid-type]  # which one it is, the platform decides
        _writer_thread: Any = None

        def write(self, data: str) -> None:
            if not self._gone:
                super().write(data)

        def close(self) -> None:
            if not self._gone:
                super().close()

        @property
        def _gone(self) -> bool:
            return self._writer_thread is not None and not self._writer_thread.is_alive()

        def stop_application_mode(self) -> None:
            self.write(WIPE)
            super().stop_application_mode()

    return Wiping

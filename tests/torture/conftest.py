"""The long form, the counts, and an archive to torture."""

import os

import pytest

from tests.mapping.archive.conftest import _english, archive, root, unflushed
from tests.torture.counting import Counts

__all__ = ["_english", "archive", "root", "unflushed"]

_COUNTS = pytest.StashKey[Counts]()

if os.name == "nt":
    collect_ignore_glob = ["test_*.py"]  # they fork, kill and refuse in ways that Windows has no word for


def pytest_addoption(parser: pytest.Parser) -> None:
    """Only known when `tests/torture` is named, as `make torture` does; else everything is short."""
    parser.addoption("--long", action="store_true", help="the long form of each fault")


def pytest_configure(config: pytest.Config) -> None:
    """Begin to count."""
    config.stash[_COUNTS] = Counts()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table of what was counted."""
    if _long(config):
        terminalreporter.section("counted")
        for line in config.stash.get(_COUNTS, Counts()).lines():
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def long(pytestconfig: pytest.Config) -> bool:
    """Whether this is the long form."""
    return _long(pytestconfig)


@pytest.fixture(scope="session")
def counts(pytestconfig: pytest.Config) -> Counts:
    """Where each test counts."""
    if _COUNTS not in pytestconfig.stash:  # this folder was not named, and its file read too late to begin
        pytestconfig.stash[_COUNTS] = Counts()
    return pytestconfig.stash[_COUNTS]


def _long(config: pytest.Config) -> bool:
    return bool(config.getoption("--long", default=False))

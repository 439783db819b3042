"""The long form, its shares, the counts, and an archive to torture."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.mapping.archive.conftest import _english, archive, root, unflushed
from tests.torture.counting import Counts
from tests.torture.sharing import Share, parts_of

__all__ = ["_english", "archive", "root", "unflushed"]

_COUNTS = pytest.StashKey[Counts]()

if os.name == "nt":
    collect_ignore_glob = ["test_*.py"]  # they fork, kill and refuse in ways that Windows has no word for


def pytest_addoption(parser: pytest.Parser) -> None:
    """Only known when `tests/torture` is named, as `make torture` does; else everything is short."""
    parser.addoption("--long", action="store_true", help="the long form of each fault")


def pytest_configure(config: pytest.Config) -> None:
    """Begin to count, and to hear what other processes have counted."""
    config.stash[_COUNTS] = Counts()
    config.pluginmanager.register(_Gathering(config.stash[_COUNTS]), "gathering counts")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """In the long form each share of a test by itself."""
    if "share" in metafunc.fixturenames:
        parts = parts_of(metafunc.function) if _long(metafunc.config) else 1
        each = [Share(number, parts) for number in range(parts)]
        metafunc.parametrize("share", each, ids=[f"{share.number + 1} of {parts}" for share in each])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """One of several processes hands its counts to the one that prints them."""
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output["counts"] = _counts(session.config).plain()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table of what was counted."""
    if _long(config):
        terminalreporter.section("counted")
        for line in _counts(config).lines():
            terminalreporter.write_line(line)


class _Gathering:
    """Takes in what is counted and timed elsewhere."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """So long it took."""
        self._counts.took(Path(report.location[0]).name, report.duration)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A process that ran tests (pytest-xdist) is done."""
        if "counts" in getattr(node, "workeroutput", {}):
            self._counts.take_in(node.workeroutput["counts"])


@pytest.fixture(scope="session")
def long(pytestconfig: pytest.Config) -> bool:
    """Whether this is the long form."""
    return _long(pytestconfig)


@pytest.fixture(scope="session")
def counts(pytestconfig: pytest.Config) -> Counts:
    """Where each test counts."""
    return _counts(pytestconfig)


def _counts(config: pytest.Config) -> Counts:
    if _COUNTS not in config.stash:  # this folder was not named, and its file read too late to begin
        config.stash[_COUNTS] = Counts()
    return config.stash[_COUNTS]


def _long(config: pytest.Config) -> bool:
    return bool(config.getoption("--long", default=False))

"""What every test may rely on: Swedish from the start, settings and data of its own, compiled catalogues."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from mapping import language

settings.register_profile("krets", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("krets")  # no test is about time: a slow machine finds no fault


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the tester's own settings or archive, and none changes the language for the next."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    language.use("sv")
    yield
    language.use("sv")

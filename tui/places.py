"""Where Krets keeps things on this computer, as the platform wants it."""

from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_documents_path


def archive_folder() -> Path:
    """The worker's own archive."""
    return user_data_path("krets", appauthor=False) / "archive"


def practice_folder() -> Path:
    """The practice family's store, apart from the worker's archive."""
    return user_data_path("krets", appauthor=False) / "practice"


def settings_file() -> Path:
    """The worker's settings."""
    return user_config_path("krets", appauthor=False) / "settings.toml"


def pictures_folder() -> Path:
    """Where pictures go unless the worker says otherwise: the documents, or home when there are none."""
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def reports_folder() -> Path:
    """Reports of what went wrong, written only when the worker says so."""
    return user_data_path("krets", appauthor=False) / "reports"

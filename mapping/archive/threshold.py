"""What can be known of an archive before it is opened. Light, so that the first screen need not wait."""

from pathlib import Path

VAULT_FILE = "vault.json"
LOCK_FILE = "lock"
DOCUMENTS = "documents"
INCOMING = "incoming"
"""The folder for saves in flight."""
DRAFTS = "drafts"
LOG = "log"

SHORTEST_PASSPHRASE = 10
"""Characters."""


def exists(root: Path) -> bool:
    """Whether the folder `root` holds an archive, or what is left of one, or may hold one that cannot be looked at.

    Then nothing new is made there.
    """
    return any(_may_be_there(root / name) for name in (VAULT_FILE, DOCUMENTS))


def _may_be_there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True

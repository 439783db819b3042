"""What can be known of an archive before it is opened. Light, so that the first screen need not wait."""

from pathlib import Path

VAULT_FILE = "vault.json"
"""Beside it lie `lock`, the folder `documents`, and the folder `incoming` for saves in flight."""

LOCK_FILE = "lock"

SHORTEST_PASSPHRASE = 10
"""Characters."""


def exists(root: Path) -> bool:
    """Whether the folder `root` holds an archive."""
    return (root / VAULT_FILE).exists()

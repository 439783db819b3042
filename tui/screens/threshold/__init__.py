"""Outside the archive: making one, unlocking it, and the way in for those who forgot."""

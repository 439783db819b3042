"""How a record lies on the disk: coded, sealed, and kept in generations."""

"""What an archive sends and takes in: backups and hand-overs, in encrypted files."""

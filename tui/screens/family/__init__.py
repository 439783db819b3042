"""A family on the screen: its sessions, and what the work with it rests on."""

"""The network map drawn live in the terminal: rings of dots, people as symbol and name, ties between them."""

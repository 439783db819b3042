"""Pictures: the network map as DOT, SVG, PNG and PDF."""

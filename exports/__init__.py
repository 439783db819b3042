"""What leaves the program: pictures and data. Nothing here knows of the screen."""

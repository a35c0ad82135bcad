"""Browser stories on the real stack, and the pictures of every screen."""

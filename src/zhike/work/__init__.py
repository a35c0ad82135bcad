"""Work: one queue, one load, one clock engine for everything that somebody has to handle."""

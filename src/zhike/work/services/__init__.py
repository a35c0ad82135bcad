"""Writes of module work. Each runs in the caller's transaction or opens its own."""

"""Reads of conversations. The hot ones are one statement that answers JSON."""

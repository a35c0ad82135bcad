"""Changes of conversations, one operation per function."""

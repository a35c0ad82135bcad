"""Writes of tickets: access, lock, rule, save with the version raised, history, event, log."""

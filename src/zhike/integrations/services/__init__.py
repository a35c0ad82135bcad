"""Writes of `integrations`: access, lock, rule, compare-and-set save, event, audit, in this order."""

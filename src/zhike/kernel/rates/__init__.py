"""Limits on how often something may be done: token buckets in the database, the same for every process."""

from zhike.kernel.rates.buckets import forget, sweep, take

__all__ = ["forget", "sweep", "take"]

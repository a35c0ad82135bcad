"""The operation log: append-only rows with digests, numbered and chained by a sealer, checked by a verifier."""

"""The ground every module stands on: ids, clock, money, errors, rights, events, jobs, HTTP, files, search.

The kernel knows no module above it. What it needs from above (who is signed in, where the audit trail is kept)
reaches it through protocols that :mod:`zhike.config.wiring` fills at start.
"""

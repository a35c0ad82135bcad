"""Acceptance on real data: thousands of real customer turns through the public interfaces, both ends compared."""

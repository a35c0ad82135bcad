"""Rules of customers: pure functions over values, no database."""

"""The writes of accounts: one function, one change, one transaction, one event, one line in the operation log."""

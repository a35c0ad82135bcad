"""Settings, addresses, wiring and processes: the top floor, imported by nobody."""

"""House rules that no ready-made tool checks. Each check answers a list of problems, one line each."""

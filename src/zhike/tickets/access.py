"""Permission- and scope-checked getters: the only way an endpoint of `tickets` gets a row."""

"""The only door of `integrations`: what other modules may use."""

__all__: list[str] = []

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Owns the search entries."""

    name = "zhike.kernel.search"
    label = "kernel_search"

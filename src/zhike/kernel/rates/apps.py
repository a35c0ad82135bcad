from django.apps import AppConfig


class RatesConfig(AppConfig):
    """Owns the token buckets."""

    name = "zhike.kernel.rates"
    label = "kernel_rates"

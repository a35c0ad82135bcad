from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Owns the event table, subscriber cursors and parked events."""

    name = "zhike.kernel.events"
    label = "kernel_events"

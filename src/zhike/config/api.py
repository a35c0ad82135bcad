"""The public API: every module's router, gathered."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from zhike.kernel.http import Router, build_api


def _routers() -> list[Router]:
    """The `router` of each module's `api`, in the order of the floors."""
    own = __name__.rpartition(".")[0]
    names = [one.name for one in apps.get_app_configs() if one.name.startswith("zhike.") and one.name != own]
    found: list[Router] = []
    for name in [*names, "zhike.kernel.live"]:
        if find_spec(f"{name}.api") is not None:
            module = import_module(f"{name}.api")
            routers = getattr(module, "routers", None)
            found.extend([module.router] if routers is None else routers)
    return found


api = build_api(_routers())

"""The one router of the module: paths that differ by method only must be declared together."""

from typing import Final

from zhike.kernel.http import Router

router: Final = Router("integrations")

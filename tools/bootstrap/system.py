"""The few system packages that browser tests need: a Chromium and fonts for Chinese and Arabic."""

import os
import shutil
import subprocess

from tools.bootstrap.environment import one_at_a_time, run
from tools.bootstrap.speech import TroubleError, say

_PACKAGES = ("chromium", "fonts-noto-cjk", "fonts-noto-core")


def ensure_packages() -> None:
    """Installs what is missing where we may (root, apt), else names the one command that does it."""
    missing = _missing()
    if not missing:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise TroubleError("system.missing", command=f"sudo apt-get install {' '.join(missing)}")
    with one_at_a_time("system"):
        say("system.installing", packages=" ".join(missing))
        run(["apt-get", "update"], log="apt-update.log", failed="system.failed")
        install = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends"]
        run([*install, *missing], log="apt-install.log", failed="system.failed")


def _missing() -> list[str]:
    missing = [] if _chromium() else [_PACKAGES[0]]
    if shutil.which("dpkg-query") is None:  # not Debian: fonts are looked for by name
        return missing
    for package in _PACKAGES[1:]:
        found = subprocess.run(
            ["dpkg-query", "--show", "--showformat=${Status}", package], capture_output=True, text=True, check=False
        )
        if "install ok installed" not in found.stdout:
            missing.append(package)
    return missing


def _chromium() -> str | None:
    given = os.environ.get("ZHIKE_CHROMIUM")
    return given or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

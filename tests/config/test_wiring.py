"""What a process knows once it is wired, before anything else of it is used."""

import json
import subprocess
import sys

_PROGRAM = """
import json, os, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhike.config.settings")
import django
django.setup()
from zhike.accounts.builtin_roles import BUILTIN_ROLES
from zhike.kernel.authz import all_permissions
print(json.dumps(sorted({name for role in BUILTIN_ROLES for name in role.rights} - all_permissions().keys())))
"""


def test_every_right_of_the_built_in_roles_is_known_to_a_process_that_only_migrates() -> None:
    """Roles are given what is known when they are seeded, whatever else happens to be imported by then."""
    answer = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(answer.stdout.splitlines()[-1]) == []

"""Looking for a person's values in everything an installation keeps."""

import base64
import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools.stack import Stack
from zhike.config import environment
from zhike.config.embedded import place as places

PHONE = "13800001234"
EMAIL = "canary.bird@example.com"
_PHONES = (PHONE, f"+86{PHONE}", f"86{PHONE}", "138 0000 1234", "138-0000-1234", "+86 138 0000 1234")
_EMAILS = (EMAIL, EMAIL.upper(), EMAIL.replace("@", "%40"))


def needles() -> dict[bytes, str]:
    """What is looked for, by its bytes in lower case: the values, and what anybody could compute from them without a
    key (hexadecimal, base64, unsalted digests).
    """
    found: dict[bytes, str] = {}
    for value in (*_PHONES, *_EMAILS):
        raw = value.encode()
        forms = {"plain": raw, "hex": raw.hex().encode(), "base64": base64.b64encode(raw).rstrip(b"=")}
        for name in ("md5", "sha1", "sha256", "sha512"):
            digest = hashlib.new(name, raw).digest()
            forms |= {name: digest, f"{name} hex": digest.hex().encode(), f"{name} base64": base64.b64encode(digest)}
        found |= {form.lower(): f"{value} ({name})" for name, form in forms.items()}
    return found


def hits(data: bytes, wanted: dict[bytes, str]) -> list[str]:
    """Which needles are in `data`."""
    low = data.lower()
    return [name for needle, name in wanted.items() if needle in low]


def dump(stack: Stack) -> bytes:
    """The whole database as `pg_dump` writes it, by the schema's owner."""
    addresses = environment.running_embedded(stack.home)
    assert addresses is not None
    assert addresses.owner is not None
    place = places.find(stack.home)
    done = subprocess.run(
        [place.program("pg_dump"), "--no-owner", addresses.owner],
        env=places.scrubbed_environment(place),
        capture_output=True,
        check=True,
    )
    return done.stdout


def kept_files(stack: Stack) -> Iterator[Path]:
    """Every file of the installation: logs, stored files, and the database's own files with its write-ahead log."""
    for folder in {stack.home, places.find(stack.home).base}:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                yield path


def read(path: Path) -> bytes:
    """The bytes of a file; none for one that went away meanwhile."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""

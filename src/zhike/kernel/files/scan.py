"""The port for malware scanners. None is shipped: a file is then ready with `scan` "none", visible on it and in
doctor.
"""

from typing import Final, Literal, Protocol

from zhike.kernel.ports import Port, PortError

Verdict = Literal["clean", "infected"]


class Scanner(Protocol):
    """Looks through the bytes of a file before anybody can open it."""

    name: str

    def scan(self, data: bytes) -> Verdict:
        """The verdict. Raises when it cannot say; the file then stays in quarantine and is tried again."""


SCANNER: Final[Port[Scanner]] = Port("files.scanner")


def scan(data: bytes) -> tuple[str, bool]:
    """What is noted on the file (the scanner's name, or "none"), and whether it may be used."""
    try:
        scanner = SCANNER.get()
    except PortError:
        return "none", True
    return scanner.name, scanner.scan(data) == "clean"

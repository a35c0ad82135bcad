"""gzip taken apart as a stream, with an end: the size is counted while it grows, never believed."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from zhike.integrations.errors import BOMB, BROKEN_ARCHIVE

GZIP: Final = b"\x1f\x8b"
_PIECE: Final = 256 * 1024


def gunzip(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """The plain bytes of a gzip file of any number of members.

    Raises `import.bomb` beyond `limit` bytes and `import.broken_archive` for damaged or cut-off data.
    """
    made = 0
    member = zlib.decompressobj(wbits=31)
    is_open = False
    for chunk in chunks:
        waiting = chunk
        while waiting:
            if member.eof:
                # Padding of zeros after the last member is usual; anything else must be another member.
                waiting = waiting.lstrip(b"\x00")
                if not waiting:
                    break
                member = zlib.decompressobj(wbits=31)
            try:
                plain = member.decompress(waiting, _PIECE)
            except zlib.error:
                raise BROKEN_ARCHIVE() from None
            is_open = not member.eof
            waiting = member.unused_data if member.eof else member.unconsumed_tail
            made += len(plain)
            if made > limit:
                raise BOMB(megabytes=limit // 1024**2)
            if plain:
                yield plain
    if is_open or made == 0:
        raise BROKEN_ARCHIVE()

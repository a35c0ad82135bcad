from typing import Final

from zhike.kernel.errors import define

#: Nothing was chosen, or nothing of it is there any more.
NOTHING_CHOSEN: Final = define("bulk.nothing", "input")
#: More rows than one change may take; `most` says how many it may.
TOO_MANY: Final = define("bulk.too_many", "input")
#: The change cannot be taken back: its time is over, it runs, it was taken back, or it changed nothing.
NO_UNDO: Final = define("bulk.no_undo", "conflict", retry="never")

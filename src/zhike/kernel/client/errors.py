from typing import Final

from zhike.kernel.errors import define

#: The address is not one that we call: wrong scheme or port, or it leads into a private network.
ADDRESS_FORBIDDEN: Final = define("client.address_forbidden", "input")
UNREACHABLE: Final = define("client.unreachable", "sync")
TIMED_OUT: Final = define("client.timed_out", "sync")
ANSWER_TOO_LARGE: Final = define("client.answer_too_large", "sync", retry="never")
ANSWER_INVALID: Final = define("client.answer_invalid", "sync", retry="never")

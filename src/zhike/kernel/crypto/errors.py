"""Error codes of encryption and signing."""

from typing import Final

from zhike.kernel.errors import define

#: The person was erased: the key is gone, and with it every value that it sealed.
KEY_DESTROYED: Final = define("crypto.key_destroyed", "missing", status=410)
#: Damaged, moved to another row, or sealed with a key this installation does not have.
UNREADABLE: Final = define("crypto.unreadable", "fault", retry="never")
TOKEN_INVALID: Final = define("crypto.token_invalid", "auth")
TOKEN_EXPIRED: Final = define("crypto.token_expired", "auth")
POSITION_INVALID: Final = define("crypto.position_invalid", "input")
#: The file of the ring comes from outside (ZHIKE_KEY_FILE): whoever gives it adds and removes keys.
KEY_FILE_GIVEN: Final = define("crypto.key_file_given", "conflict", retry="never")
#: A master key that still holds data keys cannot go.
KEY_IN_USE: Final = define("crypto.key_in_use", "conflict", retry="never")

from typing import Final

from zhike.kernel.errors import define

SETTING_VALUE: Final = define("setting.value", "input")
SETTING_SCOPE: Final = define("setting.scope", "input")

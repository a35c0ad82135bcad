"""Why work cannot be queued, given or timed as asked."""

from typing import Final

from zhike.kernel.errors import define

#: The item is not in a state that allows this; `state` and `owner_id` say how it stands now.
ITEM_STATE: Final = define("work.item_state", "conflict")
#: Somebody else took the item first; `owner_id` says who.
ITEM_TAKEN: Final = define("work.item_taken", "conflict")
#: The agent holds as much work as the own limit allows; `load` and `capacity` say how much.
CAPACITY_FULL: Final = define("work.capacity_full", "conflict", retry="later")
#: The agent is offline, deactivated, or takes no work.
AGENT_UNAVAILABLE: Final = define("work.agent_unavailable", "conflict", retry="later")
TRANSFER_TARGET: Final = define("work.transfer_target", "input")
TEAM_UNKNOWN: Final = define("work.team_unknown", "input")
CALENDAR_IN_USE: Final = define("work.calendar_in_use", "conflict", retry="never")

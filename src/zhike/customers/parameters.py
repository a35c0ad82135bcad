"""Business parameters of customers."""

from typing import Final

from zhike.kernel.settings.registry import Setting

#: What a record that is entered or imported must have. Records made by themselves may lack anything.
REQUIRE_NAME: Final = Setting("customers.require_name", bool, default=True)
REQUIRE_CONTACT: Final = Setting("customers.require_contact", bool, default=True)
REQUIRE_ADDRESS: Final = Setting("customers.require_address", bool, default=True)
#: How long a deleted customer can be brought back, in days.
PURGE_AFTER_DAYS: Final = Setting("customers.purge_after_days", int, default=30, min=1, max=3650)
#: How many searches of customers a person may make in a minute.
SEARCHES_PER_MINUTE: Final = Setting("customers.searches_per_minute", int, default=60, min=5, max=600)

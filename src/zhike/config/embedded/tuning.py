"""The settings of the embedded server: sizes for a shop's machine, and what keeps personal values out of its log.

Connections (`max_connections` 120, of them 3 kept for the administrator): web 2 workers × pool of 6 = 12, gateway pool
of 8 + 2 listeners, worker pool of 16 + 4 listeners and locks, maintenance 4; the rest is head-room for a second set of
processes during a restart.
"""

from dataclasses import dataclass
from pathlib import Path

_COMMON = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "default_text_search_config": "pg_catalog.simple",
    "jit": "off",
    "random_page_cost": "1.1",
    "wal_compression": "pglz",
    "autovacuum_vacuum_scale_factor": "0.05",
    "autovacuum_analyze_scale_factor": "0.05",
    "track_io_timing": "on",
    # One file a week-day, written over after a week: the log cannot grow without bound.
    "logging_collector": "on",
    "log_filename": "postgres-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_file_mode": "0600",
    "log_line_prefix": "%m [%p] %q%u@%d ",
    # Neither statements nor the values in DETAIL lines are logged: they may hold personal data.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}


@dataclass(frozen=True)
class Tuning:
    """Sizes in megabytes; `durable` False gives up safety against power loss for speed (tests only)."""

    shared_buffers_mb: int = 192
    work_mem_mb: int = 8
    maintenance_work_mem_mb: int = 96
    effective_cache_mb: int = 1024
    max_wal_mb: int = 2048
    max_connections: int = 120
    durable: bool = True

    def settings(self, *, sockets: Path, logs: Path) -> dict[str, str]:
        """Names and values for `postgresql.conf`."""
        on = "on" if self.durable else "off"
        return _COMMON | {
            "unix_socket_directories": str(sockets),
            "log_directory": str(logs),
            "max_connections": str(self.max_connections),
            "shared_buffers": f"{self.shared_buffers_mb}MB",
            "work_mem": f"{self.work_mem_mb}MB",
            "maintenance_work_mem": f"{self.maintenance_work_mem_mb}MB",
            "effective_cache_size": f"{self.effective_cache_mb}MB",
            "max_wal_size": f"{self.max_wal_mb}MB",
            "checkpoint_timeout": "15min",
            "fsync": on,
            "synchronous_commit": on,
            "full_page_writes": on,
        }


def render(settings: dict[str, str]) -> str:
    """The text of a `postgresql.conf`; single quotes in values are doubled as the format asks."""
    lines = ["# Written anew at every start; change the product's configuration instead."]
    lines += [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'" for name, value in sorted(settings.items())]
    return "\n".join(lines) + "\n"


PRODUCT = Tuning()
TESTS = Tuning(shared_buffers_mb=128, max_connections=200, durable=False)

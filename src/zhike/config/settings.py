"""Django's settings. Everything that may differ between machines comes from `ZHIKE_*` environment variables.

Importing this module needs neither a database nor an environment, so that type checks and schema exports run anywhere.
Business parameters (deadlines, limits, texts) are not here: they live in the database and are edited in the console.
"""

import ipaddress
import os
import secrets
from pathlib import Path
from typing import Any, Final

from psycopg.conninfo import conninfo_to_dict

ROOT: Final = Path(__file__).resolve().parents[3]
HOME: Final = Path(os.environ.get("ZHIKE_HOME") or ROOT / ".zhike")
DEBUG = os.environ.get("ZHIKE_DEBUG") == "1"

PUBLIC_URL: Final = os.environ.get("ZHIKE_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
BIND: Final = os.environ.get("ZHIKE_BIND") or "127.0.0.1"
GATEWAY_URL: Final = os.environ.get("ZHIKE_GATEWAY_URL", "ws://127.0.0.1:8001/live")
#: Networks of the proxies whose X-Forwarded-For is believed (one address is a network of one).
TRUSTED_PROXIES: Final = tuple(
    ipaddress.ip_network(part.strip(), strict=False)
    for part in os.environ.get("ZHIKE_TRUSTED_PROXIES", "").split(",")
    if part.strip()
)


#: Key rings of :mod:`zhike.kernel.crypto.keys`; ZHIKE_KEY_FILE puts the master ring elsewhere (a mounted secret).
KEY_FOLDER: Final = HOME / "keys"
KEY_FILE: Final = Path(os.environ["ZHIKE_KEY_FILE"]) if os.environ.get("ZHIKE_KEY_FILE") else None

#: Where uploaded and generated files are kept, encrypted.
FILE_FOLDER: Final = HOME / "files"


def _secret_key() -> str:
    """The key that signs cursors and CSRF tokens: given, kept beside the other keys, or good for this process only."""
    given = os.environ.get("ZHIKE_SECRET_KEY")
    kept = HOME / "keys" / "web.key"
    if given:
        return given
    return kept.read_text().strip() if kept.is_file() else secrets.token_urlsafe(48)


def _database(url: str) -> dict[str, Any]:
    """Django's form of a PostgreSQL URL. What Django has no name for (`sslmode`, `connect_timeout`, …) goes to the
    driver as it stands."""
    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "zhike.kernel.postgres",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        # Each worker thread keeps its connection, and with it the prepared statements (a quarter to a half of
        # PostgreSQL's work per hot query).
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**parts, "server_side_binding": True, "prepare_threshold": 3},
        "ATOMIC_REQUESTS": False,
        "TEST": {"MIGRATE": False},
    }


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = ["*"]  # the host decides nothing here: links are made from ZHIKE_PUBLIC_URL, never from the request
ROOT_URLCONF = "zhike.config.urls"
WSGI_APPLICATION = "zhike.config.wsgi.application"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False

DATABASES = {"default": _database(os.environ.get("ZHIKE_DATABASE_URL", "postgresql:///zhike"))}

_KERNEL = ("events", "settings", "http", "crypto", "files", "rates", "jobs", "bulk", "client", "search")
_MODULES = (
    "audit",
    "accounts",
    "work",
    "customers",
    "knowledge",
    "commerce",
    "conversations",
    "tickets",
    "surveys",
    "analytics",
    "integrations",
    "surfaces",
)
INSTALLED_APPS = [
    *(f"zhike.kernel.{part}" for part in _KERNEL),
    *(f"zhike.{part}" for part in _MODULES),
    "zhike.config",
]

MIDDLEWARE = ["zhike.kernel.http.middleware.operation_middleware"]

CSRF_COOKIE_NAME = "zhike_csrf"
CSRF_HEADER_NAME = "HTTP_X_CSRFTOKEN"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SESSION_COOKIE_NAME = "zhike_session"
SESSION_COOKIE_SECURE = PUBLIC_URL.startswith("https://")

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = ["zhike.kernel.files.upload.CappedHandler"]

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO" if not DEBUG else "DEBUG"},
    "loggers": {"django.request": {"level": "ERROR"}, "httpx": {"level": "WARNING"}},
}

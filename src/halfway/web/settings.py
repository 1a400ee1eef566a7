"""All settings of the web face; what differs from one machine to another comes by `HALFWAY_…`.

The server (`halfway.web.server`) sets the variables before Django is loaded. Sessions live in this
process, uploads stay in memory; only sealed bytes reach the database.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from platformdirs import user_data_dir
from tzlocal import get_localzone_name

from halfway.web.gate import LARGEST_BODY, LARGEST_FILE
from halfway.web.store.database import database

WEB = Path(__file__).parent

VARIABLES = (
    ("HALFWAY_ADDRESS", "testserver", "The one host:port that is served; all others are refused."),
    ("HALFWAY_SECRET_KEY", "", "Signs launch links and sessions; random at each start."),
    ("HALFWAY_SECURE_COOKIE", "1", "0 where the browser takes no Secure cookie on plain http."),
    ("HALFWAY_DATA", "", "The data folder; the place that the system gives to programs if empty."),
    ("HALFWAY_DATABASE", "", "postgresql://user:password@host/name instead of a file (hosted)."),
    ("HALFWAY_HOSTED", "0", "1 where many people use one server over https: no one-time links."),
    ("HALFWAY_IDLE_S", "0", "Seconds until the lock instead of what each person chose; 0 is off."),
)
"""Name, default and meaning of each variable that is read here."""

_given = {name: os.environ.get(name, default) for name, default, _ in VARIABLES}

HALFWAY_ADDRESS = _given["HALFWAY_ADDRESS"]
SECRET_KEY = _given["HALFWAY_SECRET_KEY"] or secrets.token_urlsafe(48)
DEBUG = False
HALFWAY_DATA = Path(_given["HALFWAY_DATA"] or user_data_dir("halfway", appauthor=False))
HALFWAY_HOSTED = _given["HALFWAY_HOSTED"] == "1"
HALFWAY_IDLE_S = int(_given["HALFWAY_IDLE_S"])
ALLOWED_HOSTS = [HALFWAY_ADDRESS.rpartition(":")[0] or HALFWAY_ADDRESS]
ROOT_URLCONF = "halfway.web.urls"
WSGI_APPLICATION = "halfway.web.wsgi.application"
USE_TZ = True
TIME_ZONE = get_localzone_name() or "UTC"  # times are kept in UTC and shown as the clock here says
LANGUAGE_CODE = "en"
LANGUAGES = (("en", "English"), ("es", "Español"))
LOCALE_PATHS = [WEB / "locale"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "halfway.web.store",
]

MIDDLEWARE = [
    "halfway.web.replacement.ReplacementMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "halfway.web.post_pages.PostPagesMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "halfway.web.opened.OpenedMiddleware",
    "halfway.web.unlocked.UnlockedMiddleware",
    "halfway.web.language.LanguageMiddleware",
]

PAGES = sorted(path for path in (WEB / "pages").iterdir() if (path / "urls.py").exists())
"""Each screen is a folder with its own urls, templates and static files."""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates", *(page / "templates" for page in PAGES)],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "halfway.web.surroundings.surroundings",
            ]
        },
    }
]

# A file of our own, or PostgreSQL by one variable. FULL: what was told as saved survives a power
# cut (NORMAL loses it). MEMORY: no temporary file ever holds a page.
_PRAGMAS = (
    "PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL; PRAGMA temp_store=MEMORY;"
    " PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
)
DATABASES = {"default": database(_given["HALFWAY_DATABASE"], folder=HALFWAY_DATA, pragmas=_PRAGMAS)}

# Sessions: sealed, and in the memory of this process only, gone with it; hosted, where there are
# several processes, the sealed bytes are in the database. The name of the cookie is new at every
# start, so that it tells nothing and clashes with nothing.
SESSION_ENGINE = "halfway.web.sealed_sessions"
_caches = "django.core.cache.backends."
CACHES = {
    "default": {"BACKEND": f"{_caches}db.DatabaseCache", "LOCATION": "visits"}
    if HALFWAY_HOSTED
    else {"BACKEND": f"{_caches}locmem.LocMemCache"}
}
_secure = _given["HALFWAY_SECURE_COOKIE"] == "1"
_random_name = SECRET_KEY[:8].replace("-", "a").replace("_", "b")
SESSION_COOKIE_NAME = f"__Host-{_random_name}" if _secure else _random_name
SESSION_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_PATH = "/"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 8 * 3600
OPENED_COOKIE_NAME = f"{SESSION_COOKIE_NAME}o"
# The form token is in a cookie of its own and not in the session: a lock ends every session, and
# the lock page that was shown a moment before must still take a passphrase.
CSRF_COOKIE_NAME = f"{SESSION_COOKIE_NAME}f"
CSRF_COOKIE_SECURE = _secure
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "halfway.web.errors.forbidden"

# Hosted, TLS ends at the proxy in front, which says so; locally there is no network to protect.
SECURE_SSL_REDIRECT = HALFWAY_HOSTED
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HALFWAY_HOSTED else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HALFWAY_HOSTED
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HALFWAY_HOSTED else None

FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_FILE
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

STATIC_URL = "static/"
STATICFILES_DIRS = [
    WEB / "static",
    *((page.name, page / "static") for page in PAGES if (page / "static").exists()),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Django's own logging would print request paths and tracebacks with values in them; `errors`
# writes the place of a fault alone.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"nowhere": {"class": "logging.NullHandler"}},
    "root": {"handlers": ["nowhere"]},
    "loggers": {"django": {"handlers": ["nowhere"], "propagate": False}},
}

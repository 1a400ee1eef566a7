"""All settings of the web face; what differs from one machine to another comes by `HALFWAY_…`.

The server (`halfway.web.server`) sets the variables before Django is loaded. Nothing is written
to disk: sessions live in this process, uploads stay in memory, there is no database yet.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from halfway.web.gate import LARGEST_BODY

WEB = Path(__file__).parent

VARIABLES = (
    ("HALFWAY_ADDRESS", "testserver", "The one host:port that is served; all others are refused."),
    ("HALFWAY_SECRET_KEY", "", "Signs launch links and sessions; random at each start."),
    ("HALFWAY_SECURE_COOKIE", "1", "0 where the browser takes no Secure cookie on plain http."),
)
"""Name, default and meaning of each variable that is read here."""

_given = {name: os.environ.get(name, default) for name, default, _ in VARIABLES}

HALFWAY_ADDRESS = _given["HALFWAY_ADDRESS"]
SECRET_KEY = _given["HALFWAY_SECRET_KEY"] or secrets.token_urlsafe(48)
DEBUG = False
ALLOWED_HOSTS = [HALFWAY_ADDRESS.rpartition(":")[0] or HALFWAY_ADDRESS]
ROOT_URLCONF = "halfway.web.urls"
WSGI_APPLICATION = "halfway.web.wsgi.application"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "halfway.web.opened.OpenedMiddleware",
]

PAGES = sorted(path for path in (WEB / "pages").iterdir() if (path / "urls.py").exists())
"""Each screen is a folder with its own urls, templates and static files."""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates", *(page / "templates" for page in PAGES)],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

# Sessions: in the memory of this process only, gone with it. The name is new at every start, so
# that it tells nothing and clashes with nothing.
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
_secure = _given["HALFWAY_SECURE_COOKIE"] == "1"
_random_name = SECRET_KEY[:8].replace("-", "a").replace("_", "b")
SESSION_COOKIE_NAME = f"__Host-{_random_name}" if _secure else _random_name
SESSION_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_PATH = "/"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "halfway.web.errors.forbidden"

FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
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

"""The WSGI application as it is served: the gate around static files around Django."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halfway.web.settings")


def make_application() -> object:
    """The application behind its gate, with every screen's static files."""
    from django.conf import settings
    from whitenoise import WhiteNoise

    from halfway.web.gate import Gate

    django = get_wsgi_application()
    static = WhiteNoise(django, max_age=0)
    for entry in settings.STATICFILES_DIRS:
        prefix, folder = entry if isinstance(entry, tuple) else ("", entry)
        static.add_files(folder, prefix=f"static/{prefix}")
    scheme = "https" if settings.HALFWAY_HOSTED else "http"
    return Gate(static, address=settings.HALFWAY_ADDRESS, scheme=scheme)


application = make_application()

"""Slows down guessing at the door: four free tries, then waits of 1, 2, 4 … 60 seconds.

It survives a restart, never locks anybody out for good, and counts each client for itself. It
does not stop somebody who has copied the file: only a long passphrase does (docs/security).
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import blake2b

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from halfway.web.store import opening
from halfway.web.store.models import Tries
from halfway.web.store.troubles import told

FREE_TRIES = 4
LONGEST_WAIT_S = 60


def seconds_to_wait(request: HttpRequest) -> int:
    """Until the next try is looked at; 0 where it may come now."""
    if not opening.is_here():
        return 0
    with told():
        tries = Tries.objects.filter(client=_client(request)).first()
    if tries is None or tries.failed <= FREE_TRIES:
        return 0
    wait = min(2 ** (tries.failed - FREE_TRIES - 1), LONGEST_WAIT_S)
    left = wait - (timezone.now() - tries.last) / timedelta(seconds=1)
    # A clock that was set back must not make anybody wait longer than the rule says.
    return int(max(0, min(round(left + 0.5), wait)))


def note_failure(request: HttpRequest) -> None:
    """Count a try that opened nothing."""
    if not opening.is_here():
        return
    with told(), transaction.atomic():
        tries, _ = Tries.objects.get_or_create(
            client=_client(request), defaults={"failed": 0, "last": timezone.now()}
        )
        Tries.objects.filter(pk=tries.pk).update(failed=F("failed") + 1, last=timezone.now())


def note_success(request: HttpRequest) -> None:
    """Start counting anew."""
    with told():
        Tries.objects.filter(client=_client(request)).delete()


def _client(request: HttpRequest) -> str:
    """One client locally, whoever sits there; hosted, one for each address, hashed."""
    if not settings.HALFWAY_HOSTED:
        return "local"
    address, secret = request.META.get("REMOTE_ADDR", ""), settings.SECRET_KEY.encode()[:64]
    return blake2b(address.encode(), key=secret, digest_size=32).hexdigest()

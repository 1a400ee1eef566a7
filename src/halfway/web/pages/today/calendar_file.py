"""Steps as a file that calendars read; neutral words, because calendars are often shared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from halfway.guidance.plan import Step


def calendar_file(steps: Iterable[Step], *, with_words: bool, now: datetime) -> bytes:
    """An iCalendar file (RFC 5545) with an all-day entry for each step."""
    calendar = Calendar()
    calendar.add("prodid", "-//notes//notes//EN")
    calendar.add("version", "2.0")
    for number, step in enumerate(steps):
        event = Event()
        event.add("uid", f"{now:%Y%m%d%H%M%S}-{number}@notes")
        event.add("dtstamp", now)
        event.add("dtstart", step.day)
        event.add("dtend", step.day + timedelta(1))
        event.add("summary", step.rule.title if with_words else _("A quarter of an hour for me"))
        if with_words:
            event.add("description", step.rule.then)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content

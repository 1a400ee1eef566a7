"""Moves the day of a server under test: a file says by how many days (see `test_study_browser.py`).

Python imports this module by itself in a process that has its folder in PYTHONPATH.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

_real_now = timezone.now
_file = Path(os.environ["MOVED_CLOCK"])


def _moved() -> datetime:
    return _real_now() + timedelta(int(_file.read_text()))


timezone.now = _moved

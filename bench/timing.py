"""Times one way of checking a draft many times over and sums the runs up for the table."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

WARM_UP_RUNS = 30
EDITED_WORDS = "for 20 minutes"  # in the long sentence in the middle of draft.txt


def edited(draft: str, run: int) -> str:
    """Give the draft with another number in its middle sentence, a new one for each run."""
    if EDITED_WORDS not in draft:
        raise ValueError(f"the draft no longer says '{EDITED_WORDS}'")
    return draft.replace(EDITED_WORDS, f"for {21 + run} minutes")


def measure(
    case: str,
    runs: int,
    check: Callable[[int], object],
    prepare: Callable[[], object] | None = None,
) -> dict[str, Any]:
    """Time `check(run)` for each run after a warm-up; `prepare` comes before each, untimed."""
    times = []
    for run in range(WARM_UP_RUNS + runs):
        if prepare:
            prepare()
        start = perf_counter()
        check(run)
        times.append((perf_counter() - start) * 1000)
    return {"case": case, **summary(times[WARM_UP_RUNS:])}


def summary(times: list[float]) -> dict[str, Any]:
    """Give the median, the 95th percentile (nearest rank) and the number of the times."""
    rank = math.ceil(0.95 * len(times)) - 1
    return {
        "median_ms": round(statistics.median(times), 3),
        "p95_ms": round(sorted(times)[rank], 3),
        "runs": len(times),
    }


def peak_mb() -> float | None:
    """Give the most memory this process has held (RSS), or None where Linux does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    for line in status.read_text().splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024, 1)
    return None

"""Reads prepared texts with the network, each of them once: an edit leaves most windows as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halfway.engine.model import Look, Network

_MOST_KEPT = 2048

Looks = Callable[[], list[Look]]
"""Waits for the network, and gives a look at each text, in order."""


class ReadOnce:
    """A network that remembers what it read, until it is told to forget."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._kept: dict[str, Look] = {}

    def begun(self, words: Sequence[str]) -> Looks:
        """What waits for the looks at prepared texts, of which the new ones are being read."""
        known = {one: look for one in words if (look := self._kept.get(one)) is not None}
        new = [one for one in dict.fromkeys(words) if one not in known]
        read = self._network.begun(new) if new else None

        def waited() -> list[Look]:
            if read:
                known.update(zip(new, read(), strict=True))
                if len(self._kept) > _MOST_KEPT:
                    self._kept.clear()
                self._kept.update(known)
            return [known[one] for one in words]

        return waited

    def looks(self, words: Sequence[str]) -> list[Look]:
        """Looks at prepared texts, in order."""
        return self.begun(words)()

    def logits(self, words: Sequence[str]) -> NDArray[np.floating[Any]]:
        """Logits of shape (texts, outputs) of prepared texts."""
        return np.array([look.logits for look in self.looks(words)])

    def forget(self) -> None:
        """Drop all texts."""
        self._kept.clear()

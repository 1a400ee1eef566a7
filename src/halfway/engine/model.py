"""The trained network at run time: texts in, logits out; loaded on first use, forgetting nothing typed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from halfway.conversation import MOVES, SIGNALS
from halfway.engine.quick import quick_in
from halfway.errors import DamagedError

LONGEST = 96
"""Tokens; a longer text is cut there, so callers hand over sentences or short messages."""
TOGETHER = 16
"""Texts that run through the network at once; more are no faster and take more memory."""
THREADS = "HALFWAY_READER_THREADS"
"""The environment may say how many texts a process reads at once."""

Floats = NDArray[np.float32]

HARSHNESS = slice(len(MOVES) + len(SIGNALS), len(MOVES) + len(SIGNALS) + 4)
DIRECTNESS = slice(HARSHNESS.stop, HARSHNESS.stop + 3)
ANY = DIRECTNESS.stop
"""The output that says whether a text makes any move at all."""


@dataclass(frozen=True)
class Look:
    """What the network says of one prepared text.

    `logits` has one for each output; `weights` of shape (tokens, outputs) tells how much each output
    looks at each token, and `tokenizer` where the tokens stand in `text`.
    """

    text: str
    logits: Floats
    weights: Floats
    tokenizer: Tokenizer

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """The code points of `text` that each token covers; none for those that frame it."""
        found: list[tuple[int, int]] = self.tokenizer.encode(self.text).offsets
        return found


class Network:
    """The weights in the folder `place`, in onnxruntime, with their tokenizer."""

    def __init__(self, place: Path) -> None:
        # Not with the module: what onnxruntime starts on import does not live through the fork of
        # the server's worker, which then hangs when it reads or aborts when it ends.
        import onnxruntime  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        self._threads = int(os.environ.get(THREADS, "0")) or os.cpu_count() or 1
        # Several texts are read at once, and what one leaves idle helps another. Threads that wait
        # busily would take the core from those that read.
        options.intra_op_num_threads = self._threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._pool = ThreadPoolExecutor(self._threads, "reader") if self._threads > 1 else None
        try:
            self._session = onnxruntime.InferenceSession(
                str(place / "network.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
        except Exception as error:
            raise DamagedError(
                "The trained reader cannot be loaded. Install Halfway again to put it back."
            ) from error
        self._quick = quick_in(place)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def logits(self, texts: Sequence[str]) -> Floats:
        """Logits of shape (texts, outputs) for prepared texts, in their order."""
        found = np.zeros((len(texts), ANY + 1), np.float32)
        for row, look in zip(found, self.begun(texts)(), strict=True):
            row[:] = look.logits
        return found

    def begun(self, texts: Sequence[str]) -> Callable[[], list[Look]]:
        """Begin to read prepared texts, and give what waits for a look at each, in their order."""
        encoded = [one.ids for one in self._tokenizer.encode_batch_fast(list(texts))]

        def run(some: list[int]) -> Iterator[tuple[int, Look]]:
            ids = np.array([encoded[i] for i in some], np.int64)
            logits, weights = self._session.run(
                ["logits", "weights"], {"ids": ids, "mask": np.ones_like(ids)}
            )
            looks = (
                Look(texts[i], logits[row], weights[row], self._tokenizer)
                for row, i in enumerate(some)
            )
            return zip(some, looks, strict=True)

        batches = list(_of_one_length(encoded, most=-(-len(texts) // self._threads)))
        reading = self._pool.map(run, batches) if self._pool else map(run, batches)

        def waited() -> list[Look]:
            found = dict(chain.from_iterable(reading))
            return [found[i] for i in range(len(texts))]

        return waited

    @cached_property
    def neutral(self) -> Floats:
        """Logits of a message that says nothing, for what the quick look has settled."""
        row: Floats = self.logits(["ok"])[0]
        return row

    def are_neutral(self, texts: Sequence[str]) -> list[bool]:
        """For each prepared text whether a quick look settles it: no move, no danger."""
        return [
            self._quick.is_neutral(one.ids)
            for one in self._tokenizer.encode_batch_fast(list(texts))
        ]


def _of_one_length(encoded: Sequence[Sequence[int]], *, most: int) -> Iterator[list[int]]:
    """Indices of up to `most` texts that run together, the longest first: only those of one length,
    so that nothing is padded, and nobody pays for the longest."""
    by_length = sorted(range(len(encoded)), key=lambda index: -len(encoded[index]))
    for _, same in groupby(by_length, key=lambda index: len(encoded[index])):
        while some := list(islice(same, min(most, TOGETHER))):
            yield some

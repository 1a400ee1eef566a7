"""The network at run time: order, length, and a clear error for a damaged file."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from halfway.engine.model import ANY, Network
from halfway.errors import DamagedError
from halfway.trained import READER, folder

TEXTS = ["you never listen", "ok", "could we talk on sunday about how we spend the money?"]


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(folder(READER))


def test_a_text_is_read_the_same_alone_and_among_others(network: Network) -> None:
    together = network.logits(TEXTS)
    assert together.shape == (3, ANY + 1)
    for index, text in enumerate(TEXTS):
        assert (network.logits([text])[0] == together[index]).all()


def test_no_text_gives_no_row(network: Network) -> None:
    assert network.logits([]).shape == (0, ANY + 1)


def test_an_endless_text_is_cut_and_not_refused(network: Network) -> None:
    assert np.isfinite(network.logits(["word " * 5000])).all()


def test_many_texts_are_read_in_parts(network: Network) -> None:
    assert network.logits(TEXTS * 100).shape == (300, ANY + 1)


@pytest.mark.parametrize("file", ["network.onnx", "tokenizer.json"])
def test_a_damaged_file_is_one_clear_error(tmp_path: Path, file: str) -> None:
    place = tmp_path / "moves"
    shutil.copytree(folder(READER), place)
    (place / file).write_bytes(b"nothing")
    with pytest.raises(DamagedError, match="Install Halfway again"):
        Network(place)

"""Writes a fitted network as ONNX with 8-bit weights, and the tokenizer that goes with it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model

from training.moves.batches import encoded, padded, tokenizer
from training.moves.encoder import Network
from training.moves.quicken import quicken


def export(network: Network, folder: Path, texts: list[str]) -> None:
    """Write `network.onnx` and `tokenizer.json` into `folder`; scales are found on `texts`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        plain, fused = Path(place) / "plain.onnx", Path(place) / "fused.onnx"
        ids, mask = padded(encoded(["You never listen.", "Could we talk about it on Sunday?"]))
        torch.onnx.export(
            network.float().eval(),
            (ids, mask),
            str(plain),
            input_names=["ids", "mask"],
            output_names=["logits"],
            dynamic_axes={
                "ids": {0: "texts", 1: "tokens"},
                "mask": {0: "texts", 1: "tokens"},
                "logits": {0: "texts"},
            },
            opset_version=17,
            dynamo=False,
        )
        heads, width = (
            network.encoder.config.num_attention_heads,
            network.encoder.config.hidden_size,
        )
        optimize_model(str(plain), "bert", num_heads=heads, hidden_size=width).save_model_to_file(
            str(fused)
        )
        quantize_dynamic(
            fused,
            folder / "network.onnx",
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    quicken(folder / "network.onnx", encoded(texts))
    made = tokenizer()
    made.no_truncation()
    made.save(str(folder / "tokenizer.json"), pretty=False)
    tokenizer.cache_clear()


def exported_logits(folder: Path, texts: list[str]) -> np.ndarray:
    """What the exported network says of texts, as a check against the fitted one."""
    session = onnxruntime.InferenceSession(
        str(folder / "network.onnx"), providers=["CPUExecutionProvider"]
    )
    rows = encoded(texts)
    logits = []
    for row in rows:
        ids, mask = padded([row])
        logits.append(session.run(None, {"ids": ids.numpy(), "mask": mask.numpy()})[0][0])
    return np.array(logits)

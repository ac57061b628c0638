"""The loop in which the networks of PyTorch learn: Adam, whose rate rises for some steps and then falls in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import torch

from training import settings as s


def learn(network: Any, batches: Iterator[Any], steps: int, every: int, after: Callable[[], None] | None = None) -> Iterator[float]:
    """Lets `network.loss` fall over as many of the batches as there are steps. Yields the mean loss after `every` steps, and at the
    end; `after` is called after each."""
    optimizer = torch.optim.Adam(network.parameters(), lr=s.RATE)
    total, counted = 0.0, 0
    network.train()
    for step in range(steps):
        rate = s.RATE * min(1, (step + 1) / s.WARMUP) * max(s.LEAST_RATE, 1 - step / steps)
        for parameters in optimizer.param_groups:
            parameters["lr"] = rate
        loss = network.loss(next(batches))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), s.CLIP)
        optimizer.step()
        if after:
            after()
        total, counted = total + float(loss.detach()), counted + 1
        if (step + 1) % every == 0 or step + 1 == steps:
            yield total / counted
            network.train()
            total, counted = 0.0, 0

"""Ports that nobody takes meanwhile: below those that systems give to whoever asks for any."""

from __future__ import annotations

import random
import socket

_FIRST, _LAST = 10_000, 32_000
_state = {"last": random.SystemRandom().randrange(_FIRST, _LAST)}


def free_port(host: str = "127.0.0.1") -> int:
    """Return a port that nobody listens on, another each time; two test processes begin far from each other."""
    for _ in range(_LAST - _FIRST):
        _state["last"] = _state["last"] + 1 if _state["last"] < _LAST else _FIRST
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            try:
                probe.bind((host, _state["last"]))
            except OSError:
                continue
            return _state["last"]
    raise AssertionError("no port is free")

"""Time: what a client may take of it, and what it is told when it has taken too much (RFC 9110, 15.5.9; 9112, 9.5).

The clients began with the first test of this folder, beside the others, since the times are those of the open internet."""
import os

import pytest

# Seconds. Behind each limit come a look at the clock once a second, and a machine that does other things, too.
HEAD, BODY_GAP, BODY, IDLE, STALLED, LINGERING = 15, 10, 60, 60, 30, 5
SLACK = 15

EXPECTED = {
    "silent": ([], HEAD),
    "trickling_head": ([408], HEAD),
    "second_head": ([408], HEAD),
    "stopping_body": ([408], BODY_GAP),
    "stopping_chunks": ([408], BODY_GAP),
    "trickling_body": ([408], BODY),
    "lingering": ([400], LINGERING),
    "deaf": ("reset", STALLED),
    "idle": ([], IDLE),
}
ONLY_LONG = {"trickling_body", "idle"}


@pytest.mark.parametrize("client", sorted(EXPECTED, key=lambda name: EXPECTED[name][1]))
def test_patience_ends_when_it_says(slow_clients, client):
    if client not in slow_clients:
        assert client in ONLY_LONG and not os.environ.get("ROUNDTABLE_LONG")
        pytest.skip("takes a minute: make torture")
    slow_clients[client].join(timeout=95)
    outcome, least = EXPECTED[client]
    assert slow_clients[client].outcome == outcome
    assert least - 0.5 <= slow_clients[client].seconds <= least + SLACK

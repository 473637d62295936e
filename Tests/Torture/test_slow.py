"""Time: what a client may take of it, and what it is told when it has taken too much (RFC 9110, 15.5.9; 9112, 9.5).

The clients began with the first test of this folder, beside the others."""
import pytest

from Torture.slow import TIMEOUTS

# What each gets, and which of the server's times it is that ends.
EXPECTED = {
    "silent": ([], "head"),
    "trickling_head": ([408], "head"),
    "second_head": ([408], "head"),
    "stopping_body": ([408], "body-gap"),
    "stopping_chunks": ([408], "body-gap"),
    "trickling_body": ([408], "body"),
    "idle": ([], "idle"),
    "lingering": ([400], "linger"),
    "deaf": ("reset", "stall"),
}
# Seconds for a look at the clock, once a second, and for a machine that does other things, too.
SLACK = 12


@pytest.mark.parametrize("client", EXPECTED)
def test_patience_ends_when_it_says(slow_clients, client):
    outcome, time = EXPECTED[client]
    slow_clients[client].join(timeout=60)
    assert slow_clients[client].outcome == outcome
    assert TIMEOUTS[time] - 0.5 <= slow_clients[client].seconds <= TIMEOUTS[time] + SLACK

"""What takes long of itself begins with the first test here and goes on beside the others."""
import os

import pytest

from demonstration import Roundtable
from Torture import slow
from Torture.slow import Slow, Stopping

SHORT = [slow.silent, slow.trickling_head, slow.second_head, slow.stopping_body, slow.stopping_chunks, slow.lingering, slow.deaf]
LONG = [slow.trickling_body, slow.idle]


@pytest.fixture(scope="session", autouse=True)
def slow_clients(demonstration):
    """Clients that the server has to lose patience with, by their functions' names."""
    clients = SHORT + (LONG if os.environ.get("ROUNDTABLE_LONG") else [])
    return {client.__name__: Slow(client, demonstration.address) for client in clients}


@pytest.fixture(scope="session", autouse=True)
def long_stop(program, tmp_path_factory):
    """A server that is told to stop while clients are there that do not go away."""
    server = Roundtable(program, tmp_path_factory.mktemp("stopping"))
    server.start("demo")
    yield Stopping(server)
    server.kill()

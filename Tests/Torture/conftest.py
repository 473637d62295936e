"""What takes long of itself begins with the first test here and goes on beside the others."""
import pytest

from demonstration import Roundtable
from Torture.slow import CLIENTS, STOP_TIMEOUT, TIMEOUTS, Slow, Stopping


@pytest.fixture(scope="session", autouse=True)
def slow_clients(program, tmp_path_factory):
    """Clients that a server has to lose patience with, by their functions' names."""
    server = Roundtable(program, tmp_path_factory.mktemp("slow"))
    server.start("demo", *[part for name, seconds in TIMEOUTS.items() for part in (f"--{name}-timeout", f"{seconds}s")])
    yield {client.__name__: Slow(client, server.address) for client in CLIENTS}
    server.kill()


@pytest.fixture(scope="session", autouse=True)
def long_stop(program, tmp_path_factory):
    """A server that is told to stop while clients are there that do not go away."""
    server = Roundtable(program, tmp_path_factory.mktemp("stopping"))
    server.start("demo", "--stop-timeout", f"{STOP_TIMEOUT}s")
    yield Stopping(server)
    server.kill()

"""SIGTERM: no new connections, what has begun is answered, and the process ends with 0 in time whatever clients do."""
import signal
import socket
import time
import urllib.parse

import pytest

from demonstration import EMAIL, PASSWORD
from organiser import Organiser
from Torture.process import wait_until
from Torture.slow import FORM, STOP_TIMEOUT, stubborn_clients
from Torture.wire import NEXT, Wire


@pytest.fixture
def server(installation):
    installation.start("demo")
    return installation


def seconds_to_stop(server, how):
    began = time.monotonic()
    assert server.stop(how) == 0
    return time.monotonic() - began


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_without_requests_it_stops_at_once(server, how):
    idle = [Wire(server.address) for _ in range(50)]
    for wire in idle[:25]:
        assert wire.send(NEXT).answer().status == 200
    assert seconds_to_stop(server, how) < 2
    assert [wire.answer() for wire in idle] == [None] * 50


def test_what_has_begun_is_answered_and_nobody_new_is_let_in(server):
    server.add_organiser()
    visitor = Organiser(server.address)
    token = visitor.token(visitor.get("/admin/sign-in")[2])
    body = urllib.parse.urlencode({"csrf_token": token, "email": EMAIL, "password": PASSWORD}).encode()
    wire = Wire(server.address)
    wire.send(FORM + b"Cookie: " + visitor.cookies.encode() + f"\r\nContent-Length: {len(body)}\r\n".encode())
    # Without this answer the server may not have taken the connection yet, which is then nobody it knows.
    assert wire.send(b"Expect: 100-continue\r\n\r\n").answer().status == 100
    wire.send(body[:-1])
    server.process.send_signal(signal.SIGTERM)
    port = int(server.address.rsplit(":", 1)[1])
    assert wait_until(lambda: socket.socket().connect_ex(("127.0.0.1", port)) != 0)
    wire.send(body[-1:])
    answer = wire.answer()
    assert (answer.status, answer.closes) == (303, True)
    assert wire.answer() is None
    wire.socket.close()
    assert server.process.wait(timeout=5) == 0


def test_a_second_signal_cuts_short_what_still_runs(server):
    clients = stubborn_clients(server.address)
    server.process.send_signal(signal.SIGTERM)
    assert wait_until(lambda: "stopping" in server.log.read_text() or server.process.poll() is not None)
    assert server.process.poll() is None
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(timeout=3) == 0
    assert len(clients) == 8


def test_stubborn_clients_do_not_keep_it_longer_than_it_says(long_stop):
    """That stop began with the first test of this folder."""
    long_stop.join(timeout=60)
    assert (long_stop.status, len(long_stop.clients)) == (0, 8)
    assert STOP_TIMEOUT - 3 < long_stop.seconds < STOP_TIMEOUT + 12

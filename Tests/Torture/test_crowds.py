"""Many clients, and rude ones: others go on being served, memory stays bounded, descriptors come back."""
import contextlib
import os
import random
import socket
import threading
import time

import pytest

from organiser import Organiser
from Torture.process import allow_files, cpu_seconds, open_files, resident, sockets, wait_until
from Torture.slow import FORM, ask_for_too_much
from Torture.wire import NEXT, Wire, ask

# `make torture` asks for the long form.
IS_LONG = bool(os.environ.get("ROUNDTABLE_LONG"))
# Seconds for a page of somebody else. Alone it takes milliseconds; connecting again after a full queue takes a second.
PROMPT = 3


@pytest.fixture
def server(installation):
    installation.start("demo")
    ask(installation.address)
    return installation


def is_alone(server):
    """Whether only the listening sockets are left, one a loop."""
    return wait_until(lambda: sockets(server.process) == os.cpu_count(), 10)


def start(installation, connections):
    """A server that takes so many connections, all of them from here."""
    installation.start("demo", "--max-connections", connections, "--max-connections-per-address", 2 * connections)
    ask(installation.address)
    return installation


def test_idle_connections_cost_little_and_others_are_served(installation):
    idle = 10_000 if IS_LONG else 1_000
    assert allow_files(idle + 200), "this user may not open enough files"
    # A loop has its share, and the kernel deals connections out to loops by chance.
    server = start(installation, idle + idle // 2)
    before = resident(server.process)
    wires = []
    try:
        for _ in range(idle):
            wires.append(Wire(server.address))
            wires[-1].send(NEXT)
        for wire in wires:
            assert wire.answer().status == 200
        full = resident(server.process)
        waits = [timed(server) for _ in range(50)]
        for wire in random.Random(1).sample(wires, 50):
            assert wire.is_open()
    finally:
        for wire in wires:
            wire.socket.close()
    print(f"\n{idle} idle connections: RSS {before:.1f} -> {full:.1f} MB, {(full - before) * 1024 / idle:.1f} KB each; "
          f"a page for others takes {max(waits) * 1000:.1f} ms at most")
    assert (full - before) * 1024 / idle < 20
    assert max(waits) < PROMPT
    assert is_alone(server)


def timed(server):
    began = time.perf_counter()
    assert ask(server.address, "/e/citycamp").status == 200
    return time.perf_counter() - began


@pytest.mark.parametrize("sent", [b"", b"GET /he", NEXT], ids=["silent", "half a head", "idle after an answer"])
def test_a_flood_over_the_limit_is_held_off_and_who_speaks_is_served(installation, sent):
    """At the limit the connection that waits longest without a whole request makes room for a new one."""
    limit = 4_000 if IS_LONG else 1_000
    assert allow_files(limit + 1_000)
    server = start(installation, limit)
    before = resident(server.process)
    flood = []
    try:
        for _ in range(limit + 400):
            client = socket.socket()
            client.setblocking(False)
            client.connect_ex(("127.0.0.1", int(server.address.rsplit(":", 1)[1])))
            flood.append(client)
            if len(flood) % 200 == 0:
                speak(flood, sent)
        speak(flood, sent)
        waits = [timed(server) for _ in range(20)]
        print(f"\n{len(flood)} connections over a limit of {limit}: RSS {before:.1f} -> {resident(server.process):.1f} MB, "
              f"a page for others takes {max(waits) * 1000:.1f} ms at most")
        assert sockets(server.process) <= limit + os.cpu_count()
        assert max(waits) < PROMPT
    finally:
        for client in flood:
            client.close()
    assert is_alone(server)


def speak(clients, sent):
    """Says the same for all who have not spoken; some are not taken yet, or closed already to make room."""
    for client in clients[-200:] if len(clients) % 200 == 0 else clients:
        with contextlib.suppress(OSError):
            client.send(sent)


def test_one_address_gets_no_more_than_its_share(installation):
    """What is over the limit of one address is closed at once, and what it holds already goes on."""
    installation.start("demo", "--trusted-proxy", "none", "--max-connections-per-address", 20)
    wires = [Wire(installation.address).send(NEXT) for _ in range(20)]
    assert [wire.answer().status for wire in wires] == [200] * 20
    with pytest.raises(ConnectionError):
        Wire(installation.address).send(NEXT).answer()
    assert wires[0].is_open()
    for wire in wires:
        wire.socket.close()
    assert is_alone(installation)
    assert ask(installation.address).status == 200


def test_when_the_system_gives_no_more_files_it_says_so_and_goes_on(installation, program):
    installation.prefix = ["prlimit", "--nofile=64:64"]
    installation.start("demo")
    assert "too few open files" in installation.log.read_text()
    wires = [Wire(installation.address) for _ in range(120)]
    try:
        assert wait_until(lambda: open_files(installation.process) >= 62)
        before = cpu_seconds(installation.process)
        time.sleep(0.5)
        # It rests between its tries instead of asking the system without end.
        assert cpu_seconds(installation.process) - before < 0.25
    finally:
        for wire in wires:
            wire.socket.close()
    assert is_alone(installation)
    assert ask(installation.address).status == 200
    assert installation.stop() == 0


def test_the_limit_of_open_files_is_raised_at_the_start(installation):
    installation.prefix = ["prlimit", "--nofile=256:20000"]
    start(installation, 1_000)
    assert "raised the limit of open files" in installation.log.read_text()
    wires = [Wire(installation.address).send(NEXT) for _ in range(400)]
    assert [wire.answer().status for wire in wires] == [200] * 400
    for wire in wires:
        wire.socket.close()
    assert installation.stop() == 0


def rude_clients(server, stop, chances):
    """Resets before, amid and behind requests, half-closed sides, requests that nobody waits for."""
    acts = [
        b"", b"GET /e/cit", NEXT[:-2], NEXT, NEXT * 20, b"GET /e/citycamp/agenda HTTP/1.1\r\nHost: localhost\r\n\r\n" * 5,
        FORM + b"Content-Length: 100000\r\n\r\n" + b"a" * 5_000, FORM + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
        FORM + b"Expect: 100-continue\r\nContent-Length: 3\r\n\r\n", b"\x16\x03\x01\0\0", b"\0" * 3000,
    ]
    while not stop.is_set():
        try:
            wire = Wire(server.address, timeout=0.5)
            wire.send(chances.choice(acts))
            ending = chances.randrange(4)
            if ending == 0:
                wire.reset()
            elif ending == 1:
                wire.end_sending()
                wire.socket.close()
            elif ending == 2:
                wire.socket.recv(chances.choice([1, 100, 10_000])) if chances.random() < 0.3 else None
                wire.reset()
            else:
                wire.socket.close()
        except (ConnectionError, TimeoutError):
            pass


def test_resets_and_half_closed_sockets_harm_nobody(server):
    before = resident(server.process)
    stop = threading.Event()
    rude = [threading.Thread(target=rude_clients, args=(server, stop, random.Random(seed))) for seed in range(6)]
    for client in rude:
        client.start()
    try:
        waits = []
        end = time.monotonic() + (60 if IS_LONG else 3)
        while time.monotonic() < end:
            waits.append(timed(server))
    finally:
        stop.set()
        for client in rude:
            client.join()
    print(f"\n{len(waits)} pages beside rude clients: {max(waits) * 1000:.1f} ms at most, "
          f"RSS {before:.1f} -> {resident(server.process):.1f} MB")
    assert max(waits) < PROMPT
    assert is_alone(server)
    assert "request failed" not in server.log.read_text()


def test_clients_that_never_read_hold_up_nobody_and_little_memory(server):
    """Each asks for far more than the kernel holds for it and takes nothing."""
    before = resident(server.process)
    wires = []
    try:
        for _ in range(100):
            wires.append(Wire(server.address, receive_buffer=4096))
            ask_for_too_much(wires[-1])
        waits = [timed(server) for _ in range(20)]
        full = resident(server.process)
        print(f"\n{len(wires)} clients that do not read: RSS {before:.1f} -> {full:.1f} MB; "
              f"a page for others takes {max(waits) * 1000:.1f} ms at most")
        assert full - before < 40
        assert max(waits) < PROMPT
    finally:
        for wire in wires:
            wire.reset()
    assert is_alone(server)


@pytest.fixture
def uploading(installation, monkeypatch):
    """A server whose uploads wait in a folder of the test, and the head of an upload that an organiser may make."""
    folder = installation.folder / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    installation.demonstrate()
    organiser = Organiser(installation.address).sign_in()
    head = ("POST /admin/e/citycamp/import HTTP/1.1\r\nHost: localhost\r\nCookie: " + organiser.cookies +
            "\r\nContent-Type: multipart/form-data; boundary=b\r\n").encode()
    yield installation, folder, head
    assert installation.stop() == 0
    assert list(folder.iterdir()) == []


def files_in(folder):
    return [file for file in folder.rglob("*") if file.is_file()]


@pytest.mark.parametrize("how", ["reset", "close", "half-close"])
def test_an_upload_that_is_broken_off_leaves_no_file(uploading, how):
    server, folder, head = uploading
    begun = (head + b"Content-Length: 30000000\r\n\r\n"
             b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n\r\n" + b"name\r\n" * 50_000)
    wires = [Wire(server.address).send(begun) for _ in range(5)]
    assert wait_until(lambda: len(files_in(folder)) == 5)
    for wire in wires:
        {"reset": wire.reset, "close": wire.socket.close, "half-close": wire.end_sending}[how]()
    assert wait_until(lambda: files_in(folder) == [])
    if how == "half-close":
        assert [wire.answer().status for wire in wires] == [400] * 5
        for wire in wires:
            wire.socket.close()
    assert is_alone(server)


def test_an_upload_over_the_limit_is_refused_before_its_body(uploading):
    server, folder, head = uploading
    with Wire(server.address) as wire:
        answer = wire.send(head + b"Content-Length: 99000000000\r\n\r\n").answer()
    assert (answer.status, answer.closes) == (413, True)
    assert files_in(folder) == []

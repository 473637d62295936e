"""Clients that take their time. Each is a function that runs until the server has had enough, and returns what came."""
import select
import threading
import time

from Torture.wire import NEXT, Wire

FORM = b"POST /admin/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"


# Seconds: the server's times, shortened so that nobody has to wait for them.
TIMEOUTS = {"head": 5, "body-gap": 4, "body": 12, "idle": 9, "stall": 7, "linger": 3}
STOP_TIMEOUT = 6


class Slow(threading.Thread):
    """One client in a thread of its own; what it returned, and after how many seconds."""

    def __init__(self, client, address):
        super().__init__(daemon=True)
        self.client, self.address = client, address
        self.outcome = self.seconds = None
        self.start()

    def run(self):
        self.outcome, self.seconds = self.client(self.address)


def stubborn_clients(address):
    """Clients that do not go away: silent, amid a head, amid a body, waiting for a 100, and ones that take nothing."""
    wires = [Wire(address).send(sent) for sent in (
        b"", b"GET /he", b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n", FORM + b"Content-Length: 1000\r\n\r\na=",
        FORM + b"Transfer-Encoding: chunked\r\n\r\n3\r\na=", FORM + b"Expect: 100-continue\r\nContent-Length: 3\r\n\r\n",
        b"nonsense\r\n\r\n")]
    wires.append(Wire(address, receive_buffer=4096))
    ask_for_too_much(wires[-1])
    return wires


class Stopping(threading.Thread):
    """The end of a server with stubborn clients, which may take all the time that is promised."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server = server
        self.clients = stubborn_clients(server.address)
        self.status = self.seconds = None
        self.start()

    def run(self):
        began = time.monotonic()
        self.status = self.server.stop()
        self.seconds = time.monotonic() - began


def ask_for_too_much(wire):
    """Asks for 75 MB, more than the kernel holds for a client that takes none of it."""
    request = b"GET /e/socitm-2011/agenda HTTP/1.1\r\nHost: localhost\r\n\r\n"
    wire.socket.setblocking(False)
    sent = 0
    try:
        for _ in range(300):
            # What went out last may have ended amid a request.
            sent += wire.socket.send((request * 21)[sent % len(request):])
    except BlockingIOError:
        pass


def statuses(wire, began):
    return [answer.status for answer in wire.answers()], time.monotonic() - began


def trickle(wire, data, pause):
    """A byte now and then, until there is something to read."""
    for byte in data:
        wire.send_if_open(bytes([byte]))
        if select.select([wire.socket], [], [], pause)[0]:
            return


def silent(address):
    with Wire(address, timeout=60) as wire:
        return statuses(wire, time.monotonic())


def trickling_head(address):
    began = time.monotonic()
    with Wire(address, timeout=60) as wire:
        trickle(wire, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Note: " + b"a" * 200, 0.5)
        return statuses(wire, began)


def second_head(address):
    with Wire(address, timeout=60) as wire:
        assert wire.send(NEXT).answer().status == 200
        time.sleep(2)
        began = time.monotonic()
        wire.send(b"G")
        return statuses(wire, began)


def stopping_body(address):
    with Wire(address, timeout=60) as wire:
        wire.send(FORM + b"Content-Length: 10\r\n\r\na=")
        return statuses(wire, time.monotonic())


def stopping_chunks(address):
    with Wire(address, timeout=60) as wire:
        wire.send(FORM + b"Transfer-Encoding: chunked\r\n\r\n5\r\na=")
        return statuses(wire, time.monotonic())


def trickling_body(address):
    began = time.monotonic()
    with Wire(address, timeout=60) as wire:
        wire.send(FORM + b"Content-Length: 1000\r\n\r\n")
        trickle(wire, b"a" * 1000, 1)
        return statuses(wire, began)


def idle(address):
    with Wire(address, timeout=60) as wire:
        assert wire.send(NEXT).answer().status == 200
        return statuses(wire, time.monotonic())


def lingering(address):
    """Keeps its side open behind a refusal and goes on sending, until the server does not listen any more."""
    began = time.monotonic()
    with Wire(address, timeout=60) as wire:
        wire.send(b"nonsense\r\n\r\n")
        found = [answer.status for answer in wire.answers()]
        while time.monotonic() < began + 60:
            try:
                wire.socket.sendall(b"a" * 100)
            except ConnectionError:
                break
            time.sleep(0.1)
        return found, time.monotonic() - began


def deaf(address):
    """Takes nothing of its answers, until the connection is reset."""
    with Wire(address, timeout=60, receive_buffer=4096) as wire:
        ask_for_too_much(wire)
        began = time.monotonic()
        poll = select.poll()
        poll.register(wire.socket, 0)
        poll.poll(60_000)
        return "reset", time.monotonic() - began


CLIENTS = [silent, trickling_head, second_head, stopping_body, stopping_chunks, trickling_body, idle, lingering, deaf]

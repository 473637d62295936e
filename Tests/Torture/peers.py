"""Other readers of HTTP/1.1: how many requests each takes a stream of bytes for, and whether it refuses the rest."""
import pathlib
import re
import shutil
import socket
import subprocess
from dataclasses import dataclass

import h11
import httptools

# What the server says of bytes that are no request, with the connection closed behind it.
REFUSALS = {400, 408, 413, 414, 417, 421, 431, 501, 505}


@dataclass(frozen=True)
class Reading:
    # Heads that were taken for requests.
    requests: int
    is_refused: bool
    # A request said that it is the last.
    is_last: bool = False


STATUS_LINE = re.compile(rb"HTTP/1\.1 ([2-5]\d\d) [ -~]*\r\n")


def exchange(port, data):
    """Sends everything, ends our side, and reads to the end: the statuses, and whether the last answer is the last."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        text = b""
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        try:
            while more := connection.recv(65536):
                text += more
        except ConnectionResetError:
            pass
    heads = list(STATUS_LINE.finditer(text))
    is_last = bool(heads) and b"\r\nconnection: close\r\n" in text[heads[-1].start():].split(b"\r\n\r\n")[0].lower() + b"\r\n"
    return [int(head[1]) for head in heads], is_last


def ours(address, data):
    statuses, is_last = exchange(int(address.rsplit(":", 1)[1]), data)
    is_refused = is_last and statuses[-1] in REFUSALS
    return Reading(len(statuses) - is_refused, is_refused, is_last)


def by_h11(data):
    """h11 takes no empty line before a request line (RFC 9112, 2.2 wants at least one skipped), so they are skipped for
    it, as many as the program skips, and each request gets a reader of its own."""
    requests = 0
    while True:
        for _ in range(4):
            data = data.removeprefix(b"\r\n")
        if data == b"":
            return Reading(requests, False)
        connection = h11.Connection(h11.SERVER, max_incomplete_event_size=65536)
        connection.receive_data(data)
        try:
            request = connection.next_event()
            if request is h11.NEED_DATA:
                return Reading(requests, False)
            requests += 1
            while isinstance(event := connection.next_event(), h11.Data):
                pass
            # PAUSED stands before another protocol, which nobody offers here.
            if not isinstance(event, h11.EndOfMessage):
                return Reading(requests, event is h11.PAUSED, event is h11.PAUSED)
        except h11.RemoteProtocolError:
            return Reading(requests, True)
        if h11.MUST_CLOSE in (connection.our_state, connection.their_state):
            return Reading(requests, False, True)
        data = connection.trailing_data[0]


class _Count:
    def __init__(self):
        self.requests = 0

    def on_headers_complete(self):
        self.requests += 1


def by_httptools(data):
    count = _Count()
    parser = httptools.HttpRequestParser(count)
    try:
        parser.feed_data(data)
    except httptools.HttpParserUpgrade:
        return Reading(count.requests, False, True)
    except httptools.HttpParserError:
        return Reading(count.requests, True)
    return Reading(count.requests, False)


class Node:
    """Node's server in a process of its own."""

    def __init__(self):
        script = pathlib.Path(__file__).resolve().parent / "peer.mjs"
        self.process = subprocess.Popen(["node", str(script)], stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    @staticmethod
    def is_there():
        return shutil.which("node") is not None

    def __call__(self, data):
        statuses, is_last = exchange(self.port, data)
        is_refused = is_last and statuses[-1] != 200
        return Reading(len(statuses) - is_refused, is_refused, is_last)

    def stop(self):
        self.process.kill()
        self.process.wait()

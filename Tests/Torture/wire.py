"""A client that sends bytes as they are and reads answers strictly: an answer that breaks a rule fails the test."""
import re
import socket
import urllib.parse
from dataclasses import dataclass, field

TOKEN = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
STATUS_LINE = re.compile(rb"HTTP/1\.1 ([1-5][0-9][0-9]) [\t\x20-\x7e]*\Z")
FIELD_LINE = re.compile(rb"(" + TOKEN + rb"): ([\x21-\x7e]?[\t\x20-\x7e\x80-\xff]*)\Z")
DATE = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z][a-z] \d{4} \d\d:\d\d:\d\d GMT")

# The request that stands behind every other: when it is answered, the server has seen a request where it stands.
NEXT = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


@dataclass
class Answer:
    status: int
    fields: list = field(default_factory=list)
    body: bytes = b""

    def all(self, name):
        return [value for key, value in self.fields if key == name]

    def __getitem__(self, name):
        values = self.all(name)
        assert len(values) <= 1, f"{name} is given {len(values)} times"
        return values[0] if values else None

    @property
    def closes(self):
        return self["connection"] == "close"


class Wire:
    """One connection."""

    def __init__(self, address, timeout=20, receive_buffer=None):
        parts = urllib.parse.urlsplit(address)
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(timeout)
        self.socket.connect((parts.hostname, parts.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)
        return self

    def send_if_open(self, data):
        """Sends as much as the server still takes."""
        try:
            self.socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def end_sending(self):
        self.socket.shutdown(socket.SHUT_WR)

    def reset(self):
        """Ends the connection with a reset."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.socket.close()

    def _more(self):
        data = self.socket.recv(65536)
        self.buffer += data
        return bool(data)

    def _line(self):
        while b"\r\n" not in self.buffer:
            if not self._more():
                return None
        line, self.buffer = self.buffer.split(b"\r\n", 1)
        return line

    def _exactly(self, count):
        while len(self.buffer) < count:
            assert self._more(), f"the body ends {count - len(self.buffer)} bytes early"
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def answer(self, method="GET"):
        """The next answer, or None when the server has ended the connection in order."""
        line = self._line()
        if line is None:
            assert self.buffer == b"", self.buffer
            return None
        matched = STATUS_LINE.match(line)
        assert matched, line
        answer = Answer(int(matched[1]))
        while line := self._line():
            matched = FIELD_LINE.match(line)
            assert matched, line
            answer.fields.append((matched[1].decode().lower(), matched[2].decode("latin-1")))
        assert line == b"", "the connection ended amid a head"
        self._read_body(answer, method)
        return answer

    def _read_body(self, answer, method):
        length, coding = answer["content-length"], answer["transfer-encoding"]
        assert length is None or coding is None, "both Content-Length and Transfer-Encoding (RFC 9112, 6.2)"
        if answer.status < 200 or answer.status == 204:
            assert length is None and coding is None, "a length on 1xx or 204 (RFC 9110, 8.6)"
        if answer.status < 200:
            assert answer.fields == []
            return
        assert DATE.fullmatch(answer["date"] or ""), "an answer without a Date (RFC 9110, 6.6.1)"
        assert answer["x-content-type-options"] == "nosniff"
        if method == "HEAD" or answer.status in (204, 304):
            return
        if coding == "chunked":
            answer.body = self._chunks()
        elif length is not None:
            assert re.fullmatch(r"\d+", length), length
            answer.body = self._exactly(int(length))
        else:
            raise AssertionError("an answer whose end nobody can know")

    def _chunks(self):
        body = b""
        while size := int(self._line(), 16):
            body += self._exactly(size)
            assert self._exactly(2) == b"\r\n"
        assert self._line() == b""
        return body

    def answers(self, methods=()):
        """Every answer until the server ends the connection."""
        methods, found = iter(methods), []
        while (answer := self.answer(next(methods, "GET"))) is not None:
            found.append(answer)
        return found

    def is_open(self):
        """Whether the connection carries another request."""
        try:
            self.send(NEXT)
            answer = self.answer()
        except ConnectionError:
            return False
        return answer is not None and answer.status == 200


def ask(address, path="/healthz", **options):
    """One request on a connection of its own."""
    with Wire(address, **options) as wire:
        wire.send(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        return wire.answer()

"""A real server behind each of the proxies, a listener that shows what a proxy hands on, and a machine to install on."""
import os
import shlex
import socket
import subprocess
import threading

import pytest

from demonstration import EMAIL, PASSWORD, ROOT, Roundtable
from Deploy.fronts import Caddy, Nginx

FRONTS = {"caddy": Caddy, "nginx": Nginx}


def fill(installation):
    """A database with an event that has an agenda, and an administrator."""
    installation.command("migrate")
    installation.command("administrator", "add", EMAIL, "--name", "Test Organiser", "--password-stdin", input=PASSWORD + "\n")
    installation.command("import", "programme", ROOT / "seeds" / "citycamp", "--release")
    return installation


@pytest.fixture
def filled(installation):
    return fill(installation)


@pytest.fixture(scope="module", params=FRONTS)
def front(request, program, tmp_path_factory):
    """A proxy with a running installation behind it."""
    proxy = FRONTS[request.param](tmp_path_factory.mktemp(request.param))
    installation = fill(Roundtable(program, tmp_path_factory.mktemp("behind")))
    try:
        installation.start("serve", "--workers", "1", "--base-url", proxy.address, "--access-log", "--trusted-proxy", "127.0.0.1")
        proxy.behind = installation
        yield proxy.start(installation.address.removeprefix("http://"))
    finally:
        proxy.stop()
        installation.stop()


class Listener:
    """Behind a proxy: takes one request, byte by byte as it comes, and answers 200."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = "127.0.0.1:%d" % self.socket.getsockname()[1]
        self.head = None
        self.body = 0
        self.has_head, self.has_body = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        try:
            connection, _ = self.socket.accept()
        except OSError:
            return
        with connection:
            received = b""
            while b"\r\n\r\n" not in received:
                received += connection.recv(65536)
            head, _, body = received.partition(b"\r\n\r\n")
            lines = head.decode().split("\r\n")[1:]
            self.head = sorted((name.lower(), value.strip()) for name, value in (line.split(":", 1) for line in lines))
            self.body = len(body)
            self.has_head.set()
            length = int(dict(self.head).get("content-length", 0))
            while self.body < length:
                if self.body:
                    self.has_body.set()
                piece = connection.recv(65536)
                if not piece:
                    return
                self.body += len(piece)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")

    def stop(self):
        # Closing does not wake a thread that waits in accept; ending the connection does.
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.socket.close()
        self.thread.join(timeout=10)


@pytest.fixture(params=FRONTS)
def overheard(request, tmp_path):
    """(proxy, listener behind it)."""
    listener = Listener()
    proxy = FRONTS[request.param](tmp_path)
    try:
        yield proxy.start(listener.address), listener
    finally:
        proxy.stop()
        listener.stop()


@pytest.fixture
def machine(program, tmp_path):
    """Runs a script as root on a copy of this machine; what it changes ends with it."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a copy of the machine to install on")
    for name in ("merged", "scratch"):
        tmp_path.joinpath(name).mkdir()

    def run(script):
        # The scratch is a file system in memory: an overlay may not lie on another overlay, as in a container.
        prepare = f"""
            set -e
            cd {shlex.quote(str(tmp_path))}
            mount -t tmpfs none scratch && mkdir scratch/upper scratch/work
            mount -t overlay none -o lowerdir=/,upperdir=scratch/upper,workdir=scratch/work merged
            for place in /proc /dev {shlex.quote(str(ROOT))} {shlex.quote(str(program.parent))}; do
                mkdir -p "merged$place" && mount --rbind "$place" "merged$place"
            done
            [ "$1" = prepared ] || exec chroot merged bash -c "$1"
        """
        command = ["unshare", "--mount", "--propagation", "private", "bash", "-c", prepare, "prepare"]
        tried = subprocess.run([*command, "prepared"], capture_output=True, text=True)
        if tried.returncode != 0:
            pytest.skip("this machine cannot be copied by an overlay: " + tried.stderr.strip())
        return subprocess.run([*command, script], capture_output=True, text=True, timeout=120)

    return run

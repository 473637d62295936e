"""The program under test as a process: started on a free loopback port with a throw-away database, and ended by its
process number whatever happens.

    Tests/demonstration.py --program FILE -- COMMAND…

runs COMMAND against a demonstration; `{address}`, `{email}` and `{password}` in it are filled in.
"""
import argparse
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
EMAIL = "organiser@example.org"
PASSWORD = "the long way round the table"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Roundtable:
    """One installation: a program, a database file, and at most one running server."""

    def __init__(self, program, folder, prefix=()):
        self.program = str(program)
        self.folder = pathlib.Path(folder)
        self.database = self.folder / "roundtable.sqlite"
        self.log = self.folder / "server.log"
        self.prefix = list(prefix)
        self.process = None
        self.address = None

    def call(self, *arguments, input=None):
        """Runs a command to its end; the result has returncode, stdout, stderr."""
        return subprocess.run([self.program, *map(str, arguments)], cwd=ROOT, input=input, capture_output=True,
                              text=True, timeout=300)

    def command(self, verb, *arguments, input=None):
        """A verb on this installation's database; a failure is an error of the test."""
        result = self.call(verb, *arguments, "--database", self.database, input=input)
        assert result.returncode == 0, f"{verb} {arguments}: {result.returncode}\n{result.stdout}{result.stderr}"
        return result.stdout

    def start(self, verb="serve", *arguments, wait=60):
        """Starts the server and returns the seconds until it first answered; by the time it returns, a signal stops it in
        peace."""
        port = free_port()
        said = self.log.stat().st_size if self.log.exists() else 0
        self.address = f"http://127.0.0.1:{port}"
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [*self.prefix, self.program, verb, "--database", str(self.database), "--listen", f"127.0.0.1:{port}",
             *map(str, arguments)],
            cwd=ROOT, stdout=self.log.open("ab"), stderr=subprocess.STDOUT)
        while True:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.log.read_text()}")
            try:
                with urllib.request.urlopen(self.address + "/healthz", timeout=5) as answer:
                    if answer.status == 200:
                        seconds = time.perf_counter() - began
                        self._wait_until_stoppable(said)
                        return seconds
            except (urllib.error.URLError, ConnectionError):
                pass
            if time.perf_counter() - began > wait:
                self.kill()
                raise RuntimeError(f"the server did not answer within {wait} s:\n{self.log.read_text()}")
            time.sleep(0.002)

    def _wait_until_stoppable(self, start):
        """The line that says where it serves is written once its signals are watched."""
        for _ in range(1000):
            if re.search(rb"listening|Roundtable is at", self.log.read_bytes()[start:]):
                return
            time.sleep(0.005)
        raise RuntimeError(f"the server did not say where it serves:\n{self.log.read_text()}")

    def stop(self, how=signal.SIGTERM):
        """Asks the server to end and returns its exit status."""
        return self._end(how)

    def kill(self):
        """Ends the server as a power cut would."""
        return self._end(signal.SIGKILL)

    def _end(self, how):
        if self.process is None:
            return None
        process, self.process = self.process, None
        if process.poll() is None:
            process.send_signal(how)
        try:
            return process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise

    def demonstrate(self):
        """The demonstration of `make run`, with an administrator whose password the tests know."""
        seconds = self.start("demo")
        self.add_organiser()
        return seconds

    def add_organiser(self):
        self.command("administrator", "add", EMAIL, "--name", "Test Organiser", "--password-stdin", input=PASSWORD + "\n")

    def password_of_the_demonstration(self):
        """E-mail and password as `demo` printed them."""
        text = self.log.read_text()
        return re.search(r"\S+@example\.org", text)[0], re.search(r"(?i)password:?\s+(\S+)", text)[1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    command = [part for part in options.command if part != "--"]
    with tempfile.TemporaryDirectory(prefix="roundtable-") as folder:
        installation = Roundtable(options.program, folder)
        try:
            installation.demonstrate()
            values = {"{address}": installation.address, "{email}": EMAIL, "{password}": PASSWORD}
            for name, value in values.items():
                command = [part.replace(name, value) for part in command]
            return subprocess.run(command).returncode
        finally:
            installation.stop()


if __name__ == "__main__":
    sys.exit(main())

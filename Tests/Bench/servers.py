"""The servers that the bench compares, each on core 0 with one worker, and what the kernel says about a process."""
import os
import pathlib
import re
import subprocess
import time
import urllib.request

from demonstration import free_port

TICKS = os.sysconf("SC_CLK_TCK")
CORE = ["taskset", "-c", "0"]

NGINX = """
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    types {{ text/html html; text/calendar ics; text/plain txt; }}
    charset utf-8;
    sendfile on;
    tcp_nopush on;
    access_log off;
    gzip off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {folder}/www;
        location /packed/ {{ gzip_static on; gzip_vary on; }}
    }}
}}
"""


def fetch(url, **headers):
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read(), answer.headers


def cpu_seconds(pid):
    """User and system time of all threads of a process."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_megabytes(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) / 1024


class Server:
    """A process on a free port, up when `first` is answered."""

    def begin(self, command, first):
        self.process = subprocess.Popen([*CORE, *map(str, command)])
        deadline = time.monotonic() + 30
        while True:
            try:
                return fetch(self.address + first)
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit(f"bench: {command[0]} does not answer")
                time.sleep(0.01)

    def stop(self):
        if hasattr(self, "process"):
            self.process.terminate()
            self.process.wait()


class Nginx(Server):
    """Debian's nginx with the bytes of Roundtable's answers as files."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "www" / "packed").mkdir(parents=True)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.folder.joinpath("nginx.conf").write_text(NGINX.format(folder=folder, port=self.port))

    def keep(self, name, plain, packed=None):
        """The address of a file, and of the same with its compressed form beside it."""
        www = self.folder / "www"
        www.joinpath(name).write_bytes(plain)
        if packed is not None:
            www.joinpath("packed", name).write_bytes(plain)
            www.joinpath("packed", name + ".gz").write_bytes(packed)
        return f"{self.address}/{name}", f"{self.address}/packed/{name}"

    def start(self, first):
        self.begin(["/usr/sbin/nginx", "-p", self.folder, "-c", self.folder / "nginx.conf"], first)
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        # The one that serves.
        self.pid = int(children[0])


class Hummingbird(Server):
    """The program of HummingbirdHello: the same letters at `/`, from memory."""

    def __init__(self, program):
        self.program = program
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"

    def start(self, letters):
        body, _ = self.begin([self.program, self.port, letters], "/")
        self.pid = self.process.pid
        return body

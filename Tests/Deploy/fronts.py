"""The proxies of deploy/ as processes on loopback: their files as they are shipped, but for names, ports and certificates."""
import os
import pathlib
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time

from demonstration import ROOT, free_port


class Front:
    """A proxy with TLS. `address` is what its readers type; the server behind it is told by `start`."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.port = free_port()
        self.address = f"https://localhost:{self.port}"
        self.process = None

    def start(self, upstream):
        """`upstream` is HOST:PORT. Returns when TLS is answered."""
        command = self.command(upstream)
        log = self.folder / "front.log"
        self.process = subprocess.Popen(command, stdout=log.open("ab"), stderr=subprocess.STDOUT, env=self.environment())
        deadline = time.monotonic() + 30
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=5) as plain:
                    with self.trust().wrap_socket(plain, server_hostname="localhost"):
                        return self
            except (OSError, ssl.SSLError):
                pass
            assert self.process.poll() is None and time.monotonic() < deadline, log.read_text()
            time.sleep(0.02)

    def stop(self):
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def environment(self):
        return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(self.folder)}

    def trust(self):
        """A client's TLS that believes the certificate of this proxy and no other."""
        return ssl.create_default_context(cafile=self.authority)


class Caddy(Front):
    name = "caddy"

    @property
    def authority(self):
        return self.folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"

    def command(self, upstream):
        # A port is given, so Caddy takes TLS from the scheme; its own authority signs, and nobody is asked to trust it.
        site = changed(ROOT / "deploy" / "Caddyfile", {
            "events.example.org {": f"{self.address} {{\n\ttls internal",
            "127.0.0.1:8080 {": f"{upstream} {{",
        })
        options = f"""{{
            admin off
            auto_https disable_redirects
            skip_install_trust
            storage file_system {self.folder}/caddy
            default_bind 127.0.0.1
        }}
        """
        file = self.folder / "Caddyfile"
        file.write_text(options + site)
        return [shutil.which("caddy"), "run", "--adapter", "caddyfile", "--config", file]


class Nginx(Front):
    name = "nginx"
    program = "/usr/sbin/nginx"

    @property
    def authority(self):
        return self.folder / "certificate.pem"

    def command(self, upstream):
        self.configure(upstream)
        return [self.program, "-p", self.folder, "-c", self.folder / "nginx.conf", "-g", "daemon off;"]

    def configure(self, upstream):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-keyout", self.folder / "key.pem", "-out", self.authority, "-days", "2", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
        self.plain_port = free_port()
        site = changed(ROOT / "deploy" / "nginx.conf", {
            "server_name events.example.org;": "server_name localhost;",
            "/etc/letsencrypt/live/events.example.org/fullchain.pem": str(self.authority),
            "/etc/letsencrypt/live/events.example.org/privkey.pem": str(self.folder / "key.pem"),
            "/var/cache/nginx-roundtable": str(self.folder / "cache"),
            "    server 127.0.0.1:8080;": f"    server {upstream};",
            "listen 443": f"listen 127.0.0.1:{self.port}",
            "listen [::]:443": f"listen [::1]:{self.port}",
            "listen 80;": f"listen 127.0.0.1:{self.plain_port};",
            "listen [::]:80;": f"listen [::1]:{self.plain_port};",
        })
        if not pathlib.Path("/proc/net/if_inet6").exists():
            site = re.sub(r"listen \[::1\].*", "", site)
        temporary = "\n".join(f"{kind}_temp_path {self.folder}/{kind};"
                              for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        # Started by root, the workers would be nobody, who cannot enter the folders of the tests.
        user = "user root;" if os.geteuid() == 0 else ""
        self.folder.joinpath("nginx.conf").write_text(f"""
            {user}
            pid {self.folder}/nginx.pid;
            error_log {self.folder}/error.log;
            events {{ worker_connections 256; }}
            http {{
                access_log off;
                {temporary}
                {site}
            }}
        """)


def changed(file, replacements):
    """The text of a shipped file with each replacement made; one that does not occur is a fault of the test."""
    text = file.read_text()
    for old, new in replacements.items():
        assert old in text, (file.name, old)
        text = text.replace(old, new)
    return text

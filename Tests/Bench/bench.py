#!/usr/bin/env python3
"""Measures Roundtable beside nginx and prints the table that docs/performance.md keeps.

    Tests/Bench/bench.py PROGRAM [--seconds 4] [--rounds 3] [--people 225000]

Everything is on loopback: the server on core 0, the load on core 1, one worker each. The two servers take turns, a
figure is the median of the rounds, and what counts are the ratios of one run: the machine is not.
"""
import argparse
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import make_lgfl_admissions
from demonstration import EMAIL, PASSWORD, ROOT, Roundtable, free_port
from organiser import Organiser

TICKS = os.sysconf("SC_CLK_TCK")
SERVER, LOAD = ["taskset", "-c", "0"], ["taskset", "-c", "1"]
CONNECTIONS = 64
AGENDA, FEED = "/e/socitm-2011/agenda", "/e/socitm-2011/agenda.ics"

NGINX = """
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    types {{ text/html html; text/calendar ics; }}
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


class Nginx:
    """Debian's nginx with the bytes of Roundtable's pages as files."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "www" / "packed").mkdir(parents=True)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.folder.joinpath("nginx.conf").write_text(NGINX.format(folder=folder, port=self.port))

    def start(self):
        self.process = subprocess.Popen([*SERVER, "/usr/sbin/nginx", "-p", self.folder, "-c", self.folder / "nginx.conf"])
        while True:
            try:
                fetch(self.address + "/agenda.html")
                break
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit("bench: nginx ended: " + (self.folder / "error.log").read_text())
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        self.worker = int(children[0])

    def stop(self):
        self.process.terminate()
        self.process.wait()


def fetch(url, **headers):
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    with urllib.request.urlopen(request) as answer:
        return answer.read(), answer.headers


def cpu_seconds(pid):
    """User and system time of all threads of a process."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_megabytes(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def load(url, seconds, connections, headers=(), expected="2xx"):
    """One run of wrk: (requests, requests a second, median latency in ms)."""
    command = [*LOAD, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for header in headers:
        command += ["-H", header]
    text = subprocess.run([*command, url], check=True, capture_output=True, text=True).stdout
    requests = int(re.search(r"(\d+) requests in", text)[1])
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    broken = re.search(r"Socket errors: .*", text)
    if wrong or (broken and re.search(r"(?:connect|write|timeout) [1-9]", broken[0])):
        raise SystemExit(f"bench: {url} was not answered well:\n{text}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    number, unit = re.search(r"50%\s+([\d.]+)(us|ms|s)", text).groups()
    return requests, rate, float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def measured(url, pid, options, headers=()):
    """(CPU in microseconds a request, requests a second) of one run."""
    before = cpu_seconds(pid)
    requests, rate, _ = load(url, options.seconds, CONNECTIONS, headers)
    return (cpu_seconds(pid) - before) / requests * 1e6, rate


def in_turns(options, ours, theirs):
    """Medians over rounds in which the two take turns: ((cpu, rate), (cpu, rate))."""
    rounds = [(measured(*ours[:2], options, *ours[2:]), measured(*theirs[:2], options, *theirs[2:]))
              for _ in range(options.rounds)]
    median = lambda side, part: statistics.median(row[side][part] for row in rounds)
    return (median(0, 0), median(0, 1)), (median(1, 0), median(1, 1))


def fill(installation, options):
    """The seeds, an event of 200 sessions, and the big one."""
    installation.command("migrate")
    installation.command("administrator", "add", EMAIL, "--name", "Bench", "--password-stdin", input=PASSWORD + "\n")
    sessions = installation.folder / "sessions-200"
    sessions.mkdir()
    sessions.joinpath("event.csv").write_text(
        "slug,title,kind,zone,first_day,last_day,visibility,registration\n"
        "two-hundred,Two hundred sessions,conference,Europe/London,2027-05-04,2027-05-08,published,closed\n")
    sessions.joinpath("rooms.csv").write_text("name,capacity\n" + "".join(f"Room {n},{n * 20}\n" for n in range(1, 9)))
    sessions.joinpath("tracks.csv").write_text("name,colour\nOne,#0B5D4E\nTwo,#0A5A78\n")
    sessions.joinpath("sessions.csv").write_text("key,title,kind,state,track,room,start,end\n" + "".join(
        f"s{n},Session number {n} about one thing and another,talk,confirmed,{['One', 'Two'][n % 2]},Room {n % 8 + 1},"
        f"2027-05-{4 + n // 40:02} {9 + n % 40 // 8:02}:00,2027-05-{4 + n // 40:02} {9 + n % 40 // 8:02}:45\n"
        for n in range(200)))
    sessions.joinpath("speakers.csv").write_text("session,name,email,organisation,role,position\n" + "".join(
        f"s{n},Speaker {n},speaker{n}@example.org,Organisation {n % 30},speaker,1\n" for n in range(200)))
    big = installation.folder / "lgfl-admissions"
    make_lgfl_admissions.write(big, options.people)
    for folder, slug in [(ROOT / "seeds" / "socitm-2011", "socitm-2011"), (sessions, "two-hundred"), (big, "lgfl-admissions")]:
        for kind in ["events", "rooms", "tracks", "sessions", "speakers", "attendees"]:
            file = folder / ("event.csv" if kind == "events" else f"{kind}.csv")
            if file.exists():
                installation.command("import", kind, file, *(() if kind == "events" else ("--event", slug)))


def bench(options, folder):
    rows = []

    def row(what, ours, theirs, ratio, aim, holds):
        rows.append((what, ours, theirs, ratio, aim, "yes" if holds else "NO"))
        print(f"bench: {what}: {ours} / {theirs or '-'} {ratio}", file=sys.stderr)

    installation = Roundtable(options.program, folder / "roundtable", prefix=SERVER)
    installation.folder.mkdir()
    print("bench: filling a database", file=sys.stderr)
    fill(installation, options)

    starts = []
    for _ in range(5):
        starts.append(installation.start("serve", "--workers", "1") * 1000)
        installation.stop()
    start = statistics.median(starts)
    row("start to the first 200, existing database", f"{start:.0f} ms", "", "", "at most 150 ms", start <= 150)

    installation.start("serve", "--workers", "1")
    pid = installation.process.pid
    nginx = Nginx(folder / "nginx")
    try:
        page, _ = fetch(installation.address + AGENDA)
        packed, packed_headers = fetch(installation.address + AGENDA, Accept_Encoding="gzip")
        feed, feed_headers = fetch(installation.address + FEED)
        if packed_headers["Content-Encoding"] != "gzip":
            raise SystemExit("bench: no gzip form was served")
        www = nginx.folder / "www"
        www.joinpath("agenda.html").write_bytes(page)
        www.joinpath("packed", "agenda.html").write_bytes(page)
        www.joinpath("packed", "agenda.html.gz").write_bytes(packed)
        www.joinpath("agenda.ics").write_bytes(feed)
        nginx.start()

        (cpu, rate), (their_cpu, their_rate) = in_turns(
            options, (installation.address + AGENDA, pid), (nginx.address + "/agenda.html", nginx.worker))
        row(f"agenda page, {len(page):,} bytes: CPU a request", f"{cpu:.1f} µs ({rate:,.0f}/s)",
            f"{their_cpu:.1f} µs ({their_rate:,.0f}/s)", f"{cpu / their_cpu:.2f}", "at most 1.00", cpu <= their_cpu)

        gzip = ["Accept-Encoding: gzip"]
        (cpu, rate), (their_cpu, their_rate) = in_turns(
            options, (installation.address + AGENDA, pid, gzip), (nginx.address + "/packed/agenda.html", nginx.worker, gzip))
        row(f"the same, gzip form, {len(packed):,} bytes: CPU a request", f"{cpu:.1f} µs ({rate:,.0f}/s)",
            f"{their_cpu:.1f} µs ({their_rate:,.0f}/s)", f"{cpu / their_cpu:.2f}", "at most 1.00", cpu <= their_cpu)

        their_tag = fetch(nginx.address + "/agenda.ics")[1]["ETag"]
        (cpu, rate), (their_cpu, their_rate) = in_turns(
            options, (installation.address + FEED, pid, [f"If-None-Match: {feed_headers['ETag']}"]),
            (nginx.address + "/agenda.ics", nginx.worker, [f"If-None-Match: {their_tag}"]))
        # Of the server's core, not of the clock: at Roundtable's rate wrk uses up its own core first.
        row("304 of the feed: requests a core-second", f"{1e6 / cpu:,.0f} ({rate:,.0f}/s)",
            f"{1e6 / their_cpu:,.0f} ({their_rate:,.0f}/s)", f"{their_cpu / cpu:.2f}", "at least 1.50",
            their_cpu >= 1.5 * cpu)

        organiser = Organiser(installation.address).sign_in()
        [jar] = [handler.cookiejar for handler in organiser.opener.handlers if hasattr(handler, "cookiejar")]
        cookie = "Cookie: " + "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
        for what, path, limit in [
            ("admin: list of 200 sessions, median", "/admin/e/two-hundred/sessions", 1.5),
            (f"admin: 50 attendees of {options.people:,}, median", "/admin/e/lgfl-admissions/attendees", 5.0),
            ("admin: the same, searched by name, median", "/admin/e/lgfl-admissions/attendees?q=person012345", 5.0),
            ("admin: the same, by status and category, median",
             "/admin/e/lgfl-admissions/attendees?status=waitlisted&category=guest", 5.0),
        ]:
            status, _, text = organiser.get(path)
            if status != 200 or "csrf_token" not in text:
                raise SystemExit(f"bench: {path} answered {status}")
            before = cpu_seconds(pid)
            runs = [load(installation.address + path, options.seconds, 1, [cookie]) for _ in range(options.rounds)]
            cpu = (cpu_seconds(pid) - before) / sum(run[0] for run in runs) * 1000
            median = statistics.median(run[2] for run in runs)
            row(what, f"{median:.2f} ms ({cpu:.2f} ms of CPU)", "", "", f"at most {limit} ms", median <= limit)

        memory = resident_megabytes(pid)
        row("resident memory after all of this", f"{memory:.0f} MB", "", "", "at most 80 MB", memory <= 80)
    finally:
        installation.stop()
        if hasattr(nginx, "process"):
            nginx.stop()
    return rows


def table(rows):
    head = ("what", "Roundtable", "nginx", "ratio", "aim", "holds")
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    draw = lambda line: "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |"
    yield draw(head)
    yield "| " + " | ".join("-" * width for width in widths) + " |"
    yield from map(draw, rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--people", type=int, default=225_000)
    options = parser.parse_args()
    for tool in ("wrk", "nginx", "taskset"):
        if not shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin"):
            raise SystemExit(f"bench: {tool} is missing (deploy/setup.sh bench)")
    if (os.cpu_count() or 1) < 2:
        raise SystemExit("bench: two cores are needed, one for the server and one for the load")
    with tempfile.TemporaryDirectory(prefix="roundtable-bench-") as folder:
        os.chmod(folder, 0o755)  # nginx's worker runs as another user when started by root
        rows = bench(options, pathlib.Path(folder))
    model = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    version = subprocess.run(["/usr/sbin/nginx", "-v"], capture_output=True, text=True).stderr.strip().split("/")[-1]
    print(f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, Linux {platform.release().split('-')[0]}, "
          f"nginx {version}; {options.rounds} rounds of {options.seconds} s, {CONNECTIONS} connections (1 for the admin pages)\n")
    for line in table(rows):
        print(line)
    return 0 if all(row[-1] == "yes" for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Measures Roundtable beside nginx and Hummingbird and prints the table that docs/performance.md keeps.

    Tests/Bench/bench.py PROGRAM --load FILE [--hello FILE] [--seconds 4] [--rounds 3] [--people 225000] [--quick]

Everything is on loopback: each server on core 0 with one worker, the load on core 1. The servers take turns, a figure is
the median of the rounds, and what counts are the ratios of one run: the machine is not. Exit status 1 when an aim is missed.
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

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from demonstration import ROOT, Roundtable
from filling import LETTERS, fill, resources, saving
from loads import CONNECTIONS, Target, in_turns, leanly
from organiser import Organiser
from servers import CORE, Hummingbird, Nginx, fetch, resident_megabytes

FEED = "/e/socitm-2011/agenda.ics"
GZIP = ("Accept-Encoding: gzip",)
# What Thunderbird 128 sends when it looks whether a calendar changed, but for the validators and what it would take packed.
CALENDAR_CLIENT = (
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0",
    "Accept: text/calendar,text/plain;q=0.8,*/*;q=0.5", "Accept-Language: en-GB,en;q=0.5", "Accept-Encoding: identity",
    "Connection: keep-alive")
HELLO = ROOT / "Tests" / "Bench" / "HummingbirdHello" / ".build" / "release" / "hello"
WRITERS = (1, 16, 64)


class Rows(list):
    """The table as it grows; each row is said at once, since the whole takes minutes."""

    def add(self, what, ours, theirs="", hello="", ratio="", aim="", holds=None):
        verdict = "" if holds is None else "yes" if holds else "NO"
        self.append((what, str(ours), str(theirs), str(hello), ratio, aim, verdict))
        print(f"bench: {what}: {' / '.join(filter(None, map(str, (ours, theirs, hello))))} {ratio} {verdict}", file=sys.stderr)

    def at_least(self, what, ratio, aim, *cells):
        self.add(what, *cells, ratio=f"{ratio:.2f}", aim=f"at least {aim:.2f}", holds=ratio >= aim)

    def at_most(self, what, ratio, aim, *cells):
        self.add(what, *cells, ratio=f"{ratio:.2f}", aim=f"at most {aim:.2f}", holds=ratio <= aim)


def starts(rows, installation, arguments):
    times = []
    for _ in range(5):
        times.append(installation.start("serve", *arguments) * 1000)
        installation.stop()
    start = statistics.median(times)
    rows.add("start to the first 200, existing database", f"{start:.0f} ms", aim="at most 150 ms", holds=start <= 150)


def small_answer(rows, options, ours, nginx, hello):
    address = ours.address + "/static/letters.txt"
    body, _ = fetch(address)
    if not body == fetch(nginx.address + "/letters.txt")[0] == fetch(hello.address + "/")[0] or len(body) != LETTERS:
        raise SystemExit("bench: the servers do not send the same")
    targets = (Target(address, ours.pid), Target(nginx.address + "/letters.txt", nginx.pid), Target(hello.address + "/", hello.pid))
    what = f"answer of {LETTERS:,} bytes"
    mine, theirs, hellos = in_turns(options, *targets, run=leanly(options.load))
    rows.at_least(f"{what}: requests a core-second, by nginx's", mine.per_core_second / theirs.per_core_second, 1.8,
                  mine, theirs, hellos)
    rows.at_least(f"{what}: requests a core-second, by Hummingbird's", mine.per_core_second / hellos.per_core_second, 3.0,
                  f"{mine.per_core_second:,.0f}", f"{theirs.per_core_second:,.0f}", f"{hellos.per_core_second:,.0f}")
    mine, theirs, hellos = in_turns(options, *targets)
    rows.add(f"{what}, asked by wrk: requests a core-second, by nginx's", mine, theirs, hellos,
             f"{mine.per_core_second / theirs.per_core_second:.2f}")


def page(rows, options, ours, nginx, what, path, kept):
    """A kept page in both forms, by CPU and by the slowest hundredth."""
    plain, packed = fetch(ours.address + path)[0], fetch(ours.address + path, Accept_Encoding="gzip")[0]
    for form, size, theirs, headers in [(f"{what}, {len(plain):,} bytes", len(plain), kept[0], ()),
                                        (f"{what}, gzip form, {len(packed):,} bytes", len(packed), kept[1], GZIP)]:
        mine, others = in_turns(options, Target(ours.address + path, ours.pid, headers), Target(theirs, nginx.pid, headers))
        rows.at_most(f"{form}: CPU a request", mine.cpu / others.cpu, 1.0, mine, others)
        rows.at_most(f"{form}: p99 at {CONNECTIONS} connections", mine.p99 / others.p99, 1.0,
                     f"{mine.p99:.2f} ms", f"{others.p99:.2f} ms")


def feed(rows, options, ours, nginx):
    addresses = [(ours.address + FEED, ours.pid), (nginx.address + "/agenda.ics", nginx.pid)]
    for what, client in [("304 of the feed", ()), ("304 of the feed, asked as a calendar program asks", CALENDAR_CLIENT)]:
        targets = [Target(address, pid, (*client, f"If-None-Match: {fetch(address)[1]['ETag']}")) for address, pid in addresses]
        mine, theirs = in_turns(options, *targets, run=leanly(options.load))
        rows.at_least(f"{what}: requests a second", mine.rate / theirs.rate, 1.5, mine, theirs)
        mine, theirs = in_turns(options, *targets)
        rows.add(f"{what}, by wrk: requests a second", mine, theirs, ratio=f"{mine.rate / theirs.rate:.2f}")


def admin(rows, options, ours, organiser, cookie):
    for what, path, limit in [
        ("list of 200 sessions", "/admin/e/two-hundred/sessions", 1.5),
        (f"50 attendees of {options.people:,}", "/admin/e/lgfl-admissions/attendees", 5.0),
        ("the same, searched by name", "/admin/e/lgfl-admissions/attendees?q=person012345", 5.0),
        ("the same, by status and category", "/admin/e/lgfl-admissions/attendees?status=waitlisted&category=guest", 5.0),
    ]:
        status, _, text = organiser.get(path)
        if status != 200 or "csrf_token" not in text:
            raise SystemExit(f"bench: {path} answered {status}")
        [mine] = in_turns(options, Target(ours.address + path, ours.pid, (cookie,)), connections=1)
        rows.add(f"admin: {what}, median", mine, aim=f"at most {limit} ms", holds=mine.p50 <= limit)


def writes(rows, options, ours, organiser, cookie):
    script, are_saved = saving(organiser, ours.folder)
    alone = None
    for writers in WRITERS:
        [mine] = in_turns(options, Target(ours.address + "/", ours.pid, (cookie,), script), connections=writers)
        if not are_saved():
            raise SystemExit("bench: what was answered is not saved")
        alone = alone or mine.rate
        what = f"admin: attendee saved, on the disk, {writers} at a time"
        if writers == WRITERS[-1]:
            rows.at_least(what, mine.rate / alone, 6.0, mine)
        else:
            rows.add(what, mine, ratio=f"{mine.rate / alone:.2f}")


def bench(options, folder):
    rows = Rows()
    ours = Roundtable(options.program, folder / "roundtable", prefix=CORE)
    ours.folder.mkdir()
    print("bench: filling a database", file=sys.stderr)
    fill(ours, options.people)
    # What was written is on its way to the disk for half a minute otherwise, on the servers' core: an answer of 1 KB took a
    # tenth longer meanwhile.
    os.sync()
    arguments = ["--workers", "1", "--resources", resources(ours.folder)]
    starts(rows, ours, arguments)
    ours.start("serve", *arguments)
    ours.pid = ours.process.pid
    nginx, hello = Nginx(folder / "nginx"), Hummingbird(options.hello)
    try:
        nginx.keep("letters.txt", b"x" * LETTERS)
        nginx.keep("agenda.ics", fetch(ours.address + FEED)[0])
        pages = []
        for what, slug in [("agenda page", "socitm-2011"), ("large agenda page", "three-hundred")]:
            path = f"/e/{slug}/agenda"
            packed, headers = fetch(ours.address + path, Accept_Encoding="gzip")
            if headers["Content-Encoding"] != "gzip":
                raise SystemExit("bench: no gzip form was served")
            pages.append((what, path, nginx.keep(f"{slug}.html", fetch(ours.address + path)[0], packed)))
        nginx.start("/letters.txt")
        hello.start(LETTERS)

        small_answer(rows, options, ours, nginx, hello)
        for what, path, kept in pages:
            page(rows, options, ours, nginx, what, path, kept)
        feed(rows, options, ours, nginx)
        organiser = Organiser(ours.address).sign_in()
        [jar] = [handler.cookiejar for handler in organiser.opener.handlers if hasattr(handler, "cookiejar")]
        cookie = "Cookie: " + "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
        admin(rows, options, ours, organiser, cookie)
        writes(rows, options, ours, organiser, cookie)
        memory = [resident_megabytes(server.pid) for server in (ours, nginx, hello)]
        rows.add("resident memory after all of this", *(f"{size:.0f} MB" for size in memory), aim="at most 80 MB",
                 holds=memory[0] <= 80)
    finally:
        ours.stop()
        nginx.stop()
        hello.stop()
    return rows


def table(rows):
    head = ("what", "Roundtable", "nginx", "Hummingbird", "ratio", "aim", "holds")
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    draw = lambda line: "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |"
    yield draw(head)
    yield "| " + " | ".join("-" * width for width in widths) + " |"
    yield from map(draw, rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--load", type=pathlib.Path, required=True, help="the program of Tests/Bench/Load")
    parser.add_argument("--hello", type=pathlib.Path, default=HELLO, help="the program of HummingbirdHello")
    parser.add_argument("--quick", action="store_true", help="2 rounds of 2 s and 20,000 people, unless told otherwise")
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--people", type=int)
    options = parser.parse_args()
    for name, quick, standard in [("seconds", 2, 4), ("rounds", 2, 3), ("people", 20_000, 225_000)]:
        if getattr(options, name) is None:
            setattr(options, name, quick if options.quick else standard)
    for tool in ("wrk", "nginx", "taskset"):
        if not shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin"):
            raise SystemExit(f"bench: {tool} is missing (deploy/setup.sh bench)")
    if not options.hello.exists():
        raise SystemExit(f"bench: {options.hello} is missing (swift build -c release --package-path {HELLO.parents[2]})")
    if (os.cpu_count() or 1) < 2:
        raise SystemExit("bench: two cores are needed, one for the server and one for the load")
    with tempfile.TemporaryDirectory(prefix="roundtable-bench-") as folder:
        os.chmod(folder, 0o755)  # nginx's worker runs as another user when started by root
        rows = bench(options, pathlib.Path(folder))
    model = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    version = subprocess.run(["/usr/sbin/nginx", "-v"], capture_output=True, text=True).stderr.strip().split("/")[-1]
    print(f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, Linux {platform.release().split('-')[0]}, "
          f"nginx {version}, Hummingbird 2.28.1; {options.rounds} rounds of {options.seconds} s, {CONNECTIONS} connections "
          "(1 for the admin pages)\n")
    for line in table(rows):
        print(line)
    return 1 if any(row[-1] == "NO" for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())

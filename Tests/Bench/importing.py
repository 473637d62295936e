#!/usr/bin/env python3
"""Times the import of 225,000 attendees, and prints the table of docs/performance.md.

    Tests/Bench/importing.py PROGRAM [--people N] [--rounds N]

Every run is on one core and on a fresh copy of the same database; a figure is the median of the rounds, which take turns.
SQLite's own shell brings the same rows into the same two tables, with their indexes, triggers and foreign keys, from
files that hold the columns as they are stored: it reads no dates, knows no rules, keeps no search index and no log.
"""
import argparse
import csv
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import make_lgfl_admissions
from demonstration import ROOT, free_port

SLUG = "lgfl-admissions"
CORE = ["taskset", "-c", "1"]
OTHER = ["taskset", "-c", "0"]
SECONDS, MEGABYTES, RATIO, CALM = 3.0, 60, 2.5, 3.0


class Run:
    """One process: what it took, by the kernel's account."""

    def __init__(self, command, core=CORE):
        began = time.monotonic()
        process = subprocess.Popen([*core, *map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.text = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - began
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        if process.returncode != 0:
            raise SystemExit(f"importing: {command}: {process.returncode}\n{self.text}")


def database(folder, name):
    """A copy of the database with the event and nothing else in it."""
    path = folder / name
    for end in ("-wal", "-shm"):
        pathlib.Path(f"{path}{end}").unlink(missing_ok=True)
    shutil.copy(folder / "empty.sqlite", path)
    return path


def stored(folder):
    """The rows as the two tables hold them."""
    with open(folder / SLUG / "attendees.csv", newline="") as file, \
            open(folder / "person.csv", "w", newline="") as people, \
            open(folder / "attendee.csv", "w", newline="") as attendees:
        rows, person, attendee = csv.DictReader(file), csv.writer(people), csv.writer(attendees)
        for number, row in enumerate(rows, 1):
            keys = [row["name"].lower(), row["organisation"].lower()]
            person.writerow([number, row["name"], "", row["email"], row["organisation"],
                             row["job_title"], row["sector"], row["seniority"], row["region"], row["tags"], "", *keys,
                             1, 1, 1])
            attendee.writerow([number, 1, number, row["category"], row["status"], row["dietary"], "",
                               row["note"], *keys, 1, 1, 1])


def shell(folder):
    path = database(folder, "shell.sqlite")
    run = Run(["sqlite3", path, "-csv", "-cmd", "PRAGMA foreign_keys = ON", f".import {folder / 'person.csv'} person",
               f".import {folder / 'attendee.csv'} attendee"])
    count = subprocess.run(["sqlite3", path, "SELECT count(*) FROM attendee"], capture_output=True, text=True, check=True)
    if int(count.stdout) == 0:
        raise SystemExit(f"importing: the shell brought nothing in:\n{run.text}")
    return run


def ours(program, path, file, *more):
    return Run([program, "import", "attendees", file, "--event", SLUG, "--database", path, *more])


def round_of(program, folder):
    file = folder / SLUG / "attendees.csv"
    runs = {"sqlite3 .import": shell(folder)}
    path = database(folder, "ours.sqlite")
    runs["dry run"] = ours(program, path, file, "--dry-run")
    runs["import"] = ours(program, path, file)
    runs["the same again"] = ours(program, path, file)
    runs["taken back"] = Run([program, "import", "--undo", "2", "--database", path])
    Run([program, "check", "--database", path])
    return runs


def latencies(address, seconds, stop=None):
    """What each of 200 requests a second for the public agenda took."""
    taken, began = [], time.monotonic()
    while time.monotonic() - began < seconds and not (stop and stop.is_set()):
        start = time.monotonic()
        urllib.request.urlopen(address, timeout=10).read()
        taken.append(time.monotonic() - start)
        time.sleep(max(0, 0.005 - taken[-1]))
    return taken


def p99(taken):
    return sorted(taken)[int(len(taken) * 0.99)] * 1000


def calm(program, folder):
    """The 99th percentile of the public agenda, at rest and while another process imports."""
    path = database(folder, "served.sqlite")
    Run([program, "import", "programme", ROOT / "seeds" / "socitm-2011", "--release", "--database", path])
    port = free_port()
    server = subprocess.Popen([*OTHER, program, "serve", "--database", path, "--listen", f"127.0.0.1:{port}", "--workers", "1"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    address = f"http://127.0.0.1:{port}/e/socitm-2011/agenda"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(address, timeout=1).read()
                break
            except OSError:
                time.sleep(0.05)
        rest = latencies(address, 5)
        done, taken = threading.Event(), []
        reader = threading.Thread(target=lambda: taken.extend(latencies(address, 60, done)))
        reader.start()
        ours(program, path, folder / SLUG / "attendees.csv")
        done.set()
        reader.join()
        return p99(rest), p99(taken)
    finally:
        server.terminate()
        server.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--people", type=int, default=225_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.sched_setaffinity(0, {0})
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_lgfl_admissions.write(folder / SLUG, options.people)
        program = options.program.resolve()
        Run([program, "import", "events", folder / SLUG / "event.csv", "--database", folder / "empty.sqlite"])
        stored(folder)
        size = (folder / SLUG / "attendees.csv").stat().st_size / 1e6
        rounds = [round_of(program, folder) for _ in range(options.rounds)]
        rest, busy = calm(program, folder)
    load = os.getloadavg()
    print(f"{options.people:,} rows, {size:.0f} MB; {options.rounds} rounds; load of the machine {load[0]:.1f}, of which 1 ours\n")
    print("| what | time | CPU | peak memory | CPU, by sqlite3's | holds |\n| --- | --- | --- | --- | --- | --- |")
    middle = {what: [statistics.median(getattr(runs[what], of) for runs in rounds) for of in ("wall", "cpu", "memory")]
              for what in rounds[0]}
    for what, (wall, cpu, memory) in middle.items():
        ratio = cpu / middle["sqlite3 .import"][1]
        isAimed = what in ("dry run", "import")
        holds = "" if not isAimed else "yes" if wall <= SECONDS and memory <= MEGABYTES and ratio <= RATIO else "NO"
        print(f"| {what} | {wall:.1f} s | {cpu:.1f} s | {memory:.0f} MB | {ratio:.2f} | {holds} |")
    print(f"| public agenda, p99, at rest and during an import | {rest:.1f} and {busy:.1f} ms | | | {busy / rest:.1f} | "
          f"{'yes' if busy <= CALM * rest else 'NO'} |")


if __name__ == "__main__":
    main()

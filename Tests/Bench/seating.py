#!/usr/bin/env python3
"""Measures `roundtable seat` and prints the table that docs/seating.md keeps.

    Tests/Bench/seating.py PROGRAM [--verify FILE] [--examples FOLDER] [--random 60] [--long]

Every plan is held against the judge of the format when there is one. Times are those of the whole command on one core:
start, reading, search, check and writing. Random problems get a fifth of a second each. --long adds searches of a
minute.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import seating_problems as problems

DESIGNS = [(5, 3, 7), (8, 4, 9), (7, 7, 8), (10, 6, 7), (10, 5, 9), (12, 5, 11), (9, 8, 9), (8, 4, 10)]


class Bench:
    def __init__(self, program, verify, folder):
        self.program, self.verify, self.folder = program, verify, pathlib.Path(folder)
        self.bad = 0

    def write(self, problem):
        path = self.folder / f"{problem['id']}.json"
        path.write_text(json.dumps(problem))
        return path

    def seat(self, path, *options):
        """The report of one run, its plan, and the seconds that it took."""
        plan = self.folder / "plan.json"
        plan.unlink(missing_ok=True)
        start = time.monotonic()
        run = subprocess.run([self.program, "seat", path, "--out", plan, "--report", *map(str, options)],
                             capture_output=True, text=True)
        seconds = time.monotonic() - start
        if run.returncode != 0:
            self.bad += 1
            return {"objective": None, "text": run.stderr.strip(), "seconds": seconds}
        found = {"text": run.stdout, "seconds": seconds, "plan": json.loads(plan.read_text())}
        found["objective"] = float(re.search(r"Objective ([\d.]+)", run.stdout)[1])
        found["optimal"] = "is optimal" in run.stdout
        found["steps"] = found["plan"]["steps"]
        if self.verify:
            judged = subprocess.run([sys.executable, self.verify, path, plan, "--json", "--quiet"],
                                    capture_output=True, text=True)
            verdict = json.loads(judged.stdout) if judged.stdout else {}
            if judged.returncode != 0 or abs(verdict["objective"] - found["objective"]) > 1e-6:
                self.bad += 1
                found["text"] = judged.stdout + judged.stderr
                found["refused"] = True
            found["moves"] = verdict.get("moves", 0)
        return found

    def row(self, name, aim, found):
        figure = "no plan" if found["objective"] is None else f"{found['objective']:g}"
        optimal = ", proven optimal" if found.get("optimal") else ""
        refused = " REFUSED" if found.get("refused") else ""
        print(f"| {name} | {aim} | {figure}{optimal}{refused} | {found['seconds']:.2f} s |", flush=True)


def tables(bench, long):
    for shape in DESIGNS:
        bench.row("-".join(map(str, shape)), "0 in 1 s (8-4-10: 10 s)", bench.seat(bench.write(problems.golfers(*shape))))
    bench.row("6-6-6, where none exists", "at most 24", bench.seat(bench.write(problems.golfers(6, 6, 6))))
    for seed in (1, 2):
        hall = problems.dinner("hall-900", 90, 10, 5, seed, org=("hard", "soft")[seed - 1], extras=False)
        bench.row(f"900 guests, 90 × 10, 5 rounds, organisations {hall['rules']['orgApart']}", "below 100 in 5 s",
                  bench.seat(bench.write(hall), "--seconds", 5))
    hall = problems.dinner("hall-300", 30, 10, 4, 3, extras=False)
    bench.row("300 guests, 30 × 10, 4 rounds", "0", bench.seat(bench.write(hall), "--seconds", 5))
    for seed, org in ((4, "hard"), (5, "soft")):
        dinner = problems.dinner(f"dinner-120-{org}", 12, 10, 4, seed, org=org)
        for seconds in (2, 10, 60) if long else (2, 10):
            found = bench.seat(bench.write(dinner), "--seconds", seconds)
            bench.row(f"120 guests, full rules, organisations {org}, {seconds} s", "", found)
            if seconds == 2:
                base = found["plan"]["schedule"]
        repaired = problems.repair(f"repair-120-{org}", dinner, base, seed)
        found = bench.seat(bench.write(repaired), "--seconds", 0.5)
        bench.row(f"its repair: nine cancel, five walk in; {found.get('moves')} moves", "at most 6 moves in 0.5 s", found)
    dinner = problems.dinner("pace-120", 12, 10, 4, 4)
    found = bench.seat(bench.write(dinner), "--seconds", 3)
    print(f"| steps a second at 120 guests, full rules | 5 million | {found['steps'] / found['seconds'] / 1e6:.1f} million | |")


def topics(bench):
    for name, aim, problem in [
        ("240 × 24 topics, minimums and closures", "proven in 1 s", problems.topics("t", 240, 24, 5, 1, 7)),
        ("240 × 24 topics, three rounds", "proven in 1 s", problems.topics("t", 240, 24, 5, 3, 8)),
        ("96 × 12 topics, three rounds, vendors capped", "", problems.topics("t", 96, 12, 5, 3, 9, capacity=10, cap=2)),
        ("10,000 × 500 topics", "1 s", problems.topics("t", 10_000, 500, 5, 1, 10, minimum=0, capacity=25, close=False)),
    ]:
        bench.row(name, aim, bench.seat(bench.write(problem)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--verify", default=os.environ.get("SEATING_VERIFY") or None)
    parser.add_argument("--examples", type=pathlib.Path)
    parser.add_argument("--random", type=int, default=60)
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.program, options.verify, folder)
        print("| problem | to reach | objective | time |\n| --- | --- | --- | --- |")
        for example in sorted(options.examples.glob("*.json")) if options.examples else []:
            bench.row(example.stem, "", bench.seat(example, "--seconds", 10))
        tables(bench, options.long)
        topics(bench)
        for seed in range(options.random):
            found = bench.seat(bench.write(problems.random_problem(seed)), "--seconds", 0.2)
            if found["objective"] is None or found.get("refused"):
                print(f"random {seed}: {found['text']}")
        print(f"\n{options.random} random problems; {bench.bad} plans refused or missing; "
              f"{'judged by ' + options.verify if options.verify else 'no judge'}")
    return 1 if bench.bad else 0


if __name__ == "__main__":
    sys.exit(main())

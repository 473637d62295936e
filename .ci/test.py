#!/usr/bin/env python3
"""Runs every test and prints `N passed, M failed` as the last line. Called by `make test`, which does the set-up.

Steps: the Swift tests; then, against the debug build, the tests in Python (command line, browser, calendars,
durability); then a page checker, when there is one. A step that fails does not stop the next one.
"""
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build"


def step(title, *command, **environment):
    print(f"\n== {title}", flush=True)
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}).returncode


def tally(report):
    """(passed, failed) of a JUnit report; a missing or broken one is a failure, not silence."""
    try:
        cases = list(ElementTree.parse(report).getroot().iter("testcase"))
    except (OSError, ElementTree.ParseError):
        return 0, 1
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = sum(1 for case in cases if case.find("skipped") is not None)
    return len(cases) - failed - skipped, failed


def swift_tests():
    if step("build", "swift", "build", "--build-tests"):
        return 0, 1
    # Deadlines of real connections want the machine to themselves: beside a hundred tests that compute they would
    # test the scheduler.
    timed = "LibUVTests|HTTPServerTests"
    results = [
        swift_test_run("Swift tests", "--skip", timed),
        swift_test_run("Swift tests of loops and connections", "--filter", timed, "--no-parallel"),
    ]
    return tuple(sum(column) for column in zip(*results))


def swift_test_run(title, *selection):
    report = BUILD / "swift-testing.xml"
    written = report.with_name("swift-testing-swift-testing.xml")
    for file in (report, written):
        file.unlink(missing_ok=True)
    status = step(title, "swift", "test", "--skip-build", "--quiet", "--disable-xctest", *selection,
                  "--xunit-output", str(report))
    passed, failed = tally(written if written.exists() else report)
    return passed, max(failed, 1 if status else 0)


def python_tests(program):
    report = BUILD / "pytest.xml"
    report.unlink(missing_ok=True)
    status = step("tests in Python", sys.executable, "-m", "pytest", "-c", "Tests/pytest.ini", f"--junitxml={report}",
                  "Tests", ROUNDTABLE_PROGRAM=program)
    passed, failed = tally(report)
    return passed, max(failed, 1 if status else 0)


def page_check(program):
    checker = os.environ.get("ROUNDTABLE_WEBCHECK")
    if not checker or not pathlib.Path(checker).exists():
        print("\n== pages: no page checker beside this folder, so this step is left out (WEBCHECK=FILE names one)")
        return 0, 0
    print("\n== pages", flush=True)
    process = subprocess.Popen([".ci/webcheck", program, checker], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    last = ""
    for line in process.stdout:
        print(line, end="", flush=True)
        last = line
    status = process.wait()
    match = re.match(r"(\d+) passed, (\d+) failed", last)
    passed, failed = (int(match[1]), int(match[2])) if match else (0, 1)
    return passed, max(failed, 1 if status else 0)


def main():
    totals = [swift_tests()]
    folder = subprocess.run(["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    program = folder.stdout.strip() + "/roundtable"
    if pathlib.Path(program).exists():
        totals += [python_tests(program), page_check(program)]
    passed, failed = (sum(column) for column in zip(*totals))
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

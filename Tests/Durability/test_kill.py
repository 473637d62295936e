"""Kill -9 in the middle of many writes: what was answered is there afterwards, and the database is whole."""
import http.client
import sqlite3
import threading
import urllib.error

import pytest

from demonstration import EMAIL, PASSWORD, ROOT
from organiser import Organiser

WRITERS = 8
ANSWERS_BEFORE_THE_KILL = 120


def rooms(database, event):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {name for (name,) in connection.execute(
            "SELECT name FROM room WHERE event = (SELECT id FROM event WHERE slug = ?)", (event,))}
    finally:
        connection.close()


def write_rooms(organiser, token, prefix, answered, enough, stopped):
    """Posts one room after another until the server is gone; notes each name only when its answer has come."""
    number = 0
    while not stopped.is_set():
        number += 1
        name = f"{prefix} {number}"
        try:
            status, _, _ = organiser.post_with(token, "/admin/e/citycamp/rooms", {"name": name, "capacity": "10"})
        except (urllib.error.URLError, ConnectionError, http.client.HTTPException, TimeoutError):
            return
        if status == 303:
            answered.append(name)
            if len(answered) >= ANSWERS_BEFORE_THE_KILL:
                enough.set()
        else:
            raise AssertionError(f"room {name}: {status}")


@pytest.fixture
def filled(installation):
    installation.command("migrate")
    installation.command("administrator", "add", EMAIL, "--name", "Test Organiser", "--password-stdin", input=PASSWORD + "\n")
    for kind, file in [("events", "event"), ("rooms", "rooms")]:
        installation.command("import", kind, ROOT / "seeds" / "citycamp" / f"{file}.csv",
                             *(() if kind == "events" else ("--event", "citycamp")))
    return installation


def test_every_answered_write_survives_kill_9(filled):
    answered = []
    for cycle in range(3):
        filled.start()
        organiser = Organiser(filled.address).sign_in()
        token = organiser.token(organiser.get("/admin/e/citycamp/rooms/new")[2])
        enough, stopped = threading.Event(), threading.Event()
        before = len(answered)
        fresh = []
        writers = [threading.Thread(target=write_rooms, args=(organiser, token, f"Cycle {cycle} writer {writer}", fresh, enough, stopped))
                   for writer in range(WRITERS)]
        for writer in writers:
            writer.start()
        try:
            assert enough.wait(timeout=60), f"only {len(fresh)} answers"
        finally:
            filled.kill()
            stopped.set()
            for writer in writers:
                writer.join()
        answered += fresh
        assert len(answered) - before >= ANSWERS_BEFORE_THE_KILL
        missing = set(answered) - rooms(filled.database, "citycamp")
        assert missing == set()

    # And the program itself finds its way up again and shows them all.
    filled.start()
    exported = filled.command("export", "rooms", "--event", "citycamp")
    assert [name for name in answered if name not in exported] == []
    filled.command("check")
    assert filled.stop() == 0


def schema(database):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    finally:
        connection.close()


# Seconds until the kill: amid the rows, and while indexes are made again, whichever the machine's speed.
@pytest.mark.parametrize("delay", [0.3, 1.0, 2.0, 4.0, 7.0])
def test_a_killed_import_leaves_nothing_or_everything(filled, tmp_path, delay):
    import subprocess

    before = schema(filled.database)

    source = tmp_path / "people.csv"
    with source.open("w") as file:
        file.write("email,name,organisation,category,status\n")
        for number in range(60_000):
            file.write(f"guest{number}@example.org,Guest {number},Organisation {number % 500},delegate,accepted\n")
    process = subprocess.Popen(
        [filled.program, "import", "attendees", str(source), "--event", "citycamp", "--database", str(filled.database)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=delay)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    connection = sqlite3.connect(filled.database)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    [(count,)] = connection.execute("SELECT count(*) FROM attendee")
    connection.close()
    assert count in (0, 60_000)
    assert schema(filled.database) == before
    filled.command("check")

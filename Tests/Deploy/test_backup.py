"""deploy/backup.sh, and the way back that docs/operations.md describes."""
import datetime
import fcntl
import os
import re
import shlex
import sqlite3
import subprocess

import pytest

from demonstration import EMAIL, ROOT
from organiser import Organiser

SCRIPT = ROOT / "deploy" / "backup.sh"
NAME = re.compile(r"roundtable-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.sqlite")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "copies"


def back_up(installation, folder, *more, **variables):
    return subprocess.run(
        [SCRIPT, "--database", installation.database, "--folder", folder, "--program", installation.program, *more],
        capture_output=True, text=True, cwd=ROOT, env={**os.environ, **variables}, timeout=60)


def names(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def older(folder, number):
    """A file with the name of a copy that is older than any made now; the higher the number, the older."""
    day = datetime.date(1999, 12, 31) - datetime.timedelta(days=number)
    path = folder / f"roundtable-{day}T03-30-00Z.sqlite"
    path.write_bytes(b"old")
    return path.name


def test_a_copy_of_a_running_server_is_whole_private_and_dated(filled, folder):
    filled.start()
    Organiser(filled.address).sign_in()
    before = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    result = back_up(filled, folder)
    assert (result.returncode, result.stderr) == (0, "")
    [name] = names(folder)
    assert NAME.fullmatch(name)
    stamp = datetime.datetime.strptime(name, "roundtable-%Y-%m-%dT%H-%M-%SZ.sqlite").replace(tzinfo=datetime.timezone.utc)
    assert before <= stamp <= datetime.datetime.now(datetime.timezone.utc)
    copy = folder / name
    assert (folder.stat().st_mode & 0o777, copy.stat().st_mode & 0o777) == (0o700, 0o600)
    assert sorted(path.name for path in folder.iterdir()) == sorted([".lock", name])
    # One file: a copy with a log beside it could not be read from a medium that takes no writes.
    connection = sqlite3.connect(f"file:{copy}?mode=ro", uri=True)
    assert connection.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("SELECT count(*) FROM session WHERE event = (SELECT id FROM event WHERE slug = 'citycamp')"
                              ).fetchone() != (0,)
    connection.close()


def test_the_newest_copies_are_kept_and_other_files_are_left_alone(filled, folder):
    folder.mkdir()
    gone = [older(folder, number) for number in (4, 3)]
    kept = [older(folder, number) for number in (2, 1)]
    others = ["roundtable-before-the-move.sqlite", "notes.txt"]
    for name in others:
        folder.joinpath(name).touch()
    result = back_up(filled, folder, "--keep", "3")
    assert result.returncode == 0, result.stderr
    [new] = set(names(folder)) - set(kept) - set(others)
    assert NAME.fullmatch(new)
    assert set(gone) & set(names(folder)) == set()


def test_two_never_run_at_once(filled, folder):
    folder.mkdir()
    with folder.joinpath(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = back_up(filled, folder)
        assert (result.returncode, names(folder)) == (4, [])
    assert back_up(filled, folder).returncode == 0


def test_what_an_interrupted_backup_left_goes_at_the_next(filled, folder):
    folder.mkdir()
    folder.joinpath(".unfinished").write_bytes(b"whole")
    folder.joinpath(".unfinished.part-a1b2c3").mkdir()
    folder.joinpath(".unfinished.part-a1b2c3", "copy").write_bytes(b"half")
    assert back_up(filled, folder).returncode == 0
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == [".lock"]


def test_a_damaged_database_leaves_the_old_copies_and_says_so(filled, folder):
    folder.mkdir()
    kept = older(folder, 1)
    # Into the file itself: pages that are still in the log would hide the damage.
    connection = sqlite3.connect(filled.database)
    assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    connection.close()
    size = filled.database.stat().st_size
    with filled.database.open("r+b") as file:
        file.seek(size // 4)
        file.write(b"\xff" * (size // 2))
    result = back_up(filled, folder, "--keep", "1")
    assert (result.returncode, names(folder)) == (3, [kept])
    assert "no copy was made" in result.stderr


def test_a_copy_with_faults_in_it_is_kept_but_takes_the_place_of_none(filled, folder):
    folder.mkdir()
    kept = older(folder, 1)
    connection = sqlite3.connect(filled.database)
    connection.execute("UPDATE attendee_tally SET attendees = attendees + 1")
    connection.commit()
    assert connection.total_changes > 0
    connection.close()
    result = back_up(filled, folder, "--keep", "1")
    assert (result.returncode, len(names(folder)), kept in names(folder)) == (1, 2, True), result.stderr


def test_a_full_disk_leaves_the_old_copies_and_says_so(filled, folder):
    folder.mkdir()
    tried = subprocess.run(["unshare", "--mount", "mount", "-t", "tmpfs", "-o", "size=64k", "none", folder], capture_output=True, text=True)
    if tried.returncode != 0:
        pytest.skip("this machine lets no small file system be mounted: " + tried.stderr.strip())
    command = [str(part) for part in (SCRIPT, "--database", filled.database, "--folder", folder, "--program", filled.program)]
    script = f"mount -t tmpfs -o size=64k none {folder} && touch {folder}/old && {shlex.join(command)}; echo $?; ls -A {folder}"
    result = subprocess.run(["unshare", "--mount", "sh", "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert result.stdout.split() == ["3", ".lock", "old"], result.stderr
    assert "The disk is full" in result.stderr


@pytest.mark.parametrize("arguments, status", [
    (["--keep", "0"], 2), (["--keep", "many"], 2), (["--keep"], 2), (["--everything", "x"], 2),
    (["--database", "/nowhere/at/all"], 3), (["--program", "/nowhere/at/all"], 3),
    (["--folder", "/proc/nowhere"], 3), (["--database", ""], 2), (["--folder", ""], 2)])
def test_wrong_use_is_told_from_what_is_missing(installation, folder, arguments, status):
    installation.database.touch()
    result = back_up(installation, folder, *arguments)
    assert (result.returncode, result.stderr.splitlines()[-1].startswith("backup: ")) == (status, True)


def test_settings_come_from_the_environment_as_the_service_gives_them(filled, folder):
    result = subprocess.run(
        [SCRIPT, "--program", filled.program], capture_output=True, text=True, cwd=ROOT,
        env={**os.environ, "ROUNDTABLE_DATABASE": str(filled.database), "ROUNDTABLE_BACKUP_FOLDER": str(folder),
             "ROUNDTABLE_BACKUP_KEEP": "1"})
    assert (result.returncode, len(names(folder))) == (0, 1), result.stderr


def restoring(installation, copy):
    """Carries out the lines that docs/operations.md gives for a restore, with this installation's places in them."""
    text = ROOT.joinpath("docs", "operations.md").read_text()
    lines = re.search(r"\n## Restore\n.*?\n\n((?:    [^\n]*\n)+)", text, re.DOTALL)[1].splitlines()
    places = {
        "/var/backups/roundtable/roundtable-2026-11-26T03-30-00Z.sqlite": str(copy),
        "/var/lib/roundtable/": f"{installation.folder}/",
        "/opt/roundtable/roundtable": installation.program,
        "runuser -u roundtable -- ": "",
        "-o roundtable -g roundtable ": "",
    }
    done = []
    for line in lines:
        command = line.split(" #")[0].strip()
        for said, here in places.items():
            command = command.replace(said, here)
        done.append(line.strip())
        if command == "systemctl stop roundtable":
            installation.stop()
        elif command == "systemctl start roundtable":
            installation.start()
        else:
            result = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True)
            assert result.returncode == 0, (command, result.stderr)
    return done


def test_all_is_there_again_after_a_restore_as_the_manual_says(filled, folder):
    filled.start()
    organiser = Organiser(filled.address).sign_in()
    status, _, _ = organiser.post("/admin/e/citycamp/rooms", "/admin/e/citycamp/rooms/new", {"name": "Attic", "capacity": "7"})
    assert status == 303
    exports = lambda: {kind: filled.command("export", kind, "--event", "citycamp")
                       for kind in ("rooms", "tracks", "sessions", "speakers", "attendees")}
    feed = filled.command("feed", "citycamp")
    before = exports()
    assert "Attic" in before["rooms"]
    assert back_up(filled, folder).returncode == 0
    [copy] = names(folder)

    # What is done after the backup is lost, and so is the rest: the worst that can be left is a log of another database.
    organiser.post("/admin/e/citycamp/rooms", "/admin/e/citycamp/rooms/new", {"name": "Made too late", "capacity": "7"})
    filled.kill()
    filled.database.write_bytes(b"not a database any more")
    assert filled.database.with_name(filled.database.name + "-wal").exists()

    steps = restoring(filled, folder / copy)
    assert (steps[0], steps[-1]) == ("systemctl stop roundtable", "systemctl start roundtable")
    assert exports() == before
    assert filled.command("feed", "citycamp") == feed
    Organiser(filled.address).sign_in()
    assert EMAIL in filled.command("administrator", "list")
    assert filled.stop() == 0

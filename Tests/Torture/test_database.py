"""What a visitor and an organiser see while the database cannot be used, and that nothing which was answered is lost."""
import contextlib
import os
import sqlite3
import subprocess
import time
import urllib.request

import pytest

from demonstration import ROOT
from organiser import Organiser
from Torture.wire import ask

ROOMS = "/admin/e/citycamp/rooms"


def fill(installation):
    installation.command("migrate")
    installation.add_organiser()
    folder = ROOT / "seeds" / "citycamp"
    installation.command("import", "events", folder / "event.csv")
    for kind in ("rooms", "tracks", "sessions"):
        if (folder / f"{kind}.csv").exists():
            installation.command("import", kind, folder / f"{kind}.csv", "--event", "citycamp", "--release")


class Office:
    """An organiser who adds rooms and remembers which were answered."""

    def __init__(self, address):
        self.organiser = Organiser(address).sign_in()
        self.token = self.organiser.token(self.organiser.get(ROOMS + "/new")[2])
        self.answered = []

    def add_room(self, name):
        status, headers, text = self.organiser.post_with(self.token, ROOMS, {"name": name, "capacity": "10"})
        if status == 303:
            self.answered.append(name)
        return status, headers, text

    def has_all(self):
        text = self.organiser.get(ROOMS)[2]
        return [name for name in self.answered if name not in text] == []


def refusal_is_plain(status, headers, text):
    """503, when to come again, and a page without a word from the inside."""
    assert status == 503
    assert 0 < int(headers["Retry-After"]) <= 120
    for word in ("SQLite", "SQLITE", "sqlite", "Error(", ".swift"):
        assert word not in text


def test_a_locked_database_is_503_for_who_writes_and_nothing_for_who_reads(installation):
    fill(installation)
    installation.start()
    office = Office(installation.address)
    assert office.add_room("Before")[0] == 303
    other = sqlite3.connect(installation.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    refused = office.add_room("Meanwhile")
    assert time.monotonic() - began < 10
    refusal_is_plain(*refused)
    assert ask(installation.address, "/e/citycamp/agenda").status == 200
    assert ask(installation.address, "/readyz").status == 200
    other.rollback()
    other.close()
    assert office.add_room("After")[0] == 303
    assert office.has_all()
    assert installation.stop() == 0


@contextlib.contextmanager
def small_disk(folder):
    """A file system of 6 MB, when this user may mount one."""
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("only root may mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_503_and_it_goes_on_when_there_is_room(installation, tmp_path, monkeypatch):
    with small_disk(tmp_path / "disk") as disk:
        installation.database = disk / "roundtable.sqlite"
        monkeypatch.setenv("TMPDIR", str(disk))
        fill(installation)
        installation.start()
        office = Office(installation.address)
        assert office.add_room("Before")[0] == 303
        ballast = disk / "ballast"
        with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(b"\0" * 4096)
        # What is free inside the files already there is used up first.
        for number in range(400):
            status, headers, text = office.add_room(f"Room {number}")
            if status != 303:
                break
        refusal_is_plain(status, headers, text)
        assert ask(installation.address, "/e/citycamp/agenda").status == 200
        assert office.organiser.get(ROOMS)[0] == 200
        boundary = "----boundary"
        body = (f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="people.csv"\r\n\r\n'
                + "name\r\n" * 20_000 + f"--{boundary}--\r\n")
        status = upload(office, body, boundary)
        assert status == 507
        os.remove(ballast)
        assert office.add_room("After")[0] == 303
        assert office.has_all()
        assert [file for _, _, files in os.walk(disk) for file in files if file.startswith("upload-")] == []
        assert installation.stop() == 0
        installation.command("check")


def upload(office, body, boundary):
    request = urllib.request.Request(
        office.organiser.address + "/admin/e/citycamp/import", data=body.encode(), method="POST",
        headers={"Content-Type": f"multipart/form-data; boundary={boundary}", "Origin": office.organiser.address})
    return office.organiser.send(request)[0]


def pages_of(database, *tables):
    """Where the first pages of some tables lie in the file."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        [(size,)] = connection.execute("PRAGMA page_size")
        rows = connection.execute(f"SELECT rootpage FROM sqlite_schema WHERE name IN ({','.join('?' * len(tables))})", tables)
        return [((page - 1) * size, size) for (page,) in rows]


def test_a_damaged_database_is_503_and_is_served_again_when_it_is_whole(installation):
    fill(installation)
    places = pages_of(installation.database, "released_session", "room")
    assert places != []
    whole = installation.database.read_bytes()
    with installation.database.open("r+b") as file:
        for start, size in places:
            file.seek(start)
            file.write(b"\xa5" * size)
    installation.start()
    answer = ask(installation.address, "/e/citycamp/agenda")
    refusal_is_plain(answer.status, {"Retry-After": answer["retry-after"]}, answer.body.decode())
    assert ask(installation.address, "/healthz").status == 200
    assert installation.stop() == 0
    installation.database.write_bytes(whole)
    installation.start()
    assert ask(installation.address, "/e/citycamp/agenda").status == 200
    assert installation.stop() == 0


@pytest.mark.parametrize("content", [b"not a database" * 1000, b"SQLite format 3\0" + b"\xa5" * 8192],
                         ids=["text", "a header and noise"])
def test_a_file_that_is_no_database_is_told_in_one_sentence(installation, content):
    installation.database.write_bytes(content)
    result = installation.call("serve", "--database", installation.database, "--listen", "127.0.0.1:0")
    assert result.returncode == 3
    assert result.stderr.strip().splitlines()[-1].count("database") >= 1
    assert installation.database.read_bytes() == content

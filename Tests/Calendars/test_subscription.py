"""A subscription as somebody has it: a synchroniser and a calendar on one side, the running program on the other, and between
two synchronisations a session is edited, another cancelled and a third moved."""
import pathlib
import subprocess
import sys
import urllib.request

import icalendar
import pytest

from organiser import Organiser

EVENT = "two-days"


def tool(name):
    return str(pathlib.Path(sys.executable).parent / name)


@pytest.fixture
def event(installation, tmp_path):
    """A server with an event of two days in two zones' worth of clocks: the clock goes back in the night between."""
    (tmp_path / "event.csv").write_text("slug,title,kind,zone,first_day,last_day,venue,visibility\n"
                                        f"{EVENT},Two days,conference,Europe/London,2027-10-30,2027-10-31,Town hall,published\n")
    (tmp_path / "rooms.csv").write_text("name\nMain hall\nLibrary\n")
    (tmp_path / "sessions.csv").write_text(
        "key,title,state,room,start,end,abstract\n"
        "opening,Opening,confirmed,Main hall,2027-10-30 09:30,2027-10-30 10:00,\"Welcome; and thank you, all.\"\n"
        "clouds,Clouds,confirmed,Library,2027-10-30 10:00,2027-10-30 11:00,\n"
        "identity,Who are you?,confirmed,Main hall,2027-10-31 09:30,2027-10-31 10:30,\n"
        "close,Close,confirmed,,2027-10-31 16:00,2027-10-31 16:30,\n")
    installation.command("import", "programme", tmp_path, "--release")
    installation.add_organiser()
    installation.start()
    yield installation
    installation.stop()


class Subscriber:
    """vdirsyncer with a folder of its own, and khal over it."""

    def __init__(self, folder, url):
        self.folder = folder
        self.calendar = folder / "calendar"
        self.calendar.mkdir(parents=True)
        (folder / "vdirsyncer.ini").write_text(f"""
[general]
status_path = "{folder}/status"
[pair agenda]
a = "calendar"
b = "site"
collections = null
conflict_resolution = "b wins"
[storage calendar]
type = "filesystem"
path = "{self.calendar}"
fileext = ".ics"
[storage site]
type = "http"
url = "{url}"
""")
        (folder / "khal.conf").write_text(f"""
[calendars]
[[agenda]]
path = {self.calendar}
readonly = True
[locale]
local_timezone = Europe/London
default_timezone = Europe/London
timeformat = %H:%M
dateformat = %d.%m.
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
""")
        self._vdirsyncer("discover")

    def _vdirsyncer(self, verb):
        subprocess.run([tool("vdirsyncer"), "-c", str(self.folder / "vdirsyncer.ini"), verb], check=True, input="y\n",
                       text=True, capture_output=True)

    def sync(self):
        """What is on the disk afterwards: name of the file -> (when it was written, octets). vdirsyncer names what it reads
        over HTTP by its content, so what has changed is another file."""
        self._vdirsyncer("sync")
        return {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in self.calendar.glob("*.ics")}

    def shown(self):
        """What khal lists of the two days."""
        listed = subprocess.run(
            [tool("khal"), "-c", str(self.folder / "khal.conf"), "list", "--format",
             "{start-long}-{end-time} {title} / {location} / {status}", "--day-format", "", "2027-10-30", "2d"],
            check=True, text=True, capture_output=True,
            env={"HOME": str(self.folder), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"})
        return [line.strip() for line in listed.stdout.splitlines() if line.strip()]


def test_between_two_synchronisations_only_what_was_touched_changes(event, tmp_path):
    subscriber = Subscriber(tmp_path / "subscriber", f"{event.address}/e/{EVENT}/agenda.ics")
    before = subscriber.sync()
    assert len(before) == 4
    assert subscriber.shown() == [
        "2027-10-30 09:30-10:00 Opening / Main hall, Town hall / CONFIRMED",
        "2027-10-30 10:00-11:00 Clouds / Library, Town hall / CONFIRMED",
        "2027-10-31 09:30-10:30 Who are you? / Main hall, Town hall / CONFIRMED",
        "2027-10-31 16:00-16:30 Close / Town hall / CONFIRMED",
    ]
    told = entries(event)
    assert subscriber.sync() == before, "a second synchronisation writes nothing"

    organiser = Organiser(event.address).sign_in()
    page = f"/admin/e/{EVENT}/sessions"
    form = {"key": "opening", "title": "Opening, with the mayor", "kind": "talk", "state": "confirmed", "track": "",
            "abstract": "Welcome; and thank you, all."}
    assert organiser.post(f"{page}/opening", f"{page}/opening/edit", form)[0] == 303
    assert organiser.post(f"{page}/clouds/cancellation", f"{page}/clouds", {})[0] == 303
    slot = f"/admin/e/{EVENT}/agenda/identity/slot"
    assert organiser.post(slot, slot, {"room": "Library", "day": "2027-10-31", "start": "11:00", "end": "12:00"})[0] == 303
    assert subscriber.sync() == before, "a draft is no news"
    releases = f"/admin/e/{EVENT}/agenda/releases"
    assert organiser.post(releases, releases + "/new", {"name": "2"})[0] == 303

    after = subscriber.sync()
    assert subscriber.shown() == [
        "2027-10-30 09:30-10:00 Opening, with the mayor / Main hall, Town hall / CONFIRMED",
        "2027-10-30 10:00-11:00 Cancelled: Clouds / Library, Town hall / CANCELLED",
        "2027-10-31 11:00-12:00 Who are you? / Library, Town hall / CONFIRMED",
        "2027-10-31 16:00-16:30 Close / Town hall / CONFIRMED",
    ]
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    assert {name: after[name] for name in after.keys() - come} == {name: before[name] for name in before.keys() - gone}
    assert titles(before[name] for name in gone) == ["Clouds", "Opening", "Who are you?"]
    assert titles(after[name] for name in come) == ["Cancelled: Clouds", "Opening, with the mayor", "Who are you?"]
    assert titles(after[name] for name in after.keys() - come) == ["Close"]
    assert subscriber.sync() == after, "and after that nothing more"

    told_then = entries(event)
    assert told_then.keys() == told.keys(), "every UID stays"
    assert {str(entry["SUMMARY"]): (told[uid]["SEQUENCE"], entry["SEQUENCE"]) for uid, entry in told_then.items()} == {
        "Opening, with the mayor": (0, 1), "Cancelled: Clouds": (0, 1), "Who are you?": (0, 1), "Close": (0, 0)}
    assert [uid for uid in told if told[uid].to_ical() == told_then[uid].to_ical()] == [
        uid for uid in told if str(told[uid]["SUMMARY"]) == "Close"]


def entries(event):
    """What the feed has: UID -> entry."""
    with urllib.request.urlopen(f"{event.address}/e/{EVENT}/agenda.ics") as answer:
        calendar = icalendar.Calendar.from_ical(answer.read())
    return {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}


def titles(kept):
    return sorted(str(icalendar.Calendar.from_ical(octets).walk("VEVENT")[0]["SUMMARY"]) for _, octets in kept)

"""The feed of socitm-2011 as other programs read it: two parsers, and a synchroniser with a calendar."""
import csv
import datetime
import pathlib
import subprocess
import sys
import urllib.error
import urllib.request
import zoneinfo

import icalendar
import pytest
import vobject

from demonstration import ROOT
from organiser import Organiser

LONDON = zoneinfo.ZoneInfo("Europe/London")
FEED = "/e/socitm-2011/agenda.ics"


def seed_sessions(event):
    """Title -> (start, end) as instants, from the seed itself."""
    with open(ROOT / "seeds" / event / "sessions.csv", newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["start"] and row["state"] != "draft"]
    return sorted((row["title"], instant(row["start"]), instant(row["end"])) for row in rows)


def instant(text):
    return datetime.datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON).astimezone(datetime.timezone.utc)


@pytest.fixture(scope="module")
def feed(demonstration):
    with urllib.request.urlopen(demonstration.address + FEED) as answer:
        return answer.read()


def test_icalendar_reads_every_session_at_its_instant(feed):
    calendar = icalendar.Calendar.from_ical(feed)
    read = sorted((str(event["SUMMARY"]), event.decoded("DTSTART").astimezone(datetime.timezone.utc),
                   event.decoded("DTEND").astimezone(datetime.timezone.utc)) for event in calendar.walk("VEVENT"))
    assert read == seed_sessions("socitm-2011")


def test_vobject_reads_every_session_at_its_instant(feed):
    calendar = vobject.readOne(feed.decode())
    read = sorted((event.summary.value, event.dtstart.value.astimezone(datetime.timezone.utc),
                   event.dtend.value.astimezone(datetime.timezone.utc)) for event in calendar.vevent_list)
    assert read == seed_sessions("socitm-2011")


def test_lines_are_folded_and_end_as_the_rfc_says(feed):
    assert feed.endswith(b"END:VCALENDAR\r\n")
    lines = feed.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []
    for line in lines:
        line.decode("utf-8")


def test_a_session_cancelled_by_hand_stays_in_the_feed_and_is_marked(demonstration, tmp_path):
    (tmp_path / "event.csv").write_text("slug,title,kind,zone,first_day,visibility\n"
                                        "two-talks,Two talks,meeting,Europe/London,2027-06-01,published\n")
    (tmp_path / "sessions.csv").write_text("key,title,kind,state,start,end\n"
                                           "first,First talk,talk,confirmed,2027-06-01 10:00,2027-06-01 11:00\n"
                                           "second,Second talk,talk,confirmed,2027-06-01 11:00,2027-06-01 12:00\n")
    demonstration.command("import", "events", tmp_path / "event.csv")
    demonstration.command("import", "sessions", tmp_path / "sessions.csv", "--event", "two-talks", "--release")
    before = feed_of(demonstration, "two-talks")

    organiser = Organiser(demonstration.address).sign_in()
    page = "/admin/e/two-talks/sessions/second"
    assert organiser.post(page + "/cancellation", page, {})[0] == 303
    assert feed_of(demonstration, "two-talks") == before, "a draft is no news"
    releases = "/admin/e/two-talks/agenda/releases"
    assert organiser.post(releases, releases + "/new", {"name": "2"})[0] == 303

    after = feed_of(demonstration, "two-talks")
    assert after["First talk"].to_ical() == before["First talk"].to_ical()
    cancelled = after["Cancelled: Second talk"]
    assert cancelled["STATUS"] == "CANCELLED"
    assert cancelled["UID"] == before["Second talk"]["UID"]
    assert (before["Second talk"]["SEQUENCE"], cancelled["SEQUENCE"]) == (0, 1)
    assert cancelled["DTSTART"].dt == before["Second talk"]["DTSTART"].dt


def feed_of(demonstration, event):
    """The sessions of an event's feed by their titles."""
    with urllib.request.urlopen(f"{demonstration.address}/e/{event}/agenda.ics") as answer:
        calendar = icalendar.Calendar.from_ical(answer.read())
    return {str(session["SUMMARY"]): session for session in calendar.walk("VEVENT")}


def test_the_same_octets_come_twice_and_a_known_tag_gets_304(demonstration, feed):
    with urllib.request.urlopen(demonstration.address + FEED) as answer:
        assert answer.read() == feed
        tag = answer.headers["ETag"]
    request = urllib.request.Request(demonstration.address + FEED, headers={"If-None-Match": f'"other", {tag}'})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    assert refused.value.code == 304
    assert refused.value.read() == b""
    assert refused.value.headers["ETag"] == tag


@pytest.mark.parametrize("path", ["/e/register-roundtables-3/agenda.ics", "/e/register-roundtables-2/agenda.ics",
                                  "/e/register-roundtables-3/agenda.json", "/e/register-roundtables-2"])
def test_drafts_and_private_events_are_not_found(demonstration, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(demonstration.address + path)
    assert refused.value.code == 404


def test_the_calendar_of_all_events_holds_the_published_ones_only(demonstration):
    with urllib.request.urlopen(demonstration.address + "/calendar.ics") as answer:
        calendar = icalendar.Calendar.from_ical(answer.read())
    titles = "\n".join(str(event["SUMMARY"]) + str(event.get("URL", "")) for event in calendar.walk("VEVENT"))
    assert "socitm-2011" in titles
    assert "register-roundtables-1" in titles
    assert "register-roundtables-2" not in titles
    assert "register-roundtables-3" not in titles


def tool(name):
    return str(pathlib.Path(sys.executable).parent / name)


def test_vdirsyncer_subscribes_and_khal_shows_the_local_times(demonstration, tmp_path):
    (tmp_path / "vdirsyncer.ini").write_text(f"""
[general]
status_path = "{tmp_path}/status"
[pair agenda]
a = "calendar"
b = "site"
collections = null
conflict_resolution = "b wins"
[storage calendar]
type = "filesystem"
path = "{tmp_path}/calendar"
fileext = ".ics"
[storage site]
type = "http"
url = "{demonstration.address}{FEED}"
""")
    (tmp_path / "calendar").mkdir()
    vdirsyncer = [tool("vdirsyncer"), "-c", str(tmp_path / "vdirsyncer.ini")]
    subprocess.run([*vdirsyncer, "discover"], check=True, input="y\n", text=True, capture_output=True)

    first = subprocess.run([*vdirsyncer, "sync"], check=True, text=True, capture_output=True)
    files = {file.name: (file.stat().st_mtime_ns, file.read_bytes()) for file in (tmp_path / "calendar").glob("*.ics")}
    assert len(files) == len(seed_sessions("socitm-2011")), first.stderr

    second = subprocess.run([*vdirsyncer, "sync"], check=True, text=True, capture_output=True)
    assert "Copying" not in second.stdout + second.stderr
    assert files == {file.name: (file.stat().st_mtime_ns, file.read_bytes())
                     for file in (tmp_path / "calendar").glob("*.ics")}

    (tmp_path / "khal.conf").write_text(f"""
[calendars]
[[agenda]]
path = {tmp_path}/calendar
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
path = {tmp_path}/khal.db
""")
    listed = subprocess.run(
        [tool("khal"), "-c", str(tmp_path / "khal.conf"), "list", "--notstarted", "--format",
         "{start-time}-{end-time} {title}", "--day-format", "", "2011-11-29", "2d"],
        check=True, text=True, capture_output=True, env={"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    expected = sorted(f"{start.astimezone(LONDON):%H:%M}-{end.astimezone(LONDON):%H:%M} {title}"
                      for title, start, end in seed_sessions("socitm-2011"))
    assert sorted(line.strip() for line in listed.stdout.splitlines() if line.strip()) == expected

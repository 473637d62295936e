"""The agenda as other programs read it: frab's schedule.xml by the rules of its schema, and the changes as Atom."""
import datetime
import re
import urllib.request
import uuid
import xml.etree.ElementTree as ElementTree

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"
# What an event of the schema must have, and what it may have beside; each at most once, in any order.
NEEDED = {"room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug", "track"}
ALLOWED = NEEDED | {"logo", "persons", "language", "description", "recording", "links", "attachments",
                    "video_download_url", "url"}


def read(demonstration, path):
    with urllib.request.urlopen(demonstration.address + path) as answer:
        return answer.headers, ElementTree.fromstring(answer.read())


@pytest.fixture(params=["socitm-2011", "citycamp", "covjam", "pip-2010-09"])
def schedule(request, demonstration):
    headers, root = read(demonstration, f"/e/{request.param}/agenda.xml")
    assert headers["Content-Type"] == "application/xml; charset=utf-8"
    return root


def test_the_schedule_is_built_as_its_schema_says(schedule):
    assert schedule.tag == "schedule"
    names = [child.tag for child in schedule]
    assert names[:3] == ["generator", "version", "conference"]
    assert names[3:] and set(names[3:]) == {"day"}
    conference = {child.tag: child.text for child in schedule.find("conference")}
    assert set(conference) <= {"title", "acronym", "start", "end", "days", "timeslot_duration", "base_url",
                               "time_zone_name"}
    assert conference["title"] and conference["acronym"]
    assert int(conference["days"]) == len(schedule.findall("day"))
    datetime.date.fromisoformat(conference["start"]), datetime.date.fromisoformat(conference["end"])
    assert re.fullmatch(r"https?://.+", conference["base_url"])
    for index, day in enumerate(schedule.findall("day"), start=1):
        assert set(day.attrib) == {"index", "date", "start", "end"} and day.get("index") == str(index)
        start, end = (datetime.datetime.fromisoformat(day.get(name)) for name in ("start", "end"))
        assert start.tzinfo and end.tzinfo and start < end and start.date().isoformat() == day.get("date")
        for room in day:
            # What is in all rooms stands in one of that name, which is none and has no identity.
            assert room.tag == "room" and list(room.attrib) in (["name", "guid"], ["name"]) and len(room) > 0


def test_a_room_has_the_same_identity_on_every_day(schedule):
    rooms = {(room.get("name"), room.get("guid")) for room in schedule.findall("day/room") if "guid" in room.attrib}
    assert rooms
    assert len({name for name, _ in rooms}) == len({guid for _, guid in rooms}) == len(rooms)
    for _, guid in rooms:
        assert str(uuid.UUID(guid)) == guid


def test_every_event_of_the_schedule_keeps_the_rules(schedule):
    events = schedule.findall("day/room/event")
    assert events
    for values in ([event.get("id") for event in events], [event.get("guid") for event in events],
                   [event.find("slug").text for event in events]):
        assert len(set(values)) == len(values)
    for day in schedule.findall("day"):
        for room in day:
            for event in room:
                rules(event, day, room)


def rules(event, day, room):
    names = [child.tag for child in event]
    assert len(set(names)) == len(names) and NEEDED <= set(names) <= ALLOWED
    assert set(event.attrib) == {"id", "guid"} and int(event.get("id")) > 0
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", event.get("guid"))
    assert event.find("room").text == room.get("name")
    date = datetime.datetime.fromisoformat(event.find("date").text)
    assert date.tzinfo and date.strftime("%H:%M") == event.find("start").text
    assert date.date().isoformat() == day.get("date")
    assert re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", event.find("duration").text)
    assert re.fullmatch(r"https?://.+", event.find("url").text)
    assert [child.tag for child in event.find("recording")] == ["license", "optout"]
    assert event.find("recording/optout").text in ("true", "false")
    for person in event.find("persons"):
        assert person.tag == "person" and int(person.get("id")) > 0 and person.text
    for link in event.find("links"):
        assert link.tag == "link" and link.get("href") and link.text


def test_schedule_and_calendar_hold_the_same_sessions(demonstration):
    _, root = read(demonstration, "/e/socitm-2011/agenda.xml")
    with urllib.request.urlopen(demonstration.address + "/e/socitm-2011/agenda.ics") as answer:
        calendar = answer.read().decode()
    uids = {uid.split("@")[0] for uid in re.findall(r"^UID:(.+)\r$", calendar, re.M)}
    assert {event.get("guid") for event in root.findall("day/room/event")} == uids


def test_the_changes_are_an_atom_feed(demonstration):
    headers, feed = read(demonstration, "/e/socitm-2011/agenda/changes.atom")
    assert headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.tag == ATOM + "feed"
    entries = feed.findall(ATOM + "entry")
    assert entries
    for part in [feed, *entries]:
        for name in ("id", "title", "updated"):
            assert len(part.findall(ATOM + name)) == 1 and part.find(ATOM + name).text
        assert datetime.datetime.fromisoformat(part.find(ATOM + "updated").text.replace("Z", "+00:00")).tzinfo
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", part.find(ATOM + "id").text)
    assert feed.find(ATOM + "author/" + ATOM + "name").text
    links = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
    assert links["self"].endswith("/e/socitm-2011/agenda/changes.atom")
    assert links["alternate"].endswith("/e/socitm-2011/agenda/changes")
    assert len({entry.find(ATOM + "id").text for entry in entries} | {feed.find(ATOM + "id").text}) == len(entries) + 1

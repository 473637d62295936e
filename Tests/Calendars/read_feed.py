"""Reads a feed from standard input with icalendar and with vobject, each by the VTIMEZONEs that the feed holds, and
prints what each of them saw as JSON: UID, start and end in UTC, title, description."""
import datetime
import json
import sys

import icalendar
import vobject

UTC = datetime.timezone.utc
feed = sys.stdin.buffer.read()


def text(moment):
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def by_icalendar():
    calendar = icalendar.Calendar.from_ical(feed)
    zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}

    def instant(property):
        zone = property.params.get("TZID")
        return text(property.dt.replace(tzinfo=zones[zone]) if zone else property.dt)

    return sorted([str(event["UID"]), instant(event["DTSTART"]), instant(event["DTEND"]), str(event["SUMMARY"]),
                   str(event["DESCRIPTION"])] for event in calendar.walk("VEVENT"))


def by_vobject():
    calendar = vobject.readOne(feed.decode("utf-8"))
    return sorted([event.uid.value, text(event.dtstart.value), text(event.dtend.value), event.summary.value,
                   event.description.value] for event in calendar.vevent_list)


json.dump({"icalendar": by_icalendar(), "vobject": by_vobject()}, sys.stdout)

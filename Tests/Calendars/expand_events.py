"""Reads a calendar from standard input and prints the start of each event between two days (FIRST LAST, 2011-11-29), as
recurring-ical-events and icalendar see them: `UID start end`, times in UTC, days as they are; sorted."""
import datetime
import json
import sys

import icalendar
import recurring_ical_events

UTC = datetime.timezone.utc


def text(moment):
    if isinstance(moment, datetime.datetime):
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.isoformat()


first, last = (datetime.date.fromisoformat(argument) for argument in sys.argv[1:3])
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
events = recurring_ical_events.of(calendar).between(first, last)
json.dump(sorted(f"{event['UID']} {text(event.start)} {text(event.end)}" for event in events), sys.stdout)

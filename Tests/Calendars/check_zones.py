"""Reads a calendar from standard input and holds each of its VTIMEZONEs against Python's own zone database, between the
first and the last instant of its events: FIRST LAST (seconds since 1970). Prints as JSON how many zones there are, how many
changes were compared, and what differs."""
import bisect
import datetime
import json
import sys
import zoneinfo

import icalendar
from dateutil import rrule

UTC = datetime.timezone.utc
DAY = 86_400


def seconds(naive, offset):
    """The instant at which a clock with this offset shows a time."""
    return int(naive.replace(tzinfo=UTC).timestamp() - offset.total_seconds())


def onsets(definition, last):
    """(instant, offset from then on), as RFC 5545 says: an onset is by the clock before it."""
    found = []
    end = datetime.datetime.fromtimestamp(last + 2 * DAY, UTC).replace(tzinfo=None)
    for part in definition.subcomponents:
        before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        start = part["DTSTART"].dt
        times = [start]
        if "RRULE" in part:
            rule = rrule.rrulestr(part["RRULE"].to_ical().decode(), dtstart=start)
            times = rule.between(start, end, inc=True)
            assert not times or times[0] == start, "DTSTART is not on its own rule"
        found += [(seconds(time, before), int(after.total_seconds())) for time in times]
    return sorted(found)


def offset_at(zone, moment):
    return int(datetime.datetime.fromtimestamp(moment, zone).utcoffset().total_seconds())


def changes(zone, first, last):
    """The instants at which the zone's offset changes, found by looking at every other day and then closer."""
    found = []
    low, before = first, offset_at(zone, first)
    while low < last:
        high = min(low + 2 * DAY, last)
        after = offset_at(zone, high)
        if after != before:
            left, right = low, high
            while right - left > 1:
                middle = (left + right) // 2
                if offset_at(zone, middle) == before:
                    left = middle
                else:
                    right = middle
            found.append(right)
        low, before = high, after
    return found


def compare(definition, first, last):
    """The instants that were looked at, and those at which the two differ."""
    zone = zoneinfo.ZoneInfo(str(definition["TZID"]))
    table = onsets(definition, last)
    instants = [instant for instant, _ in table]
    moments = {first, last}
    for change in changes(zone, first, last) + instants:
        moments |= {change - 1, change}
    moments = {moment for moment in moments if first <= moment <= last}
    wrong = []
    for moment in sorted(moments):
        place = bisect.bisect_right(instants, moment) - 1
        if place < 0 or table[place][1] != offset_at(zone, moment):
            wrong.append(f"{definition['TZID']} {datetime.datetime.fromtimestamp(moment, UTC).isoformat()}")
    return len(moments), wrong


def main():
    first, last = (int(argument) for argument in sys.argv[1:3])
    calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
    zones = calendar.walk("VTIMEZONE")
    results = [compare(zone, first, last) for zone in zones]
    json.dump({"zones": len(zones), "moments": sum(count for count, _ in results),
               "wrong": [text for _, wrong in results for text in wrong][:50]}, sys.stdout)


main()

#!/usr/bin/env python3
"""Writes an event of the size of LGfL's admissions round: 225,000 people, each a row of attendees.csv, 36 MB of twelve columns.

    Tests/Bench/make_lgfl_admissions.py FOLDER [--people 225000]

makes FOLDER/event.csv and FOLDER/attendees.csv for `roundtable import`. The same number gives the same bytes on every
machine. Nobody in it is real: a person is a part in the round, a number, and an address under example.org.
"""
import argparse
import csv
import pathlib

EVENT = ["lgfl-admissions", "Admissions round", "meeting", "Europe/London", "2011-09-01", "2011-10-31", "", "London", "",
         "private", "closed", "", "Everyone in one year's school admissions round, for load."]
PARTS = ["Parent", "Carer", "Governor", "Admissions officer", "School secretary"]
STATUSES = ["accepted", "accepted", "accepted", "applied", "invited", "waitlisted", "declined", "cancelled"]
CATEGORIES = ["delegate"] * 8 + ["staff", "guest"]
SENIORITIES = ["senior", "head of department", "member", "officer", "director"]
TAGS = ["round 1; paper", "round 1; online", "round 2; online", "appeal"]
DIETS = ["", "", "", "vegetarian", "vegan", "halal", "no nuts"]


def spread(number, salt, size):
    """A choice that looks random and is the same everywhere: the finaliser of MurmurHash3 over number and salt."""
    bits = (number * 16 + salt) & 0xFFFFFFFF
    bits = (bits ^ bits >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    bits = (bits ^ bits >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return (bits ^ bits >> 16) * size >> 32


def rows(people):
    for number in range(1, people + 1):
        part = PARTS[spread(number, 1, len(PARTS))]
        borough = 1 + spread(number, 2, 33)
        school = 1 + spread(number, 3, 2400)
        yield [f"person{number:06}@borough-{borough}.example.org", f"{part} {number:06}", f"School {school}", part,
               "education", SENIORITIES[spread(number, 6, len(SENIORITIES))], f"Borough {borough}",
               TAGS[spread(number, 7, len(TAGS))], CATEGORIES[spread(number, 4, len(CATEGORIES))],
               STATUSES[spread(number, 5, len(STATUSES))], DIETS[spread(number, 8, len(DIETS))],
               f"wrote in on day {1 + spread(number, 9, 60)}"]


def write(folder, people):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "event.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("slug,title,kind,zone,first_day,last_day,venue,address,capacity,visibility,registration,series,"
                        "summary".split(","))
        writer.writerow(EVENT)
    with open(folder / "attendees.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("email,name,organisation,job_title,sector,seniority,region,tags,category,status,dietary,note"
                        .split(","))
        writer.writerows(rows(people))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--people", type=int, default=225_000)
    options = parser.parse_args()
    write(options.folder, options.people)

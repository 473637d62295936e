"""What the database holds while it is measured: a real conference, two made ones, and an event of very many people."""
import re
import shutil
import urllib.parse

import make_lgfl_admissions
from demonstration import EMAIL, PASSWORD, ROOT

LETTERS = 1024
# Makes an agenda page of 100 KB.
LARGE = 220


def fill(installation, people):
    installation.command("migrate")
    installation.command("administrator", "add", EMAIL, "--name", "Bench", "--password-stdin", input=PASSWORD + "\n")
    admissions = installation.folder / "lgfl-admissions"
    make_lgfl_admissions.write(admissions, people)
    for folder in [ROOT / "seeds" / "socitm-2011", conference(installation.folder, "two-hundred", 200),
                   conference(installation.folder, "three-hundred", LARGE), admissions]:
        installation.command("import", "programme", folder, "--release")


def conference(parent, slug, sessions):
    """A folder for `roundtable import programme`: eight rooms, forty sessions a day, a speaker each."""
    folder = parent / slug
    folder.mkdir()
    days = (sessions + 39) // 40
    folder.joinpath("event.csv").write_text(
        "slug,title,kind,zone,first_day,last_day,visibility,registration\n"
        f"{slug},A conference of {sessions} sessions,conference,Europe/London,2027-05-04,2027-05-{3 + days:02},"
        "published,closed\n")
    folder.joinpath("rooms.csv").write_text("name,capacity\n" + "".join(f"Room {n},{n * 20}\n" for n in range(1, 9)))
    folder.joinpath("tracks.csv").write_text("name,colour\nOne,#0B5D4E\nTwo,#0A5A78\n")
    folder.joinpath("sessions.csv").write_text("key,title,kind,state,track,room,start,end\n" + "".join(
        f"s{n},Session number {n} about one thing and another,talk,confirmed,{['One', 'Two'][n % 2]},Room {n % 8 + 1},"
        f"2027-05-{4 + n // 40:02} {9 + n % 40 // 8:02}:00,2027-05-{4 + n // 40:02} {9 + n % 40 // 8:02}:45\n"
        for n in range(sessions)))
    folder.joinpath("speakers.csv").write_text("session,name,email,organisation,role,position\n" + "".join(
        f"s{n},Speaker {n},speaker{n}@example.org,Organisation {n % 30},speaker,1\n" for n in range(sessions)))
    return folder


def resources(folder):
    """The program's static files and one more, of letters: what the other two servers send, too."""
    copy = folder / "Resources"
    shutil.copytree(ROOT / "Resources", copy)
    copy.joinpath("static", "letters.txt").write_text("x" * LETTERS)
    return copy


def saving(organiser, folder):
    """A script for wrk that saves one attendee of fifty after the other, as the form does, each time with another note
    about food, so that each is a row that changes. Returns the script's file and a look at what is saved."""
    listed = "/admin/e/lgfl-admissions/attendees"
    status, _, text = organiser.get(listed)
    paths = sorted(set(re.findall(rf'href="({listed}/[^"/?]+)"', text)) - {f"{listed}/new"})
    if status != 200 or len(paths) < 50:
        raise SystemExit(f"bench: {listed} answered {status} with {len(paths)} attendees")
    token = organiser.token(organiser.get(paths[0] + "/edit")[2])
    status, _, text = organiser.post_with(token, paths[0], {"dietary": "tried once"})
    if status != 303:
        raise SystemExit(f"bench: {paths[0]} could not be saved: {status}\n{text[:2000]}")
    script = folder / "saving.lua"
    script.write_text(f"""
        local paths = {{ {", ".join(f'"{path}"' for path in paths)} }}
        local count = 0
        wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
        wrk.headers["Origin"] = "{organiser.address}"
        request = function()
            count = count + 1
            return wrk.format("POST", paths[count % #paths + 1], nil,
                "csrf_token={urllib.parse.quote(token)}&dietary=saved+" .. os.time() .. "+" .. count)
        end
    """)
    return str(script), lambda: sum("saved " in organiser.get(path)[2] for path in paths[:5]) == 5

"""How fast the grid editor is: an agenda of 1,000 sessions in Chromium, 20 drags by real pointer input on a day, from the
moment of the drop until what it makes wrong is painted. `make bench-grid`.

    Tests/Bench/grid.py PROGRAM
"""
import argparse
import pathlib
import random
import shutil
import statistics
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright  # noqa: E402

from demonstration import EMAIL, PASSWORD, Roundtable  # noqa: E402

ROOMS = 8
# Sessions of a day, and minutes of each; the first is as full as a day with eight rooms can be. The rest wait.
DAYS = {"2027-05-04": (400, 15), "2027-05-05": (160, 30), "2027-05-06": (200, 25), "2027-05-07": (200, 25)}
WAITING = 40
DRAGS = 20
DAYS_MEASURED = ["2027-05-05", "2027-05-04"]

WATCH = """() => {
    window.drops = [];
    let dropped = 0;
    addEventListener("pointerup", (event) => (dropped = event.timeStamp), { capture: true });
    document.querySelector("[data-editor]").addEventListener("agenda-settled", () => {
        const since = dropped;
        // A task after the next frame: what was changed is on the screen by then.
        requestAnimationFrame(() => setTimeout(() => {
            const answer = performance.getEntriesByType("resource").filter((entry) => entry.name.endsWith("slot.json")).at(-1);
            drops.push({ painted: performance.now() - since, server: answer.responseEnd - answer.requestStart, bytes: answer.encodedBodySize });
        }));
    });
}"""


def conference(folder):
    """1,000 sessions with two speakers and a track each; one in ten begins late and meets the next."""
    chance = random.Random(2011)
    folder.mkdir()
    days = list(DAYS)
    folder.joinpath("event.csv").write_text(
        "slug,title,kind,zone,first_day,last_day,visibility,registration\n"
        f"bench,A conference of 1000 sessions,conference,Europe/London,{days[0]},{days[-1]},draft,closed\n")
    folder.joinpath("rooms.csv").write_text("name,capacity\n" + "".join(f"Room {n},100\n" for n in range(1, ROOMS + 1)))
    folder.joinpath("tracks.csv").write_text("name,colour\n" + "".join(f"Track {n},#0B5D4E\n" for n in range(1, 9)))
    rows, speakers = [], []
    clock = lambda day, minute: f"{day} {minute // 60:02}:{minute % 60:02}"
    for day, (count, minutes) in DAYS.items():
        for number in range(count):
            start = 8 * 60 + number // ROOMS * minutes + (5 if chance.random() < 0.1 else 0)
            rows.append((f"Room {number % ROOMS + 1}", clock(day, start), clock(day, start + minutes)))
    rows += [("", "", "")] * WAITING
    for number, (room, start, end) in enumerate(rows):
        for position, person in enumerate(chance.sample(range(600), 2), 1):
            speakers.append(f"s{number},Speaker {person},speaker{person}@example.org,Organisation {person % 30},speaker,{position}\n")
    folder.joinpath("sessions.csv").write_text("key,title,kind,state,track,room,start,end\n" + "".join(
        f"s{number},Session {number} about one thing and another,talk,confirmed,Track {chance.randrange(8) + 1},{room},{start},{end}\n"
        for number, (room, start, end) in enumerate(rows)))
    folder.joinpath("speakers.csv").write_text("session,name,email,organisation,role,position\n" + "".join(speakers))
    assert len(rows) == 1000
    return folder


def drag(page, chance):
    """Carries a card that is in sight to another place in sight."""
    boxes = page.evaluate("""() => {
        const pane = document.querySelector(".board").getBoundingClientRect();
        return [...document.querySelectorAll(".grid [data-session]")].map((card) => card.getBoundingClientRect())
            .filter((box) => box.top > Math.max(0, pane.top) + 120 && box.bottom < Math.min(innerHeight, pane.bottom) - 120)
            .map((box) => [box.left + box.width / 2, box.top + 6]);
    }""")
    (x, y), (to_x, to_y) = chance.sample(boxes, 2)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(to_x, to_y + chance.choice([0, 12, 24]), steps=8)
    page.mouse.up()


def measure(page, address, day):
    """What 20 drags on a day took, after two that nobody counts."""
    chance = random.Random(day)
    page.goto(f"{address}/admin/e/bench/agenda?day={day}")
    page.locator(".board").scroll_into_view_if_needed()
    page.locator(".board").evaluate("pane => pane.scrollTo(0, pane.scrollHeight / 3)")
    page.evaluate(WATCH)
    cards = page.locator(".grid [data-session]").count()
    while page.evaluate("drops.length") < DRAGS + 2:
        done = page.evaluate("drops.length")
        drag(page, chance)
        try:
            page.wait_for_function(f"drops.length > {done}", timeout=3000)
        except Exception:
            # Put down where it was picked up: nothing was to be stored.
            continue
    return cards, page.evaluate("drops.slice(2)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="roundtable-") as folder, sync_playwright() as playwright:
        installation = Roundtable(options.program, folder)
        installation.command("migrate")
        installation.add_organiser()
        installation.command("import", "programme", conference(pathlib.Path(folder) / "programme"))
        installation.start()
        try:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_context(locale="en-GB", viewport={"width": 1600, "height": 1000}).new_page()
            page.goto(installation.address + "/admin/sign-in")
            page.get_by_label("E-mail").fill(EMAIL)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(installation.address + "/admin")
            print("| day | sessions shown | conflicts | drop to painted, median | worst | of it the server, median | answer |")
            print("| --- | ---: | --- | ---: | ---: | ---: | ---: |")
            for day in DAYS_MEASURED:
                cards, drops = measure(page, installation.address, day)
                summary = page.locator("a[href$='/agenda/conflicts']").inner_text()
                painted = [drop["painted"] for drop in drops]
                server = statistics.median(drop["server"] for drop in drops)
                print(f"| {day} | {cards} | {summary} | {statistics.median(painted):.0f} ms | {max(painted):.0f} ms "
                      f"| {server:.0f} ms | {statistics.median(drop['bytes'] for drop in drops) / 1024:.1f} KiB |")
            browser.close()
        finally:
            installation.stop()


if __name__ == "__main__":
    main()

"""The grid editor of the agenda in a real browser: by pointer, by touch, by key, without JavaScript, and two at once."""
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from complaints import Complaints
from demonstration import EMAIL, PASSWORD

DAY, NEXT_DAY = "2027-05-04", "2027-05-05"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SESSIONS = [
    # key, title, room, start, end
    ("opening", "Opening", "Hall", "09:00", "09:30"),
    ("water", "Water", "Hall", "10:00", "11:00"),
    ("roads", "Roads", "Library", "10:00", "10:45"),
    ("light", "Light", "Garden", "10:00", "10:20"),
]
WAITING = [("bridges", "Bridges"), ("parks", "Parks")]


def conference(folder, slug):
    """A programme of its own for each test: three rooms, two days, sessions that stand and sessions that wait."""
    folder.mkdir()
    folder.joinpath("event.csv").write_text(
        "slug,title,kind,zone,first_day,last_day,visibility,registration\n"
        f"{slug},City conference,conference,Europe/London,{DAY},{NEXT_DAY},draft,closed\n")
    folder.joinpath("rooms.csv").write_text("name,capacity\nHall,200\nLibrary,40\nGarden,30\n")
    rows = [f"{key},{title},talk,confirmed,{room},{DAY} {start},{DAY} {end}" for key, title, room, start, end in SESSIONS]
    rows += [f"{key},{title},talk,confirmed,,," for key, title in WAITING]
    folder.joinpath("sessions.csv").write_text("key,title,kind,state,room,start,end\n" + "\n".join(rows) + "\n")
    folder.joinpath("speakers.csv").write_text(
        "session,name,email,organisation,role,position\n"
        "water,Anna Reed,anna@example.org,City,speaker,1\nroads,Ben Moss,ben@example.org,City,speaker,1\n")
    return folder


class Page:
    """An organiser at the editor of an event."""

    def __init__(self, browser, address, slug, day=DAY, **window):
        self.context = browser.new_context(locale="en-GB", **{"viewport": {"width": 1280, "height": 1000}, **window})
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.complaints = Complaints()
        self.complaints.listen(self.page)
        self.page.goto(address + "/admin/sign-in")
        self.page.get_by_label("E-mail").fill(EMAIL)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(address + "/admin")
        self.address = f"{address}/admin/e/{slug}/agenda?day={day}"
        self.page.goto(self.address)
        self.told = self.page.locator(".editor-told")

    def card(self, key):
        return self.page.locator(f"[data-session={key}]")

    def placed(self, key):
        return self.page.locator(f".grid [data-session={key}]")

    def waiting(self, key):
        return self.page.locator(f".waiting-list [data-session={key}]")

    def when(self, key):
        return self.card(key).locator(".slot-when")

    def point(self, room, time):
        """Where a room's column is at a time, scrolled into view."""
        return self.page.evaluate("""([room, time]) => {
            const [hour, minute] = time.split(":").map(Number);
            const pane = document.querySelector(".board");
            const heads = [...document.querySelectorAll(".board-room")];
            const head = heads.find((head) => head.textContent === room).getBoundingClientRect();
            const first = document.querySelector(".board-hour").getBoundingClientRect();
            const second = document.querySelectorAll(".board-hour")[1].getBoundingClientRect();
            const named = {midday: 12, midnight: 0};
            const text = document.querySelector(".board-hour").textContent;
            const origin = named[text] ?? (parseInt(text) % 12) + (text.endsWith("pm") ? 12 : 0);
            const y = first.top + (hour + minute / 60 - origin) * (second.top - first.top);
            return [head.left + head.width / 2, y];
        }""", [room, time])

    def grip(self, key):
        """A point near a card's upper edge, and how far below the edge it is."""
        self.card(key).scroll_into_view_if_needed()
        box = self.card(key).bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + 6, 6

    def drag(self, key, room, time):
        x, y, below = self.grip(key)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.carry(room, time, below + 2)
        self.page.mouse.up()

    def carry(self, room, time, below):
        """Goes with the pointer to a place; the board scrolls by itself near its edges, so the place may move away."""
        height = self.page.viewport_size["height"]
        for _ in range(100):
            x, y = self.point(room, time)
            self.page.mouse.move(x, min(max(y + below, 2), height - 2), steps=4)
            self.page.wait_for_timeout(40)
            if self.point(room, time) == [x, y] and 0 < y + below < height:
                return
        raise AssertionError(f"{room} at {time} is never reached")

    def drag_to(self, key, locator):
        x, y, _ = self.grip(key)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        box = locator.bounding_box()
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=6)
        self.page.mouse.up()

    def stored(self, key):
        """The slot as the form of the session shows it, read beside the page."""
        page = self.context.new_page()
        page.goto(self.address.split("?")[0] + f"/{key}/slot")
        slot = [page.locator(f"main [name={name}]").first.input_value() for name in ("day", "start", "end", "room")]
        page.close()
        return slot


@pytest.fixture
def slug(demonstration, tmp_path, request):
    name = "editor" + re.sub(r"[\W_]+", "-", request.node.name.lower().removeprefix("test"))[:40].rstrip("-")
    demonstration.command("import", "programme", conference(tmp_path / "programme", name))
    return name


@pytest.fixture
def organiser(chromium, demonstration, slug):
    page = Page(chromium, demonstration.address, slug)
    yield page
    page.context.close()
    assert page.complaints == []


def test_a_session_is_dragged_from_the_unscheduled_ones_to_a_room_and_a_time(organiser):
    organiser.drag("bridges", "Library", "14:00")
    expect(organiser.placed("bridges")).to_be_visible()
    expect(organiser.when("bridges")).to_have_text("2pm to 2:45pm, Library")
    expect(organiser.told).to_contain_text("Bridges is now on Tuesday 4 May, 2pm to 2:45pm, Library.")
    expect(organiser.page.locator(".waiting .count")).to_have_text("1")
    expect(organiser.card("bridges").get_by_role("link", name="Move")).to_have_count(1)
    expect(organiser.page.locator("a[href$='/agenda/releases']")).to_have_text("Releases: 5 changes to come")
    assert organiser.stored("bridges") == [DAY, "14:00", "14:45", "Library"]


def test_a_session_is_dragged_to_another_room_and_time_and_stays_there_after_a_reload(organiser):
    organiser.drag("water", "Garden", "13:35")
    expect(organiser.told).to_contain_text("1:35pm to 2:35pm, Garden")
    organiser.page.reload()
    expect(organiser.when("water")).to_have_text("1:35pm to 2:35pm, Garden")
    expect(organiser.placed("water")).to_have_attribute("data-room", "2")


def test_the_lower_edge_makes_a_session_longer(organiser):
    box = organiser.card("roads").bounding_box()
    x = box["x"] + box["width"] / 2
    organiser.page.mouse.move(x, box["y"] + box["height"] - 3)
    organiser.page.mouse.down()
    organiser.page.mouse.move(x, organiser.point("Library", "11:15")[1], steps=5)
    organiser.page.mouse.up()
    expect(organiser.when("roads")).to_have_text("10am to 11:15am, Library")
    assert organiser.stored("roads") == [DAY, "10:00", "11:15", "Library"]


def test_a_session_that_is_dropped_on_the_unscheduled_ones_loses_its_place(organiser):
    organiser.drag_to("light", organiser.page.locator(".waiting"))
    expect(organiser.waiting("light")).to_be_visible()
    expect(organiser.told).to_have_text("Light is unscheduled.")
    expect(organiser.when("light")).to_have_text("Talk, 45 minutes")
    expect(organiser.card("light").get_by_role("link", name="Place")).to_have_count(1)
    organiser.page.reload()
    expect(organiser.waiting("light")).to_be_visible()


def test_a_session_that_is_dropped_on_another_day_is_there_at_the_same_time(organiser):
    organiser.drag_to("roads", organiser.page.get_by_role("link", name="Wednesday 5 May"))
    expect(organiser.card("roads")).to_have_count(0)
    assert organiser.stored("roads") == [NEXT_DAY, "10:00", "10:45", "Library"]
    organiser.page.get_by_role("button", name="Undo").click()
    expect(organiser.placed("roads")).to_be_visible()
    assert organiser.stored("roads") == [DAY, "10:00", "10:45", "Library"]
    organiser.page.get_by_role("button", name="Redo").click()
    expect(organiser.card("roads")).to_have_count(0)
    assert organiser.stored("roads") == [NEXT_DAY, "10:00", "10:45", "Library"]


def test_the_ghost_says_where_the_session_would_go_and_escape_puts_it_back(organiser):
    page = organiser.page
    x, y, _ = organiser.grip("water")
    page.mouse.move(x, y)
    page.mouse.down()
    organiser.carry("Library", "13:00", 8)
    ghost = page.locator(".board-ghost")
    expect(ghost).to_have_text("1pm to 2pm, Library")
    expect(ghost).not_to_have_class(re.compile("taken"))
    organiser.carry("Library", "10:20", 8)
    expect(ghost).to_have_class(re.compile("taken"))
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(ghost).to_be_hidden()
    expect(organiser.told).to_have_text("“Water” is back where it was: 10am to 11am, Hall.")
    assert organiser.stored("water") == [DAY, "10:00", "11:00", "Hall"]


def test_conflict_marks_come_with_the_drop_and_go_with_the_next(organiser):
    summary = organiser.page.locator("a[href$='/agenda/conflicts']")
    expect(summary).to_have_text("No conflicts")
    expect(organiser.page.locator("a[href$='/agenda/releases']")).to_have_text("Releases: 4 changes to come")
    organiser.drag("light", "Hall", "10:30")
    for key in ("light", "water"):
        expect(organiser.card(key)).to_have_attribute("data-severity", "error")
        expect(organiser.card(key).locator(".slot-mark")).to_have_text("Conflict")
    expect(summary).to_have_text("1 error")
    expect(organiser.told).to_contain_text("“Water” and “Light” are in Hall at the same time.")
    organiser.drag("light", "Garden", "10:30")
    for key in ("light", "water"):
        expect(organiser.card(key).locator(".slot-mark")).to_be_empty()
    expect(summary).to_have_text("No conflicts")


def test_moves_are_undone_and_done_again(organiser):
    undo, redo = (organiser.page.get_by_role("button", name=name, exact=True) for name in ("Undo", "Redo"))
    expect(undo).to_be_disabled()
    organiser.drag("water", "Garden", "13:00")
    expect(organiser.when("water")).to_have_text("1pm to 2pm, Garden")
    organiser.drag("bridges", "Library", "14:00")
    expect(organiser.when("bridges")).to_have_text("2pm to 2:45pm, Library")
    undo.click()
    expect(organiser.waiting("bridges")).to_be_visible()
    organiser.page.keyboard.press("Control+z")
    expect(organiser.when("water")).to_have_text("10am to 11am, Hall")
    expect(undo).to_be_disabled()
    organiser.page.keyboard.press("Control+Shift+z")
    expect(organiser.when("water")).to_have_text("1pm to 2pm, Garden")
    organiser.page.keyboard.press("Control+y")
    expect(organiser.placed("bridges")).to_be_visible()
    expect(redo).to_be_disabled()
    assert organiser.stored("bridges") == [DAY, "14:00", "14:45", "Library"]


def test_a_session_is_moved_by_keyboard_alone_and_the_page_says_where_it_is(organiser):
    page = organiser.page
    organiser.card("roads").focus()
    page.keyboard.press("Enter")
    expect(organiser.told).to_have_text("Picked up “Roads”: 10am to 10:45am, Library.")
    page.keyboard.press("ArrowDown")
    expect(organiser.told).to_have_text("10:05am to 10:50am, Library")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("ArrowLeft")
    expect(organiser.told).to_have_text("10:35am to 11:20am, Hall: taken")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    expect(organiser.told).to_have_text("10:35am to 11:25am, Garden")
    page.keyboard.press("Enter")
    expect(organiser.when("roads")).to_have_text("10:35am to 11:25am, Garden")
    expect(organiser.card("roads")).to_be_focused()
    # The card is there at once; what the server says of it would be read after what follows.
    expect(organiser.told).to_contain_text("is now on")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(organiser.told).to_contain_text("is back where it was: 10:35am to 11:25am, Garden.")
    page.keyboard.press("Delete")
    expect(organiser.waiting("roads")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(organiser.placed("roads")).to_be_focused()
    assert organiser.stored("roads")[0] == DAY


def test_with_single_keys_switched_off_delete_alone_does_nothing(organiser):
    organiser.page.evaluate("localStorage.setItem('keys-off', '1')")
    organiser.card("roads").focus()
    organiser.page.keyboard.press("Delete")
    organiser.page.keyboard.press("Enter")
    expect(organiser.told).to_contain_text("Picked up")
    organiser.page.keyboard.press("Escape")
    assert organiser.stored("roads") == [DAY, "10:00", "10:45", "Library"]


def test_arrows_go_from_card_to_card(organiser):
    organiser.card("water").focus()
    for key, there in [("ArrowRight", "roads"), ("ArrowRight", "light"), ("ArrowLeft", "roads"), ("ArrowLeft", "water"), ("ArrowUp", "opening")]:
        organiser.page.keyboard.press(key)
        expect(organiser.card(there)).to_be_focused()
    expect(organiser.card("opening")).to_have_accessible_name("Opening, 9am to 9:30am, Hall")
    expect(organiser.card("opening")).to_have_accessible_description(re.compile("Enter picks it up"))


def test_a_day_that_comes_as_a_list_is_edited_all_the_same(demonstration, tmp_path, slug, organiser):
    """A session until the next evening needs more rows than the plain grid has."""
    night = tmp_path / "night.csv"
    night.write_text(f"key,title,kind,state,room,start,end\nnight,Night,workshop,confirmed,Garden,{DAY} 18:00,{NEXT_DAY} 18:00\n")
    demonstration.command("import", "sessions", night, "--event", slug)
    organiser.page.reload()
    expect(organiser.placed("night")).to_be_visible()
    organiser.drag("water", "Library", "13:00")
    expect(organiser.when("water")).to_have_text("1pm to 2pm, Library")
    organiser.card("night").focus()
    organiser.page.keyboard.press("Enter")
    organiser.page.keyboard.press("ArrowDown")
    organiser.page.keyboard.press("Enter")
    expect(organiser.told).to_contain_text("6:05pm to Wednesday 5 May, 6:05pm, Garden")
    assert organiser.stored("night")[:2] == [DAY, "18:05"]


def test_two_organisers_do_not_overwrite_each_other(chromium, demonstration, slug, organiser):
    other = Page(chromium, demonstration.address, slug)
    organiser.drag("water", "Garden", "13:00")
    expect(organiser.told).to_contain_text("1pm to 2pm, Garden")
    other.drag("water", "Library", "15:00")
    expect(other.told).to_have_text(
        "Test Organiser changed “Water” meanwhile: it is on Tuesday 4 May, 1pm to 2pm, Garden. Nothing was overwritten.")
    expect(other.when("water")).to_have_text("1pm to 2pm, Garden")
    assert other.stored("water") == [DAY, "13:00", "14:00", "Garden"]
    # Having seen it, the other may move it; and what was undone would be somebody else's, so it is not.
    other.drag("water", "Library", "15:00")
    expect(other.told).to_contain_text("3pm to 4pm, Library")
    organiser.drag("light", "Garden", "16:00")
    expect(organiser.told).to_contain_text("Somebody else changed: Water.")
    expect(organiser.when("water")).to_have_text("3pm to 4pm, Library")
    organiser.page.keyboard.press("Control+z")
    expect(organiser.when("light")).to_have_text("10am to 10:20am, Garden")
    organiser.page.keyboard.press("Control+z")
    expect(organiser.told).to_contain_text("Somebody else moved “Water” meanwhile, so nothing was undone.")
    assert organiser.stored("water") == [DAY, "15:00", "16:00", "Library"]
    assert other.complaints == []
    other.context.close()


def test_what_others_do_is_seen_without_a_move_of_ones_own(chromium, demonstration, slug, organiser):
    other = Page(chromium, demonstration.address, slug)
    organiser.drag("parks", "Library", "15:00")
    # The card is there at once; what is told is stored.
    expect(organiser.told).to_contain_text("Parks is now on")
    other.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(other.placed("parks")).to_be_visible()
    expect(other.told).to_have_text("Somebody else changed: Parks.")
    with other.page.expect_response(re.compile("state.json")) as answers:
        other.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert answers.value.status == 304
    other.context.close()


def test_whoever_is_signed_out_is_told_and_led_to_the_sign_in(organiser):
    organiser.context.clear_cookies()
    organiser.drag("water", "Garden", "13:00")
    alert = organiser.page.locator(".editor-alert")
    expect(alert).to_contain_text("You are signed out, so your last move was not stored.")
    expect(organiser.when("water")).to_have_text("10am to 11am, Hall")
    alert.get_by_role("link", name="Sign in again").click()
    organiser.page.wait_for_url(re.compile("/admin/sign-in\\?next="))


def test_without_a_connection_a_session_goes_back(organiser):
    organiser.context.set_offline(True)
    organiser.drag("water", "Garden", "13:00")
    expect(organiser.told).to_have_text("The server cannot be reached, so “Water” is back where it was.")
    expect(organiser.when("water")).to_have_text("10am to 11am, Hall")
    organiser.context.set_offline(False)
    organiser.complaints.clear()


def finger(page):
    """A finger, by the browser's own protocol: a function of what it does and where."""
    session = page.context.new_cdp_session(page)
    return lambda kind, *points: session.send(
        "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})


def test_on_a_phone_a_finger_that_holds_carries_a_session_and_one_that_moves_scrolls(chromium, demonstration, slug):
    phone = Page(chromium, demonstration.address, slug, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page, touch = phone.page, finger(phone.page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    page.locator(".board").scroll_into_view_if_needed()
    x, y, below = phone.grip("water")
    touch("touchStart", (x, y))
    page.wait_for_timeout(600)
    expect(phone.card("water")).to_have_class(re.compile("held"))
    to_x, to_y = phone.point("Hall", "11:00")
    for step in range(1, 6):
        touch("touchMove", (x + (to_x - x) * step / 5, y + (to_y + below - y) * step / 5))
    touch("touchEnd")
    expect(phone.when("water")).to_have_text("11am to midday, Hall")
    x, y, _ = phone.grip("water")
    touch("touchStart", (x, y))
    touch("touchMove", (x, y - 60))
    expect(phone.page.locator(".held")).to_have_count(0)
    touch("touchEnd")
    assert phone.stored("water") == [DAY, "11:00", "12:00", "Hall"]
    assert phone.complaints == []
    phone.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_after_edits(organiser, scheme):
    organiser.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    organiser.drag("light", "Hall", "10:30")
    expect(organiser.card("light")).to_have_attribute("data-severity", "error")
    organiser.drag("bridges", "Library", "14:00")
    expect(organiser.placed("bridges")).to_be_visible()
    organiser.page.get_by_text("How to move sessions").click()
    found = Axe().run(organiser.page, options=RULES).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == []


SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
        + "p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets.push(sheet);
}"""
CUT_OFF = """card => [card, ...card.querySelectorAll("h3, p")].filter((part) => getComputedStyle(part).overflowY !== "visible"
    && part.scrollHeight > part.clientHeight + 1).map((part) => part.outerHTML)"""


@pytest.mark.parametrize("spaced", [False, True], ids=["as it is", "with wide spacing"])
def test_a_card_that_is_too_small_for_its_text_shows_it_all_when_opened(organiser, spaced):
    if spaced:
        organiser.page.evaluate(SPACED)
    light = organiser.card("light")
    light.focus()
    organiser.page.keyboard.press("ArrowLeft")
    organiser.page.keyboard.press("ArrowRight")
    expect(light).to_be_focused()
    assert light.evaluate(CUT_OFF) == []
    expect(light.get_by_role("link", name="Move")).to_be_in_viewport()
    organiser.page.keyboard.press("ArrowLeft")
    expect(light).not_to_have_class(re.compile("open"))
    light.click(position={"x": 60, "y": 24})
    expect(light).to_have_class(re.compile("open"))
    assert light.evaluate(CUT_OFF) == []
    with organiser.page.expect_navigation():
        light.get_by_role("link", name="Move").click()


def test_nothing_jumps_when_the_page_is_loaded(organiser):
    organiser.page.goto("about:blank")
    organiser.page.goto(organiser.address)
    shift = organiser.page.evaluate("""() => new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
            .observe({type: "layout-shift", buffered: true});
        setTimeout(() => resolve(sum), 500);
    })""")
    assert shift < 0.01


def test_without_javascript_sessions_are_placed_moved_and_taken_off_by_forms(chromium, demonstration, slug):
    plain = Page(chromium, demonstration.address, slug, java_script_enabled=False)
    page = plain.page
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    page.locator("[data-session=bridges]").get_by_role("link", name=re.compile("^Place")).click()
    page.locator("main [name=day]").first.select_option(DAY)
    page.locator("main [name=start]").first.fill("14:00")
    page.locator("main [name=end]").first.fill("14:45")
    page.locator("main [name=room]").first.select_option("Library")
    page.get_by_role("button", name="Place session").click()
    expect(page.locator("main")).to_contain_text("Bridges is now on Tuesday 4 May, 2pm to 2:45pm, Library.")
    page.locator("[data-session=bridges]").get_by_role("link", name=re.compile("^Move")).click()
    page.get_by_role("button", name="Take off the agenda").click()
    expect(page.locator("main")).to_contain_text("Bridges is unscheduled.")
    expect(page.locator(".waiting-list [data-session=bridges]")).to_have_count(1)
    plain.context.close()

"""A file in a real browser: its columns matched, looked at, imported, taken back."""
import re

import pytest
from playwright.sync_api import expect

from complaints import violations
from demonstration import EMAIL, PASSWORD


def sign_in(page, address):
    page.goto(address + "/admin/sign-in")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(address + "/admin")


def press(page, name):
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).first.click()
    assert not page.title().startswith("Error:"), page.locator("main").inner_text()


@pytest.fixture
def event(reader, demonstration):
    """An event of the reader's own, and its import page; the reader is signed in."""
    address = demonstration.address
    slug = f"import-{re.sub(r'[^a-z]+', '-', reader.name.lower())}-{id(reader) % 100_000}"
    sign_in(reader, address)
    reader.goto(address + "/admin/events/new")
    main = reader.locator("main")
    for name, value in {"title": f"Import {reader.name}", "slug": slug, "first_day": "2027-03-27",
                        "last_day": "2027-03-28", "zone": "Europe/London"}.items():
        main.locator(f"[name={name}]").first.fill(value)
    press(reader, "Create event")
    return f"{address}/admin/e/{slug}"


def choose(page, event, kind, text, name="list.csv", encoding="utf-8"):
    """Picks a file; with scripts it is dropped on the field instead."""
    page.goto(event + "/import")
    page.locator(f"main input[name=kind][value={kind}]").check()
    if page.scripted:
        drop(page, name, text.encode(encoding))
    else:
        page.locator("main input[type=file]").set_input_files(
            {"name": name, "mimeType": "text/csv", "buffer": text.encode(encoding)})
    press(page, "Look at the file")


def drop(page, name, content):
    expect(page.get_by_text("or drop it here")).to_be_visible()
    page.evaluate("""([name, bytes]) => {
        const dropped = new DataTransfer();
        dropped.items.add(new File([new Uint8Array(bytes)], name, { type: "text/csv" }));
        const place = document.querySelector("[data-drop]");
        const tell = (type) => place.firstElementChild.dispatchEvent(
            new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
        tell("dragenter");
        if (!place.classList.contains("drop-over")) throw new Error("the field does not show that it takes files");
        if (tell("dragover")) throw new Error("the browser would open the file");
        tell("drop");
        if (place.classList.contains("drop-over")) throw new Error("the field still shows it");
    }""", [name, list(content)])
    assert page.locator("main input[type=file]").evaluate("field => field.files[0].name") == name


def reads_well(page):
    """Nothing for axe, light and dark, and nothing sticks out at 320 pixels; with scripts, which axe needs."""
    if not page.scripted:
        return
    size = page.viewport_size
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert violations(page) == [], (page.title(), scheme)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320, page.title()
    page.set_viewport_size(size)


def test_preview_apply_undo(reader, event):
    main = reader.locator("main")
    choose(reader, event, "rooms", "name,capacity\nLibrary,24\n")
    press(reader, "Look at what would happen")
    expect(main.get_by_role("table", name="New rows")).to_contain_text("Library")
    press(reader, "Import 1 row")

    choose(reader, event, "rooms", "name,capacity\nLibrary,30\nHall,many\n")
    press(reader, "Look at what would happen")
    changed = main.get_by_role("table", name="Changed rows")
    expect(changed).to_contain_text("24")
    expect(changed).to_contain_text("30")
    reads_well(reader)
    with reader.expect_download() as download:
        main.get_by_role("link", name="Refused rows with what is wrong (CSV)").click()
    assert "Hall,many,Use a whole number" in download.value.path().read_text()
    press(reader, "Import 1 row and leave out the rest")
    record = reader.url
    reads_well(reader)
    reader.goto(event + "/rooms")
    expect(main).to_contain_text("30")

    reader.goto(record)
    press(reader, "Undo this import")
    expect(reader.locator("body")).to_contain_text("was taken back: 0 removed, 1 as before")
    reader.goto(event + "/rooms")
    expect(main).to_contain_text("24")


def test_columns_are_matched_and_remembered(reader, event):
    """What a spreadsheet on Windows writes, with a column of a name that nobody knows."""
    main = reader.locator("main")
    # Each reader's headings differ, so that no other's are remembered.
    mail = "Post " + re.sub(r"[^a-z]", "", reader.name.lower())
    rows = "Vorname;Nachname;{};Firma\r\nJürgen;Müller;jm-{}@example.org;Städte, Ltd\r\n".format(mail, id(reader))
    choose(reader, event, "attendees", rows, "Gäste.csv", "cp1252")
    expect(main).to_contain_text("separated by semicolons, in Windows-1252: a guess, by which the file says “Jürgen”")
    expect(main.get_by_label("Read “Vorname” as")).to_have_value("first_name")
    expect(main.get_by_label("Read “Firma” as")).to_have_value("organisation")
    expect(main.get_by_label(f"Read “{mail}” as")).to_have_value("")
    reads_well(reader)

    main.get_by_label(f"Read “{mail}” as").select_option("organisation")
    with reader.expect_navigation():
        main.get_by_role("button", name="Look at what would happen").click()
    assert reader.title().startswith("Error: Match the columns")
    expect(main.get_by_role("alert")).to_contain_text(f"“{mail}” and “Firma” are both read as Organisation.")
    reads_well(reader)

    main.get_by_label(f"Read “{mail}” as").select_option("email")
    press(reader, "Look at what would happen")
    expect(main.get_by_role("table", name="New rows")).to_contain_text("Jürgen Müller")
    press(reader, "Import 1 row")
    expect(reader.locator("body")).to_contain_text("Gäste.csv was imported: 1 new, 0 changed, 0 as before.")

    choose(reader, event, "attendees", rows, "Gäste.csv", "cp1252")
    expect(main).to_contain_text("The columns are matched as they were the last time a file had these headings")
    expect(main.get_by_label(f"Read “{mail}” as")).to_have_value("email")
    reads_well(reader)
    press(reader, "Look at what would happen")
    expect(main).to_contain_text("Everything in the file is there already.")
    reader.get_by_role("link", name="Match the columns anew").click()
    main.get_by_label("Encoding").select_option("macintosh")
    press(reader, "Read it again")
    expect(main).to_contain_text("in Macintosh")


def test_a_long_run_is_followed_and_found_again(reader, event):
    main = reader.locator("main")
    mark = id(reader)
    rows = "name,email\n" + "".join(f"Guest {n},g{n}-{mark}@example.org\n" for n in range(40_000))
    choose(reader, event, "attendees", rows)
    press(reader, "Look at what would happen")
    assert reader.title().startswith("The file is looked at")
    place = reader.url
    if reader.scripted:
        expect(main.get_by_role("status")).to_have_text(re.compile(r"rows, [\d,]+ a second, about \d+ s left"))
        assert 0 < main.get_by_role("progressbar").evaluate("bar => bar.value") <= 100
    # Leaving stops nothing, and nobody waits for it who only reads.
    reader.goto(event + "/attendees")
    expect(main).to_contain_text("Attendees")
    reader.goto(place)
    # By the events of the run, or by reloading.
    expect(main.get_by_role("heading", level=1)).to_have_text("Check the import", timeout=60_000)
    expect(main).to_contain_text("40,000")
    press(reader, "Import 40,000 rows")
    expect(main.get_by_role("heading", level=1)).to_have_text(re.compile(r"^Import \d+$"), timeout=60_000)
    record = reader.url
    reader.goto(place)
    assert reader.url == record
    press(reader, "Undo this import")
    expect(reader.locator("body")).to_contain_text("was taken back: 80,000 removed, 0 as before")

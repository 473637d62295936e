"""A file in a real browser: looked at, imported, taken back."""
import re

from playwright.sync_api import expect

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


def choose(page, address, slug, text):
    page.goto(f"{address}/admin/e/{slug}/import")
    page.locator("main input[name=kind][value=rooms]").check()
    page.locator("main input[type=file]").set_input_files(
        {"name": "rooms.csv", "mimeType": "text/csv", "buffer": text.encode()})
    press(page, "Look at the file")


def test_preview_apply_undo(reader, demonstration):
    address = demonstration.address
    slug = "import-" + re.sub(r"\W+", "-", reader.name.lower())
    sign_in(reader, address)
    reader.goto(address + "/admin/events/new")
    main = reader.locator("main")
    for name, value in {"title": f"Import {reader.name}", "slug": slug, "first_day": "2027-03-27",
                        "last_day": "2027-03-28", "zone": "Europe/London"}.items():
        main.locator(f"[name={name}]").first.fill(value)
    press(reader, "Create event")

    choose(reader, address, slug, "name,capacity\nLibrary,24\n")
    expect(main.get_by_role("table", name="New rows")).to_contain_text("Library")
    press(reader, "Import 1 row")

    choose(reader, address, slug, "name,capacity\nLibrary,30\nHall,many\n")
    changed = main.get_by_role("table", name="Changed rows")
    expect(changed).to_contain_text("24")
    expect(changed).to_contain_text("30")
    with reader.expect_download() as download:
        main.get_by_role("link", name="Refused rows with what is wrong (CSV)").click()
    assert "Hall,many,Use a whole number" in download.value.path().read_text()
    press(reader, "Import 1 row and leave out the rest")
    reader.goto(f"{address}/admin/e/{slug}/rooms")
    expect(main).to_contain_text("30")

    reader.goto(f"{address}/admin/e/{slug}/import")
    with reader.expect_navigation():
        main.get_by_role("table", name="Latest imports").get_by_role("button", name="Undo").first.click()
    expect(reader.locator("body")).to_contain_text("was taken back: 0 removed, 1 as before")
    reader.goto(f"{address}/admin/e/{slug}/rooms")
    expect(main).to_contain_text("24")

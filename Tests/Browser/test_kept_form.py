"""A form that is sent after its sign-in has ended comes back as it was filled in, in a real browser, with and without scripts."""
import re

from playwright.sync_api import expect

from demonstration import EMAIL, PASSWORD


def press(page, name):
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).click()
    assert not page.title().startswith("Error:"), page.locator("main").inner_text()


def sign_in(page):
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")


def sign_out_elsewhere(page, address):
    """Signs the same browser out, as another tab of it does."""
    other = page.context.new_page()
    other.goto(address + "/admin/sign-ins")
    token = other.locator("[name=csrf_token]").first.get_attribute("value")
    answer = other.request.post(
        address + "/admin/sign-out", form={"csrf_token": token}, headers={"Origin": address}, max_redirects=0)
    assert answer.status == 303
    other.close()


def test_what_was_typed_comes_back_after_the_sign_in(reader, demonstration):
    address = demonstration.address
    slug = "kept-" + re.sub(r"\W+", "-", reader.name.lower())
    typed = {
        "title": f"Kept {reader.name}", "slug": slug, "summary": "Two lines,\nand “quotes” & <signs>.",
        "first_day": "2027-03-27", "last_day": "2027-03-28", "zone": "Europe/Paris", "capacity": "24",
    }
    reader.goto(address + "/admin/sign-in")
    sign_in(reader)
    reader.goto(address + "/admin/events/new")
    for name, value in typed.items():
        reader.locator(f"main [name={name}]").fill(value)
    sign_out_elsewhere(reader, address)

    press(reader, "Create event")
    expect(reader.locator("body")).to_contain_text("Your sign-in had ended, so nothing was saved.")
    assert slug not in reader.url
    sign_in(reader)

    expect(reader.locator("body")).to_contain_text("Nothing has been saved yet")
    for name, value in typed.items():
        expect(reader.locator(f"main [name={name}]")).to_have_value(value)
    reader.reload()
    expect(reader.locator("main [name=title]")).to_have_value(typed["title"])
    press(reader, "Create event")
    assert reader.url == f"{address}/admin/e/{slug}"

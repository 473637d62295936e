"""The main job in a real browser: an organiser makes an event and its agenda, the public reads it, a calendar gets it.

Controls are found as a person finds them, by what is written on them; so a label that changes fails here.
"""
import re
import urllib.request

import icalendar
import pytest
from playwright.sync_api import expect

from demonstration import EMAIL, PASSWORD


def sign_in(page, address):
    page.goto(address + "/admin/sign-in")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(address + "/admin")


def fill(page, **fields):
    """Fills fields of the form by their names (the CSV header names); a choice takes its value."""
    for name, value in fields.items():
        control = page.locator(f"main [name={name}]").first
        kind = control.evaluate("e => e.tagName + ' ' + e.type")
        if kind.startswith("SELECT"):
            control.select_option(value)
        elif kind.endswith("radio"):
            page.locator(f"main [name={name}][value='{value}']").check()
        else:
            control.fill(value)


def press(page, name):
    """Presses a button of the page's main part and waits for the page that comes."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).first.click()
    assert not page.title().startswith("Error:"), page.locator("main").inner_text()


def test_sign_in_event_room_session_speaker_agenda_feed(reader, demonstration):
    address = demonstration.address
    slug = "dinner-" + re.sub(r"\W+", "-", reader.name.lower())
    sign_in(reader, address)

    reader.goto(address + "/admin/events/new")
    fill(reader, title=f"Dinner {reader.name}", slug=slug, kind="roundtable", zone="Europe/London",
         first_day="2027-03-27", last_day="2027-03-28", visibility="published", registration="closed")
    press(reader, "Create event")

    reader.goto(f"{address}/admin/e/{slug}/rooms/new")
    fill(reader, name="Library", capacity="24")
    press(reader, "Create room")
    expect(reader.locator("main")).to_contain_text("Library")

    reader.goto(f"{address}/admin/e/{slug}/sessions/new")
    fill(reader, title="Who should be at the table?", kind="roundtable", state="confirmed")
    press(reader, "Create session")

    reader.goto(f"{address}/admin/e/{slug}/sessions")
    reader.get_by_role("link", name="Who should be at the table?").first.click()
    form = reader.locator("main form").filter(has=reader.get_by_role("button", name="Add speaker"))
    form.locator("[name=name]").fill("Chair of the Evening")
    form.locator("[name=role]").select_option("chair")
    press(reader, "Add speaker")
    expect(reader.locator("main")).to_contain_text("Chair of the Evening")

    # The night the clocks go forward: 01:30 on 28 March 2027 does not exist, 19:30 is in summer time.
    reader.goto(f"{address}/admin/e/{slug}/agenda")
    reader.locator("main").get_by_role("link", name=re.compile("^Place")).first.click()
    fill(reader, day="2027-03-28", start="19:30", end="21:00", room="Library")
    press(reader, "Place session")

    reader.goto(f"{address}/e/{slug}/agenda")
    expect(reader.locator("main")).to_contain_text("not out yet")
    reader.goto(f"{address}/admin/e/{slug}/agenda/releases/new")
    fill(reader, comment="The first look.")
    press(reader, "Release")

    reader.goto(f"{address}/e/{slug}/agenda")
    main = reader.locator("main")
    expect(main).to_contain_text("Who should be at the table?")
    expect(main).to_contain_text("Library")
    expect(main).to_contain_text("Chair of the Evening")

    with urllib.request.urlopen(f"{address}/e/{slug}/agenda.ics") as answer:
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        calendar = icalendar.Calendar.from_ical(answer.read())
    [event] = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == "Who should be at the table?"
    assert event.decoded("DTSTART").isoformat() == "2027-03-28T19:30:00+01:00"
    assert event.decoded("DTEND").isoformat() == "2027-03-28T21:00:00+01:00"
    assert "Library" in str(event["LOCATION"])


def test_a_wrong_password_is_refused_in_words_and_the_address_is_kept(reader, demonstration):
    reader.goto(demonstration.address + "/admin/sign-in")
    reader.get_by_label("E-mail").fill(EMAIL)
    reader.get_by_label("Password").fill("not the right one")
    with reader.expect_navigation():
        reader.get_by_role("button", name="Sign in").click()
    assert reader.title().startswith("Error:")
    expect(reader.get_by_label("E-mail")).to_have_value(EMAIL)
    expect(reader.get_by_label("Password")).to_have_value("")


def test_a_mistake_is_named_at_the_field_and_what_was_typed_is_kept(reader, demonstration):
    sign_in(reader, demonstration.address)
    reader.goto(demonstration.address + "/admin/events/new")
    fill(reader, title="", slug="kept-as-typed", zone="Europe/Lundun", first_day="2027-02-30", last_day="2027-03-01")
    with reader.expect_navigation():
        reader.locator("main").get_by_role("button", name="Create event").click()
    assert reader.title().startswith("Error:")
    expect(reader.locator("main [name=slug]")).to_have_value("kept-as-typed")
    expect(reader.locator("main [name=first_day]")).to_have_value("2027-02-30")
    assert reader.locator("main [name=title]").get_attribute("aria-invalid") == "true"
    summary = reader.get_by_role("alert")
    link = summary.get_by_role("link").first.get_attribute("href")
    assert reader.locator(link).count() == 1


@pytest.mark.parametrize("path", ["/admin", "/admin/people", "/admin/e/socitm-2011/attendees", "/admin/events/new"])
def test_an_admin_page_asks_a_stranger_to_sign_in_and_brings_them_back(chromium, demonstration, path):
    page = chromium.new_context().new_page()
    page.goto(demonstration.address + path)
    assert page.url.startswith(demonstration.address + "/admin/sign-in")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(demonstration.address + path)
    page.context.close()

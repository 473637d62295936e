"""Stars without an account and an agenda by personal link, in a real browser, with and without JavaScript."""
import re

import pytest
from playwright.sync_api import expect

from organiser import Organiser

AGENDA = "/e/socitm-2011/agenda"


def star(page, title):
    return page.get_by_role("button", name=re.compile("^Star " + title))


def shown(page):
    return page.locator(".days .slot:visible h3, .days .slot:visible h4").all_inner_texts()


def test_stars_are_kept_on_the_device_and_the_agenda_can_be_narrowed_to_them(reader, demonstration):
    reader.goto(demonstration.address + AGENDA)
    everything = len(shown(reader))
    if not reader.scripted:
        assert reader.get_by_role("button", name=re.compile("Star|my agenda")).count() == 0
        return
    only = reader.get_by_role("button", name=re.compile("^Only my agenda"))
    expect(only).to_have_text("Only my agenda (0)")
    only.click()
    expect(reader.get_by_role("status").filter(has_text="You have starred nothing here yet.")).to_be_visible()
    assert shown(reader) == []
    only.click()
    assert len(shown(reader)) == everything

    expect(star(reader, "Collaborate or die")).to_have_attribute("aria-pressed", "false")
    star(reader, "Collaborate or die").focus()
    reader.keyboard.press("Space")
    expect(star(reader, "Collaborate or die")).to_have_attribute("aria-pressed", "true")
    reader.goto(demonstration.address + "/e/socitm-2011/sessions/d1-third-sector")
    star(reader, "What government can learn").click()

    reader.goto(demonstration.address + AGENDA + "#my-agenda")
    expect(reader.get_by_role("button", name=re.compile("^Only my agenda"))).to_have_text("Only my agenda (2)")
    assert shown(reader) == ["What government can learn from the third sector", "Collaborate or die"]
    assert reader.locator(".day:visible").count() == 1
    star(reader, "Collaborate or die").click()
    assert shown(reader) == ["What government can learn from the third sector"]
    reader.go_back()


def test_what_is_kept_badly_does_no_harm(chromium, demonstration):
    page = chromium.new_page()
    page.goto(demonstration.address + AGENDA)
    for kept in ("no list", '{"a": 1}', '[1, null, "<b>"]'):
        page.evaluate("kept => localStorage.setItem('stars:socitm-2011', kept)", kept)
        page.reload()
        expect(page.get_by_role("button", name=re.compile("^Only my agenda"))).to_have_text("Only my agenda (0)")
    page.close()


@pytest.fixture
def link(demonstration):
    """The personal link of an attendee of the demonstration."""
    organiser = Organiser(demonstration.address).sign_in()
    _, _, text = organiser.get("/admin/e/socitm-2011/attendees")
    page = re.search(r"/admin/e/socitm-2011/attendees/\d+", text)[0]
    organiser.post(page + "/link", page, {})
    yield re.search(r'value="(http://[^"]+/my/[^"]+)"', organiser.get(page)[2])[1]
    organiser.post(page + "/link/deletion", page + "/link/deletion", {})


def test_an_attendee_puts_their_agenda_together(reader, link, demonstration):
    reader.goto(link)
    expect(reader.get_by_role("heading", level=1)).to_have_text("My agenda")
    tabs = reader.get_by_role("navigation", name="Views of the agenda")
    tabs.get_by_role("link", name="Whole agenda").click()
    with reader.expect_navigation():
        reader.get_by_role("button", name="Put into my agenda Collaborate or die").click()
    assert reader.url.endswith("?view=all#session-d1-collaborate")
    tabs.get_by_role("link", name="My agenda").click()
    assert reader.locator(".slot h4").all_inner_texts() == ["Collaborate or die"]
    with reader.expect_navigation():
        reader.get_by_role("button", name="Take out of my agenda Collaborate or die").click()
    expect(reader.locator("main")).to_contain_text("You have chosen nothing yet")


def test_stars_of_the_device_are_brought_over_once(reader, link, demonstration):
    if not reader.scripted:
        reader.goto(link)
        assert reader.get_by_role("button", name="Put them into my agenda").count() == 0
        return
    reader.goto(demonstration.address + "/e/socitm-2011/sessions/d1-cloud")
    star(reader, "The reality").click()
    reader.goto(link)
    with reader.expect_navigation():
        reader.get_by_role("button", name="Put them into my agenda").click()
    assert reader.locator(".slot h4").all_inner_texts() == ["The reality of cloud computing"]
    assert reader.get_by_role("button", name="Put them into my agenda").count() == 0
    with reader.expect_navigation():
        reader.get_by_role("button", name="Take out of my agenda The reality of cloud computing").click()

"""axe over one page of every kind, light and dark, wide and at 320 pixels, where nothing may stick out sideways."""
import pathlib

import pytest

from complaints import violations
from demonstration import EMAIL, PASSWORD

PATHS = [line.split()[0] for line in (pathlib.Path(__file__).parent / "paths.txt").read_text().splitlines()
         if line.startswith("/") and not line.split()[0].endswith((".ics", ".json", ".xml", ".atom"))]


@pytest.fixture(scope="module")
def signed_in(chromium, demonstration):
    context = chromium.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(demonstration.address + "/admin/sign-in")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(demonstration.address + "/admin")
    yield page
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_sticks_out(signed_in, demonstration, path):
    signed_in.set_viewport_size({"width": 1280, "height": 900})
    signed_in.goto(demonstration.address + path)
    assert signed_in.locator("h1").count() == 1
    for scheme in ("light", "dark"):
        signed_in.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert violations(signed_in) == [], scheme
    signed_in.emulate_media(color_scheme="light")
    signed_in.set_viewport_size({"width": 320, "height": 640})
    assert signed_in.evaluate("document.scrollingElement.scrollWidth") <= 320

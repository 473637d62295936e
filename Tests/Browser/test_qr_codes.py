"""The QR codes of the pages to subscribe, as the browser shows them and as a reader of codes sees them."""
import shutil
import subprocess

import pytest


def read(picture):
    """What zbar reads in a picture, one text a code."""
    told = subprocess.run([shutil.which("zbarimg"), "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)],
                          capture_output=True, text=True)
    return told.stdout.split()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_each_code_reads_as_the_address_beside_it(demonstration, chromium, tmp_path, scheme, width):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, device_scale_factor=2)
    page = context.new_page()
    page.goto(demonstration.address + "/e/socitm-2011/subscribe?cancelled=hide")
    wanted = [page.url] + ["webcal" + address.removeprefix("http") for address in page.locator(
        ".feed input").evaluate_all("fields => fields.map(field => field.value)")]
    assert len(wanted) > 3
    found = []
    for number, code in enumerate(page.locator("details.qr-code").all()):
        code.locator("summary").click()
        picture = tmp_path / f"{number}.png"
        # The picture alone, so that the white around it is its own.
        code.locator("svg").screenshot(path=picture)
        found += read(picture)
        assert code.locator("svg").get_attribute("aria-label").startswith("QR code: ")
    assert found == wanted
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_codes_are_there_on_paper(demonstration, chromium, tmp_path):
    page = chromium.new_page()
    page.goto(demonstration.address + "/series/register-roundtables/subscribe")
    (tmp_path / "page.pdf").write_bytes(page.pdf())
    page.emulate_media(media="print")
    page.screenshot(path=tmp_path / "page.png", full_page=True)
    assert sorted(read(tmp_path / "page.png")) == sorted([
        page.url, page.url.removesuffix("/subscribe").replace("http:", "webcal:") + ".ics"])
    page.close()

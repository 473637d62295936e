"""Readers of the pages: four windows, with and without JavaScript, wide and narrow."""
import pytest

READERS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "desktop without JavaScript": {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False},
    "phone without JavaScript": {"viewport": {"width": 390, "height": 844}, "java_script_enabled": False},
}


class Complaints(list):
    """What the browser's console said: an error there is a fault of the page."""

    def listen(self, page):
        def note(message):
            # A form that is refused answers 422, which the browser reports as if a resource were missing.
            refused = message.text.startswith("Failed to load resource") and "status of 4" in message.text
            if message.type == "error" and not refused:
                self.append(message.text)

        page.on("console", note)
        page.on("pageerror", lambda error: self.append(str(error)))


@pytest.fixture(params=READERS)
def reader(request, chromium):
    """A page in a window of its own; at the end its console must be empty."""
    context = chromium.new_context(locale="en-GB", **READERS[request.param])
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.scripted = READERS[request.param].get("java_script_enabled", True)
    page.name = request.param
    complaints = Complaints()
    complaints.listen(page)
    yield page
    context.close()
    assert complaints == []

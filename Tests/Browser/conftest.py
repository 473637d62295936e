"""Readers of the pages: four windows, with and without JavaScript, wide and narrow."""
import pytest

from complaints import Complaints

READERS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "desktop without JavaScript": {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False},
    "phone without JavaScript": {"viewport": {"width": 390, "height": 844}, "java_script_enabled": False},
}


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

"""What the tests in Python share: the program, a demonstration that runs once for all who only look, and a browser."""
import os
import pathlib
import shutil
import subprocess

import pytest

from demonstration import ROOT, Roundtable


@pytest.fixture(scope="session")
def program():
    named = os.environ.get("ROUNDTABLE_PROGRAM")
    if named:
        return pathlib.Path(named)
    folder = subprocess.run(["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return pathlib.Path(folder.stdout.strip()) / "roundtable"


@pytest.fixture
def installation(program, tmp_path):
    """An installation of one's own, not yet started."""
    roundtable = Roundtable(program, tmp_path)
    yield roundtable
    roundtable.kill()


@pytest.fixture(scope="session")
def demonstration(program, tmp_path_factory):
    """A running demonstration with everything in seeds/. Tests may add to it, but must not change what is there."""
    roundtable = Roundtable(program, tmp_path_factory.mktemp("demonstration"))
    roundtable.demonstrate()
    yield roundtable
    roundtable.stop()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        yield browser
        browser.close()

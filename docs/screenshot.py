#!/usr/bin/env python3
"""Takes docs/agenda.png from a demonstration: the first day of SOCITM 2011 as the public sees it.

    .venv-test/bin/python Tests/demonstration.py --program .build/debug/roundtable -- \
        .venv-test/bin/python docs/screenshot.py '{address}'
"""
import pathlib
import shutil
import sys

from playwright.sync_api import sync_playwright

TARGET = pathlib.Path(__file__).resolve().parent / "agenda.png"

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 1240}, locale="en-GB", color_scheme="light")
    page.goto(sys.argv[1] + "/e/socitm-2011/agenda")
    page.screenshot(path=TARGET)
    browser.close()

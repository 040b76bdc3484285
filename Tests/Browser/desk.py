"""A server with the sample documents, a browser, and pages that notice every fault: what all browser tests stand on."""

import json
import os
import re
import subprocess
import tempfile
import unittest
import urllib.parse
import urllib.request

from playwright.sync_api import expect, sync_playwright

BINARY = os.environ["SIJILL"]
# Nothing waits for a time; this only bounds how long a lost test hangs on a busy machine.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

SCREENS = {
    "/": "desk", "/?q=%D9%88%D8%B2%D9%8A%D8%B1": "desk", "/articles/1": "article", "/actors": "actors", "/actors/lebanon": "actor",
    "/actors/lebanon?with=world-bank": "actor", "/actors/lebanon/correct": "correct", "/events": "events", "/events?view=lanes": "events",
    "/events?view=matrix": "events", "/events?view=map": "events", "/events/1": "event", "/quotes": "quotes", "/network": "network",
    "/add": "add", "/corrections": "corrections", "/about": "about",
}


class Server:
    """The program, on a free port."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([BINARY, *arguments, "--listen", "127.0.0.1:0"], stderr=subprocess.PIPE, text=True)
        self.address = None
        for line in self.process.stderr:
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                self.address = found[0]
                break
        if not self.address:
            raise RuntimeError("the server did not start")

    def ask(self, path, body=None, method=None, key=None):
        """The JSON that the API answers."""
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, headers, method=method)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def stop(self):
        self.process.terminate()
        self.process.communicate()


class BrowserTest(unittest.TestCase):
    """A browser and a demo server for a class of tests, a fresh page for each; a page's faults fail the test."""

    server_arguments = ("demo",)

    @classmethod
    def setUpClass(cls):
        cls.server = Server(*cls.server_arguments)
        cls.addClassCleanup(cls.server.stop)
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"])
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        self.faults = []

    def tearDown(self):
        self.assertEqual(self.faults, [])

    def page(self, width=1280, height=900, **options):
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        self.addCleanup(context.close)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", lambda message: self.faults.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self.notice(request.url))
        return page

    def notice(self, url):
        if not url.startswith((self.server.address + "/", "data:", "blob:")):
            self.faults.append(f"foreign request: {url}")

    def show(self, page, path, screen=None):
        """Goes to a path and waits until its screen and all that it fills in are there."""
        page.goto(self.server.address + path)
        self.settled(page, screen or SCREENS[path])

    def settled(self, page, screen):
        page.wait_for_selector(f'main[data-screen="{screen}"]:not([aria-busy])')
        page.wait_for_selector("html:not([data-asking])", state="attached")

    def query(self, page):
        """The parameters of the page's address."""
        return urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query)

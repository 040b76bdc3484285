"""Adding and correcting: preview and post; merge and undo; a key where the server wants one."""

import subprocess
import tempfile

from desk import BINARY, BrowserTest, Server, expect

TEXT = """افتتاح مكتبة عامة في نابلس بعد ترميم دام عامين

افتتحت بلدية نابلس، اليوم الأربعاء، المكتبة العامة في البلدة القديمة بعد ترميم استمر عامين.

وقال رئيس البلدية في كلمة خلال الحفل إن المكتبة «ستفتح أبوابها للجميع حتى ساعات المساء»، وإن قسماً خاصاً بالأطفال سيبدأ عمله الشهر المقبل.
"""


class Adding(BrowserTest):
    def test_a_text_is_previewed_without_being_stored_and_then_stored(self):
        page = self.page()
        before = self.server.ask("/v1/stats")["documents"]
        self.show(page, "/add")
        page.fill("textarea", TEXT)
        page.fill("input[name=source]", "نشرة الاختبار")
        page.click("button[value=preview]")
        expect(page.locator(".add-results h3")).to_have_text(TEXT.split("\n")[0])
        self.assertGreater(page.locator(".add-results .lines .kept").count(), 2)
        self.assertEqual(self.server.ask("/v1/stats")["documents"], before)
        page.click("button[value=store]")
        page.click(".verdicts a")
        self.settled(page, "article")
        self.assertEqual(page.inner_text("h1"), TEXT.split("\n")[0])
        self.assertEqual(self.server.ask("/v1/stats")["documents"], before + 1)

    def test_files_are_stored_each_with_its_verdict(self):
        page = self.page()
        self.show(page, "/add")
        lines = b'{"text": "\xd8\xa7\xd9\x81\xd8\xaa\xd8\xaa\xd8\xa7\xd8\xad \xd9\x85\xd8\xb9\xd8\xb1\xd8\xb6", "split": false}\n{"text": 5}\n'
        page.set_input_files("input[type=file]", [
            {"name": "one.txt", "mimeType": "text/plain", "buffer": (TEXT + "خاتمة.").encode()},
            {"name": "many.ndjson", "mimeType": "", "buffer": lines}])
        expect(page.locator(".verdicts > li")).to_have_count(3)
        expect(page.locator(".verdicts > li.bad")).to_have_count(1)
        expect(page.locator(".verdicts > li.bad")).to_contain_text("many.ndjson:2")

    def test_nothing_is_not_sent(self):
        page = self.page()
        self.show(page, "/add")
        page.click("button[value=store]")
        expect(page.locator(".add-results")).not_to_be_empty()


class Correcting(BrowserTest):
    def test_a_merge_is_made_and_taken_back(self):
        for name, slug in (("سليم الحداد التجريبي", "salim-one"), ("سليم حداد التجريبي", "salim-two")):
            self.server.ask("/v1/entities", {"name": name, "type": "person", "slug": slug})
        page = self.page()
        self.show(page, "/actors/salim-two/correct", "correct")
        page.fill("main input[type=search]", "سليم الحداد")
        page.click("[role=option]:has-text('سليم الحداد التجريبي')")
        page.click("button.danger >> nth=0")
        page.wait_for_url("**/actors/salim-one/correct")
        self.settled(page, "correct")
        self.assertIn("سليم حداد التجريبي", page.inner_text("main"))
        page.goto(self.server.address + "/corrections")
        self.settled(page, "corrections")
        page.click(".corrections li:first-child button")
        expect(page.locator(".corrections li:first-child button")).to_have_count(0)
        self.assertEqual(self.server.ask("/v1/entities/salim-two")["name"], "سليم حداد التجريبي")

    def test_a_split_is_previewed_made_and_taken_back(self):
        before = self.server.ask("/v1/entities/lebanon")["article_count"]
        self.assertGreater(before, 1)
        page = self.page()
        self.show(page, "/actors/lebanon/correct")
        region = page.locator("section:has(> form .choice)")
        # Without an article there is nothing to split.
        region.locator("button[type=submit]").click()
        expect(region.locator(".split-preview")).not_to_be_empty()
        expect(region.locator("button.danger")).to_have_count(0)
        region.locator("input[name=name]").fill("لبنان التجريبي")
        region.locator(".checks input").first.check()
        region.locator("button[type=submit]").click()
        expect(region.locator(".split-preview")).to_contain_text("لبنان التجريبي")
        self.assertEqual(self.server.ask("/v1/entities/lebanon")["article_count"], before)
        region.locator("button.danger").click()
        link = page.locator("[data-said] a")
        expect(link).to_be_visible()
        other = link.get_attribute("href").split("/")[-1]
        self.assertEqual(self.server.ask(f"/v1/entities/{other}")["article_count"], 1)
        self.assertEqual(self.server.ask("/v1/entities/lebanon")["article_count"], before - 1)
        page.click(".corrections li:first-child button")
        expect(page.locator(".corrections li:first-child button")).to_have_count(0)
        self.assertEqual(self.server.ask("/v1/entities/lebanon")["article_count"], before)

    def test_a_name_and_an_alias_are_changed(self):
        self.server.ask("/v1/entities", {"name": "نادي الميناء التجريبي", "type": "organization", "slug": "port-club"})
        page = self.page()
        self.show(page, "/actors/port-club/correct", "correct")
        page.fill("input[name=name_en]", "Port Club")
        page.click("form:has(input[name=name_en]) button")
        expect(page.locator(".corrections > li")).to_have_count(2)
        page.fill("input[name=alias]", "ميناء التجارب")
        page.click("form:has(input[name=alias]) button")
        expect(page.locator(".corrections > li")).to_have_count(3)
        entity = self.server.ask("/v1/entities/port-club")
        self.assertEqual(entity["name_en"], "Port Club")
        self.assertIn("ميناء التجارب", entity["aliases"])


class Keys(BrowserTest):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        made = subprocess.run([BINARY, "key", "create", "desk", "--data", folder.name], capture_output=True, text=True, check=True)
        cls.key = next(word for word in (made.stdout + " " + made.stderr).split() if len(word) > 30)
        cls.server_arguments = ("serve", "--data", folder.name)
        super().setUpClass()

    def test_a_correction_asks_for_the_key_once(self):
        self.server.ask("/v1/entities", {"name": "جمعية المرفأ التجريبية", "type": "organization", "slug": "quay"}, key=self.key)
        page = self.page()
        self.show(page, "/actors/quay/correct", "correct")
        page.fill("input[name=alias]", "جمعية الرصيف")
        page.click("form:has(input[name=alias]) button")
        page.fill("dialog input", self.key)
        page.click("dialog button.main")
        expect(page.locator("main li.tag")).to_contain_text(["جمعية الرصيف"])
        page.fill("input[name=alias]", "رصيف المرفأ")
        page.click("form:has(input[name=alias]) button")
        expect(page.locator("main li.tag")).to_contain_text(["جمعية الرصيف", "رصيف المرفأ"])
        # The browser's own note of the first refusal is expected, and nothing else.
        self.faults = [fault for fault in self.faults if "401" not in fault]

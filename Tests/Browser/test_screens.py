"""Every screen comes up whole, in both languages, at both widths, with nothing from elsewhere."""

from desk import SCREENS, BrowserTest


class Screens(BrowserTest):
    def test_every_screen_loads_without_a_fault(self):
        page = self.page()
        for path, screen in SCREENS.items():
            for language, direction in (("ar", "rtl"), ("en", "ltr")):
                with self.subTest(path=path, language=language):
                    self.show(page, path + ("" if language == "ar" else ("&" if "?" in path else "?") + "ui=en"), screen)
                    self.assertEqual(page.evaluate("[document.documentElement.lang, document.documentElement.dir]"), [language, direction])
                    self.assertEqual(page.locator("main h1").count(), 1)
                    self.assertNotIn("undefined", page.inner_text("main"))
                    self.assertEqual(self.faults, [])

    def test_nothing_runs_over_the_edge_of_a_telephone(self):
        page = self.page(width=390, height=800)
        for path, screen in SCREENS.items():
            with self.subTest(path=path):
                self.show(page, path, screen)
                self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 390)

    def test_lists_and_articles_are_read_without_code(self):
        page = self.page(java_script_enabled=False)
        page.goto(self.server.address + "/?q=%D9%88%D8%B2%D9%8A%D8%B1")
        self.assertGreater(page.locator("mark").count(), 0)
        page.click(".results a >> nth=0")
        self.assertGreater(page.locator("article .body p").count(), 1)
        page.goto(self.server.address + "/actors")
        page.click(".results a >> nth=0")
        self.assertGreater(page.locator(".results a").count(), 0)
        for path in ("/events", "/quotes"):
            page.goto(self.server.address + path)
            self.assertEqual(page.locator(".results > li").count(), 20)
            page.click("a[rel=next]")
            self.assertGreater(page.locator(".results > li").count(), 0)

    def test_the_theme_and_the_digits_are_remembered(self):
        page = self.page()
        self.show(page, "/")
        page.click(".settings summary")
        page.select_option(".settings select >> nth=0", "dark")
        page.select_option(".settings select >> nth=1", "arab")
        self.settled(page, "desk")
        page.wait_for_function("/[٠-٩]/.test(document.querySelector('.results time').textContent)")
        page.reload()
        self.settled(page, "desk")
        self.assertEqual(page.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(22, 23, 21)")
        self.assertRegex(page.inner_text(".results time >> nth=0"), "[٠-٩]")

    def test_a_script_that_got_into_a_text_does_not_run(self):
        text = "قال الوزير إن <img src=x onerror=alert(1)> الاجتماع انتهى.\n\nوأضاف <script>alert(2)</script> أن البيان سيصدر غداً في عمّان."
        made = self.server.ask("/v1/documents", {"text": text, "title": "عنوان <b onclick=alert(3)>غليظ</b>", "split": False})
        page = self.page()
        page.on("dialog", lambda dialog: self.faults.append("a script ran"))
        self.show(page, f"/articles/{made['articles'][0]['id']}", "article")
        self.assertEqual(page.locator("main img, main script, main b").count(), 0)
        self.assertIn("<script>", page.inner_text(".story .body"))

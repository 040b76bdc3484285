"""A reader's way: by keyboard from search to article to actor and back; brushing; layers, cards and reasons."""

from desk import BrowserTest, expect


class Reading(BrowserTest):
    def test_from_search_to_article_to_actor_and_back_by_keyboard_alone(self):
        page = self.page()
        self.show(page, "/")
        page.keyboard.press("/")
        page.keyboard.type("الوزير")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=*")
        self.settled(page, "desk")
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        title = page.evaluate("document.activeElement.textContent")
        page.keyboard.press("Enter")
        page.wait_for_url("**/articles/*")
        self.settled(page, "article")
        self.assertEqual(page.inner_text("h1"), title)
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.body .entity-mark')"):
                break
        expect(page.locator(".card")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".card")).to_be_hidden()
        name = page.evaluate("document.activeElement.marks.find((mark) => mark.href).href")
        page.keyboard.press("Enter")
        page.wait_for_url("**" + name)
        self.settled(page, "actor")
        page.keyboard.press("b")
        page.wait_for_url("**/articles/*")
        self.settled(page, "article")
        page.keyboard.press("b")
        page.wait_for_url("**/?q=*")
        self.settled(page, "desk")
        self.assertEqual(page.input_value("input[name=q]"), "الوزير")

    def test_a_suggested_actor_becomes_a_filter(self):
        page = self.page()
        self.show(page, "/")
        page.fill("input[name=q]", "البنك الد")
        page.wait_for_selector("[role=option]:has-text('World Bank')")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**actor=world-bank*")
        self.settled(page, "desk")
        expect(page.locator(".chips")).to_contain_text("البنك الدولي")
        page.click(".chip")
        page.wait_for_function("!location.search.includes('actor')")

    def test_a_typed_spelling_is_added_to_the_filters_of_events(self):
        page = self.page()
        self.show(page, "/events?type=SUPPORT", "events")
        page.fill("input[name=actor]", "لبنان")
        page.press("input[name=actor]", "Enter")
        page.wait_for_url("**actor=*")
        self.settled(page, "events")
        self.assertEqual(self.query(page), {"type": ["SUPPORT"], "actor": ["لبنان"]})
        self.assertGreater(page.locator("tbody tr").count(), 0)

    def test_help_opens_and_closes_and_shortcuts_can_be_switched_off(self):
        page = self.page()
        self.show(page, "/about")
        page.keyboard.press("?")
        expect(page.locator("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)
        page.click(".settings summary")
        page.select_option(".settings select >> nth=2", "off")
        page.locator("h1").click()
        page.keyboard.press("?")
        self.assertEqual(page.locator("dialog").count(), 0)

    def test_brushing_sets_the_dates_of_the_address(self):
        page = self.page()
        self.show(page, "/")
        chart = page.wait_for_selector(".histogram svg[data-buckets]")
        box = chart.bounding_box()
        page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 40)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 40, steps=4)
        page.mouse.up()
        page.wait_for_url("**from=*")
        first, last = self.query(page)["from"][0], self.query(page)["to"][0]
        self.assertLess(first, last)
        self.settled(page, "desk")
        self.assertEqual(page.input_value("input[name=from]"), first)

    def test_a_span_is_chosen_by_keys_and_time_runs_as_the_page_reads(self):
        for ui, key in (("", "ArrowLeft"), ("?ui=en", "ArrowRight")):
            page = self.page()
            self.show(page, "/" + ui, "desk")
            chart = page.wait_for_selector(".histogram svg[data-buckets]")
            chart.focus()
            page.keyboard.press(key)
            page.keyboard.press("Shift+" + key)
            self.assertEqual(chart.get_attribute("aria-valuenow"), "2")
            page.keyboard.press("Enter")
            page.wait_for_url("**from=*")
            self.assertLess(self.query(page)["from"][0], self.query(page)["to"][0])

    def test_layers_are_switched_and_kept_in_the_address(self):
        page = self.page()
        self.show(page, "/articles/1")
        page.uncheck(".layers input >> nth=0")
        self.assertEqual(self.query(page)["layers"], ["dates,quotes,events"])
        page.reload()
        self.settled(page, "article")
        self.assertFalse(page.is_checked(".layers input >> nth=0"))
        decoration = "getComputedStyle(document.querySelector('.body .entity-mark:not(.trigger-mark)')).textDecorationLine"
        self.assertEqual(page.evaluate(decoration), "none")

    def test_a_mark_tells_its_rule_and_confidence(self):
        event = self.server.ask("/v1/articles/1")["events"][0]
        page = self.page()
        self.show(page, f"/articles/1?mark=event-{event['id']}", "article")
        expect(page.locator(".why-content")).to_contain_text(event["rule"])
        self.assertEqual("".join(page.locator(".m.chosen").all_inner_texts()), event["trigger"]["text"])

    def test_the_original_stands_beside_the_article(self):
        page = self.page()
        self.show(page, "/articles/2", "article")
        page.click(".toggle-original")
        page.wait_for_selector(".original .lines li")
        self.assertEqual(self.query(page)["original"], ["1"])
        self.assertGreater(page.locator(".original .kept.this").count(), 3)

    def test_further_pages_come_and_the_focus_stays_among_them(self):
        page = self.page()
        self.show(page, "/events")
        rows = page.locator("tbody tr")
        self.assertEqual(rows.count(), 20)
        page.focus(".more")
        page.keyboard.press("Enter")
        expect(rows).not_to_have_count(20)

    def test_what_is_refused_is_said_in_arabic_and_can_be_mended(self):
        page = self.page()
        self.show(page, "/?from=2025-13", "desk")
        self.assertIn("ليس تاريخاً", page.inner_text(".failure"))
        self.assertNotRegex(page.inner_text(".failure"), "[a-z]{4}")
        page.fill("input[name=from]", "2025")
        page.click("form.search button")
        page.wait_for_selector(".results > li")
        self.show(page, "/articles/99999", "failure")
        self.assertIn("لا مقال رقمه", page.inner_text(".failure"))
        self.show(page, "/articles/99999?ui=en", "failure")
        self.assertIn("There is no article 99999.", page.inner_text(".failure"))
        self.faults = [fault for fault in self.faults if "400" not in fault and "404" not in fault]

    def test_of_several_who_bear_a_name_one_is_chosen(self):
        for slug in ("said-harbour", "said-station"):
            self.server.ask("/v1/entities", {"name": "سعيد المرفأ التجريبي", "type": "person", "slug": slug})
        page = self.page()
        self.show(page, "/?actor=%D8%B3%D8%B9%D9%8A%D8%AF%20%D8%A7%D9%84%D9%85%D8%B1%D9%81%D8%A3%20%D8%A7%D9%84%D8%AA%D8%AC%D8%B1%D9%8A%D8%A8%D9%8A&sort=date", "desk")
        page.wait_for_selector(".choices a >> nth=1")
        page.click(".choices a >> nth=1")
        page.wait_for_selector("main:not(:has(.failure))")
        self.settled(page, "desk")
        self.assertIn(self.query(page)["actor"][0], ("said-harbour", "said-station"))
        self.assertEqual(self.query(page)["sort"], ["date"])
        self.faults = [fault for fault in self.faults if "400" not in fault]

"""The order that eyes see, told by rectangles: the order of the DOM says nothing about it."""

from desk import BrowserTest

# The rectangle of the first occurrence of a text within an element.
RECT = """([selector, text]) => {
  const root = document.querySelector(selector);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    const { left, right, top } = range.getBoundingClientRect();
    return { left, right, top };
  }
  return null;
}"""


class VisualOrder(BrowserTest):
    def rect(self, page, selector, text):
        found = page.evaluate(RECT, [selector, text])
        self.assertIsNotNone(found, f"{text} in {selector}")
        return found

    def before(self, page, selector, first, second, direction="rtl"):
        """Whether one text is read before another of the same line."""
        one, two = self.rect(page, selector, first), self.rect(page, selector, second)
        if abs(one["top"] - two["top"]) > 8:
            return one["top"] < two["top"]
        return one["left"] >= two["right"] - 1 if direction == "rtl" else one["right"] <= two["left"] + 1

    def test_a_date_reads_day_month_year(self):
        page = self.page()
        for ui, direction, month in (("", "rtl", "نوفمبر"), ("?ui=en", "ltr", "November")):
            self.show(page, "/articles/1" + ui, "article")
            self.assertEqual(page.get_attribute(".story .meta time", "datetime"), "2025-11-11")
            self.assertTrue(self.before(page, ".story .meta time", "11", month, direction))
            self.assertTrue(self.before(page, ".story .meta time", month, "2025", direction))

    def test_a_range_reads_from_its_beginning_to_its_end(self):
        page = self.page()
        entity = self.server.ask("/v1/entities/lebanon")
        first, last = entity["first_seen"][:4], entity["last_seen"]
        self.show(page, "/actors/lebanon")
        times = page.locator(".page-head time")
        self.assertEqual([times.nth(0).get_attribute("datetime"), times.nth(1).get_attribute("datetime")], [entity["first_seen"], last])
        self.assertGreaterEqual(times.nth(0).bounding_box()["x"], times.nth(1).bounding_box()["x"] + times.nth(1).bounding_box()["width"])
        self.show(page, "/actors/lebanon?ui=en", "actor")
        self.assertLess(times.nth(0).bounding_box()["x"], times.nth(1).bounding_box()["x"])
        self.assertEqual(first, times.nth(0).get_attribute("datetime")[:4])

    def test_a_latin_name_stands_behind_the_arabic_one_and_in_its_own_order(self):
        page = self.page()
        self.show(page, "/actors/world-bank", "actor")
        self.assertTrue(self.before(page, "h1", "البنك", "World"))
        self.assertTrue(self.before(page, "h1", "World", "Bank", "ltr"))

    def test_a_link_an_iso_date_and_a_score_keep_their_order(self):
        page = self.page()
        event = self.server.ask("/v1/articles/1")["events"][0]
        self.show(page, f"/articles/1?mark=event-{event['id']}", "article")
        self.assertTrue(self.before(page, ".margin", "https", "example", "ltr"))
        family, rule = event["rule"].split(".")
        self.assertTrue(self.before(page, ".why-content", family, "." + rule, "ltr"))

    def test_numbers_stand_alone(self):
        """Every number that a screen shows is isolated from its neighbours."""
        page = self.page()
        for path, screen in (("/", "desk"), ("/actors/lebanon", "actor"), ("/events", "events"), ("/about", "about")):
            self.show(page, path, screen)
            loose = page.evaluate("""() => [...document.querySelectorAll("main *")].filter((node) =>
              [...node.childNodes].some((child) => child.nodeType === 3 && /[0-9٠-٩]/.test(child.data))
              && !node.closest("bdi, [dir], option, svg, textarea")).map((node) => node.outerHTML.slice(0, 120))""")
            self.assertEqual(loose, [], path)

    def test_a_date_in_a_hint_is_isolated(self):
        """Letters of a placeholder have no rectangles: behind an Arabic letter, 2025-05 would be shown as 05-2025 without an isolate."""
        page = self.page()
        self.show(page, "/")
        self.assertIn("\u20662025-05\u2069", page.get_attribute("input[name=q]", "placeholder"))

    def test_marks_do_not_part_joined_letters(self):
        """A line is as wide with its marks as without: letters that a mark's edge parted would take other forms, and other widths."""
        page = self.page()
        self.show(page, "/articles/1")
        differences = page.evaluate("""() => [...document.querySelectorAll(".story .body p")].map((line) => {
          const width = (node) => {
            node.style.position = "absolute";
            node.style.whiteSpace = "nowrap";
            line.parentElement.append(node);
            const wide = node.getBoundingClientRect().width;
            node.remove();
            return wide;
          };
          const plain = line.cloneNode(false);
          plain.textContent = line.textContent;
          return Math.abs(width(line.cloneNode(true)) - width(plain));
        })""")
        self.assertGreater(len(differences), 3)
        self.assertLess(max(differences), 1)
        split = "[...document.querySelectorAll('.story .body .m')].filter((mark) => /[\\u0600-\\u06ff]$/.test(mark.previousSibling?.data ?? '')).length"
        self.assertGreater(page.evaluate(split), 0, "no mark begins within a word, so that the test says nothing")

    def test_letters_of_charts_stay_within_them(self):
        page = self.page()
        for path, chart in (("/", ".histogram"), ("/actors/lebanon", ".chart"), ("/events?view=lanes", ".lanes")):
            self.show(page, path)
            page.wait_for_selector(chart + " svg text")
            outside = page.evaluate("""(chart) => [...document.querySelectorAll(`${chart} svg`)].flatMap((svg) => {
              const box = svg.getBoundingClientRect();
              return [...svg.querySelectorAll("text.tick")].map((text) => [text.textContent, text.getBoundingClientRect()])
                .filter(([, { left, right }]) => left < box.left - 2 || right > box.right + 2).map(([text]) => text);
            })""", chart)
            self.assertEqual(outside, [], path)

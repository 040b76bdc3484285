"""What axe finds: nothing serious, on any screen, in either theme."""

from axe_playwright_python.sync_playwright import Axe

from desk import SCREENS, BrowserTest


class Access(BrowserTest):
    def serious(self, page):
        found = Axe().run(page).response["violations"]
        return [f"{one['id']}: {node['html'][:160]}" for one in found if one["impact"] in ("serious", "critical") for node in one["nodes"][:3]]

    def test_no_screen_has_a_serious_fault(self):
        # Reduced motion, so that no colour is measured half-way; the policy of the pages would keep axe itself out.
        coloured = ["/?q=%D9%88%D8%B2%D9%8A%D8%B1", "/articles/1", "/events", "/events?view=matrix", "/add", "/about"]
        for theme, paths in (("light", SCREENS), ("dark", coloured)):
            page = self.page(color_scheme=theme, reduced_motion="reduce", bypass_csp=True)
            for path in paths:
                screen = SCREENS[path]
                with self.subTest(path=path, theme=theme):
                    self.show(page, path, screen)
                    self.assertEqual(self.serious(page), [])

    def test_windows_and_suggestions_have_none_either(self):
        page = self.page(bypass_csp=True)
        self.show(page, "/")
        page.fill("input[name=q]", "مصر")
        page.wait_for_selector("[role=option]")
        self.assertEqual(self.serious(page), [])
        page.keyboard.press("Escape")
        page.locator("h1").focus()
        page.keyboard.press("?")
        page.wait_for_selector("dialog[open]")
        self.assertEqual(self.serious(page), [])

"""Walks through the site in Chromium: what a reader, a commenter and a moderator do."""
import argparse
import json
import pathlib
import sys
import time
import unittest
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from server import PASSWORD, Server, shared

OPTIONS = argparse.Namespace()
# Rules of WCAG 2.0 to 2.2, levels A and AA, and axe's own of good practice but for what is a matter of taste.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


class SiteTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(OPTIONS.dateline)
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(
            executable_path=OPTIONS.browser, args=["--no-sandbox", "--disable-dev-shm-usage"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.server.__exit__()

    def page(self, width=1440, scheme="light", **options):
        """A page whose console has to stay free of errors and that loads nothing from elsewhere."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 1000 if width > 400 else 800}, color_scheme=scheme,
            reduced_motion="reduce", base_url=self.server.address, **options)
        self.addCleanup(context.close)
        page = context.new_page()
        self.errors, self.strangers = [], []
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.strangers.append(request.url)
                if not request.url.startswith((self.server.address, "data:")) else None)
        return page

    def article(self):
        """The address of the article that most tests look at: the Karabakh page, else the first bundled one."""
        words = "Karabakh" if shared() else "harbour"
        found = json.load(urllib.request.urlopen(f"{self.server.address}/search/feed.json?q={words}"))
        return found["items"][0]["url"].removeprefix(self.server.address)

    # The way of a comment

    def test_a_comment_appears_once_a_moderator_approves_it(self):
        page = self.page()
        if shared():
            page.goto("/section/world")
            page.get_by_role("link", name="Russian Foreign Ministry calls to stop bloodshed").first.click()
            self.assertIn("The record", page.inner_text("aside.record"))
            self.assertIn("Pashinyan", page.inner_text("aside.record"))
        else:
            page.goto(self.article())
        address = page.url

        # Nothing filled in: the form comes back, each message at its field.
        page.click("text=Send the comment")
        text = page.inner_text("main")
        for message in ("Please enter your comment", "Please enter your name here", "CAPTCHA required"):
            self.assertIn(message, text)
        self.assertEqual(page.get_attribute("#name", "aria-describedby"), "name-problem")

        # What was typed stays.
        page.fill("#comment", "The bridge was open <b>all</b> day. https://example.org/bridge")
        page.click("text=Send the comment")
        self.assertEqual(page.input_value("#comment"), "The bridge was open <b>all</b> day. https://example.org/bridge")
        self.assertIn("CAPTCHA required", page.inner_text("main"))

        page.goto(address)
        page.fill("#comment", "The bridge was open <b>all</b> day. https://example.org/bridge")
        page.fill("#name", "Reader <i>One</i>")
        self.solve(page)
        page.click("text=Send the comment")
        page.wait_for_selector(".thanks")
        self.assertIn("once a moderator has approved it", page.inner_text(".thanks"))
        self.assertEqual(page.locator(".comment").count(), 0)

        moderator = self.page()
        self.sign_in(moderator)
        moderator.goto("/desk/comments")
        self.assertIn("Reader <i>One</i>", moderator.inner_text("main"))
        moderator.get_by_role("button", name="Approve").first.click()
        page.goto(address)
        self.assertIn("Reader <i>One</i>", page.inner_text(".comment .who"))
        self.assertEqual(page.locator(".comment .words b").count(), 0)
        self.assertIn("nofollow", page.get_attribute(".comment .words a", "rel"))
        self.assertEqual(self.strangers, [])

    def test_without_script_the_form_asks_for_a_code(self):
        page = self.page(java_script_enabled=False)
        page.goto(self.article())
        page.fill("#comment", "Read without script.")
        page.fill("#name", "Reader Two")
        page.click("text=Send the comment")
        self.assertIn("CAPTCHA required", page.inner_text("main"))
        self.assertEqual(page.input_value("#name"), "Reader Two")
        self.assertTrue(page.locator("img.code").is_visible())
        for path, kind in ((page.get_attribute("img.code", "src"), "image/png"),
                           (page.get_attribute("audio", "src"), "audio/wav")):
            with urllib.request.urlopen(self.server.address + path) as answer:
                self.assertEqual(answer.headers["Content-Type"], kind)
        page.fill("#captcha", "00000000")
        page.click("text=Send the comment")
        self.assertIn("These are not the digits shown", page.inner_text("main"))
        self.assertEqual(page.input_value("#comment"), "Read without script.")

    # What a reader sees

    def test_a_click_on_marked_words_shows_the_statement(self):
        page = self.page()
        page.goto(self.article())
        page.locator("#text .said").first.click()
        card = page.locator(".card")
        card.wait_for(state="visible")
        for part in ("Source", "Cue", "Confidence"):
            self.assertIn(part, card.inner_text())
        self.assertTrue(card.locator("blockquote").inner_text())
        page.keyboard.press("Escape")
        card.wait_for(state="hidden")
        self.assertEqual(self.errors, [])

    def test_the_captured_page_shows_the_words_and_runs_nothing(self):
        page = self.page()
        page.goto(self.article())
        page.get_by_role("link", name="On the captured page").first.click()
        page.wait_for_selector("mark.dateline-content")
        self.assertEqual(page.locator("script, iframe, link[rel=stylesheet]").count(), 0)
        self.assertEqual(self.strangers, [])

    def test_every_kind_of_page_can_be_read_by_everybody(self):
        article = self.article()
        kinds = {
            "front": "/", "section": "/section/world" if shared() else "/section/europe", "article": article,
            "search": "/search?q=" + ("Karabakh" if shared() else "harbour"), "help": "/search", "archive": "/archive",
            "day": "/archive/2024/05/02", "missing": "/nothing-here",
        }
        page = self.page()
        page.goto(article)
        kinds["party"] = page.locator("aside.record .share a").first.get_attribute("href")
        kinds["place"] = page.locator("aside.record .places a").first.get_attribute("href")
        kinds["versions"] = "/article/1/versions"
        arabic = json.load(urllib.request.urlopen(f"{self.server.address}/search/feed.json?q=language:ar"))["items"]
        kinds["right-to-left"] = arabic[0]["url"].removeprefix(self.server.address)
        self.look(kinds)

    def test_every_page_of_the_desk_can_be_read_by_everybody(self):
        page = self.page()
        page.goto("/desk")
        self.sign_in(page)
        links = page.eval_on_selector_all("a[href^='/desk']", "all => all.map(a => a.getAttribute('href'))")
        kinds = {path.strip("/").replace("/", "-"): path for path in dict.fromkeys(links) if "sign-out" not in path and "?" not in path}
        self.assertGreater(len(kinds), 5)
        self.look(kinds, state=page.context.storage_state())

    def look(self, kinds, state=None):
        """Holds pages of several kinds, widths and colours against axe; keeps screenshots where they are wanted."""
        problems = []
        for name, path in kinds.items():
            for width, scheme in ((1440, "light"), (1440, "dark"), (768, "light"), (360, "light"), (360, "dark")):
                page = self.page(width, scheme, storage_state=state)
                page.goto(path)
                if OPTIONS.record:
                    page.screenshot(path=f"{OPTIONS.record}/{name}-{width}-{scheme}.png")
                wide = page.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    problems.append(f"{name} at {width}: {wide} pixels wide")
                if name == "right-to-left":
                    self.assertEqual(page.evaluate("getComputedStyle(document.querySelector('#text')).direction"), "rtl")
                # The other widths and colours show nothing that these do not.
                if (width, scheme) in ((768, "light"), (360, "dark")):
                    page.context.close()
                    continue
                for found in Axe().run(page, options=RULES).response["violations"]:
                    nodes = "; ".join(node["html"][:120] for node in found["nodes"][:3])
                    problems.append(f"{name} {width} {scheme}: {found['id']}: {nodes}")
                errors = [error for error in self.errors if name != "missing" or "404" not in error]
                problems += [f"{name} {width}: console: {error}" for error in errors]
                problems += [f"{name} {width}: asked {address}" for address in self.strangers]
                page.context.close()
        self.assertEqual(problems, [])

    # Helpers

    def solve(self, page):
        page.locator("altcha-widget input[type=checkbox]").click()
        for _ in range(200):
            if page.evaluate("document.querySelector('input[name=altcha]')?.value || ''"):
                return
            time.sleep(0.1)
        self.fail("the CAPTCHA was not solved in 20 seconds")

    def sign_in(self, page):
        page.goto("/desk/sign-in")
        page.fill("input[name=name]", "mira")
        page.fill("input[name=password]", PASSWORD)
        page.locator("main form button").first.click()
        page.wait_for_url("**/desk**")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--browser", required=True)
    parser.add_argument("--dateline", required=True)
    parser.add_argument("--record", help="a folder for screenshots")
    OPTIONS, rest = parser.parse_known_args()
    if OPTIONS.record:
        pathlib.Path(OPTIONS.record).mkdir(parents=True, exist_ok=True)
    unittest.main(argv=[sys.argv[0], *rest])

"""Makes docs/screenshots anew, of the bundled pages alone: run by Scripts/screenshots."""
import argparse

from playwright.sync_api import sync_playwright

from server import HOME, PASSWORD, Server

parser = argparse.ArgumentParser()
parser.add_argument("--browser", required=True)
parser.add_argument("--dateline", required=True)
options = parser.parse_args()
folder = HOME / "docs" / "screenshots"
folder.mkdir(exist_ok=True)

with Server(options.dateline, has_shared=False) as server, sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=options.browser, args=["--no-sandbox", "--disable-dev-shm-usage"])

    def picture(name, path, width=1200, height=900, scheme="light", click=None, page=None):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme,
                                      base_url=server.address, storage_state=page and page.context.storage_state())
        page = context.new_page()
        page.goto(path)
        if click:
            page.locator(click).first.click()
            page.wait_for_timeout(300)
        page.screenshot(path=folder / f"{name}.png", scale="css")
        context.close()

    article = "/article/1"
    found = browser.new_page(base_url=server.address)
    found.goto("/search?q=Ainaži")
    article = found.locator(".post h2 a").first.get_attribute("href")
    picture("front", "/")
    picture("article", article)
    picture("article-phone-dark", article, 360, 740, "dark")
    picture("statement", article, 1200, 900, "light", "#text .said")
    picture("capture", article.split("/")[2].join(["/article/", "/capture#s2"]), 1200, 600)
    picture("search", "/search?q=harbour+OR+strike", 1200, 800)
    desk = browser.new_page(base_url=server.address)
    desk.goto("/desk/sign-in")
    desk.fill("input[name=name]", "mira")
    desk.fill("input[name=password]", PASSWORD)
    desk.locator("main form button").first.click()
    desk.wait_for_url("**/desk**")
    picture("desk", "/desk", 1200, 800, page=desk)
    browser.close()

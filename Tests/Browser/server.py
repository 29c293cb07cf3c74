"""A site on an archive of its own, for tests that need the running program."""
import os
import pathlib
import re
import subprocess
import tempfile

HOME = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "correct horse battery staple"


def shared():
    """The folder with the acceptance pages; None where it is absent."""
    folder = pathlib.Path(os.environ.get("DATELINE_SHARED", HOME.parent / "shared"))
    return folder if folder.is_dir() else None


class Server:
    """Serves an archive of the bundled pages, the Karabakh page where it is there, and a page written from right to left."""

    def __init__(self, dateline, has_shared=True):
        self.dateline = str(pathlib.Path(dateline).resolve())
        self.folder = tempfile.TemporaryDirectory(prefix="dateline-browser-")
        pages = []
        if has_shared and shared():
            pages.append(shared() / "acceptance/karabakh/page.txt")
        pages += sorted(HOME.glob("Examples/*/page.*")) + sorted(HOME.glob("Tests/Fixtures/pages/*/page.*"))
        right_to_left = pathlib.Path(self.folder.name) / "page-ar.html"
        right_to_left.write_text(
            '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>الميناء</title>'
            '<meta property="og:site_name" content="صحيفة المرفأ"><meta property="article:section" content="العالم">'
            '<meta property="article:published_time" content="2024-05-02T08:00:00Z"></head><body><article>'
            "<h1>البلدية تفتح الميناء القديم أمام الزوار</h1>"
            + "<p>أعلنت البلدية يوم الخميس أن الميناء القديم سيفتح أبوابه أمام الزوار بعد أعمال ترميم استمرت ثلاث سنوات.</p>" * 3
            + "</article></body></html>", encoding="utf-8")
        pages.append(right_to_left)
        self.run("add", "--quiet", *map(str, pages))
        self.run("user", "add", "mira", "--role", "editor", input=PASSWORD + "\n")
        self.process = subprocess.Popen(
            [self.dateline, "serve", "--listen", "127.0.0.1:0", "--set", "captcha.cost=100",
             "--set", "requests-per-minute=0"],
            cwd=self.folder.name, stderr=subprocess.PIPE, text=True,
            # What tells the tests where something is, is no setting.
            env={name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")})
        self.log = []
        for line in self.process.stderr:
            self.log.append(line)
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            if found:
                self.address = f"http://127.0.0.1:{found[1]}"
                return
        raise SystemExit("the server did not start:\n" + "".join(self.log))

    def run(self, *arguments, input=None):
        done = subprocess.run([self.dateline, *arguments], cwd=self.folder.name, input=input, text=True,
                              capture_output=True)
        # 3: some of the pages are meant to be damaged.
        if done.returncode not in (0, 3):
            raise SystemExit(f"dateline {arguments[0]} failed: {done.stderr}")
        return done.stdout

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.folder.cleanup()

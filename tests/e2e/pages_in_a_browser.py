"""Published pages in a real browser: they look as they should, nothing in them runs, nothing is fetched.

Run by `make test-e2e` alone. The pages are those of a district whose every text is hostile, made by the command line.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from hostile_district import hostile_district

# Put into every page before it is read: what its policy forbade is kept where the test finds it.
WATCH = """
window.forbidden = [];
document.addEventListener("securitypolicyviolation", (event) => window.forbidden.push(event.violatedDirective));
"""


@pytest.fixture(scope="module")
def browser():
    """Debian's browser."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail(
            "Chromium is not installed: sudo apt-get install chromium (the test takes no other download)"
        )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    """The folder in which the command line has published a quarter of the hostile district."""
    folder = tmp_path_factory.mktemp("pages")
    workspace = hostile_district(folder / "district")
    command = [
        sys.executable,
        "-m",
        "qualitykit",
        "report",
        str(workspace),
        "2016Q3",
        "--out",
        str(folder / "out"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stderr
    return folder / "out"


def opened(browser: Browser, path: Path) -> dict:
    """What happens when a browser opens a page: what it asks for, says and refuses, and what a reader sees."""
    page = browser.new_page(viewport={"width": 1100, "height": 1400})
    found = {"requests": [], "console": [], "dialogs": []}
    page.add_init_script(WATCH)
    page.on("request", lambda request: found["requests"].append(request.url))
    page.on("console", lambda message: found["console"].append(message.text))
    page.on("dialog", lambda dialog: (found["dialogs"].append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri(), wait_until="load")
    found["forbidden"] = page.evaluate("window.forbidden")
    found["pictures"] = page.evaluate("[...document.images].map((image) => image.naturalWidth)")
    found["back"] = page.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor")
    found["text"] = page.inner_text("body")
    page.close()
    return found


def test_every_page_opens_whole_and_alone(browser, published):
    """Style and pictures are there, the browser asks for nothing else, refuses nothing and says nothing."""
    pages = sorted(published.rglob("*.html"))
    assert len(pages) >= 7
    drawn = 0
    for path in pages:
        found = opened(browser, path)
        own = {path.as_uri()}
        assert {url for url in found["requests"] if not url.startswith("data:image/png")} == own
        assert found["console"] == found["dialogs"] == found["forbidden"] == [], path.name
        assert found["back"] == "rgb(255, 255, 255)"
        assert all(width > 100 for width in found["pictures"])
        assert "<script>alert('x')</script>" in found["text"], path.name
        drawn += len(found["pictures"])
    assert drawn >= 5


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another server, and what is asked of it."""
    asked: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_) -> None:
            """Nothing to say."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


PLANTED = (
    "<img src='{0}/i.png'><iframe src='{0}/f'></iframe><link rel='stylesheet' href='{0}/a.css'>"
    "<script>alert(1)</script>"
)


@pytest.mark.parametrize(
    ("planted", "directive"),
    [
        ("<script>alert(1)</script>", "script-src-elem"),
        ("<img src='data:image/png;base64,x' onerror='alert(1)'>", "script-src-attr"),
        ("<img src='{0}/i.png'>", "img-src"),
        ("<iframe src='{0}/'></iframe>", "frame-src"),
        ("<link rel='stylesheet' href='{0}/a.css'>", "style-src-elem"),
    ],
)
def test_the_policy_stops_what_would_slip_through(
    planted, directive, browser, published, elsewhere, tmp_path
):
    """Were a page to hold markup of somebody else after all, the browser would run and fetch none of it."""
    source = next(published.rglob("district.html")).read_text("utf-8")
    path = tmp_path / "planted.html"
    address, asked = elsewhere
    path.write_text(source.replace("<main>", f"<main>{planted.format(address)}", 1), "utf-8")
    found = opened(browser, path)
    assert directive in found["forbidden"]
    assert found["dialogs"] == asked == []


def test_without_the_policy_the_same_markup_would_run(browser, published, elsewhere, tmp_path):
    """The check sees what runs and what is fetched: it is the policy that stops both."""
    source = next(published.rglob("district.html")).read_text("utf-8")
    path, (address, asked) = tmp_path / "open.html", elsewhere
    bare = source.replace("Content-Security-Policy", "x-nothing", 1)
    path.write_text(bare.replace("<main>", f"<main>{PLANTED.format(address)}", 1), "utf-8")
    assert opened(browser, path)["dialogs"] == ["1"]
    assert {"/i.png", "/f", "/a.css"} <= set(asked)

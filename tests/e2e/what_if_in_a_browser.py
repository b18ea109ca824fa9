"""The what-if notebook in a real browser: sliders move, score and chart follow, a scenario is saved and scored.

Run by `make test-e2e` alone: its name keeps it out of `make test`. JupyterLab runs on this machine, in a copy of the
notebooks; Chromium is Debian's.
"""

import csv
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
NOTEBOOK = "notebooks/05_what_if.ipynb"
TOKEN = "for-this-run-only"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
INSIDE = {"data", "blob", "about", "chrome"}
# Every cell in the page, not only those on the screen; no question before the notebook can be used.
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none", "autoStartDefaultKernel": True},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
MINUTE = 60_000


@pytest.fixture(scope="module")
def chromium() -> str:
    """Debian's browser."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail(
            "Chromium is not installed: sudo apt-get install chromium (the test takes no other download)"
        )
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A copy of notebooks and data, so that nothing of the repository is written to."""
    copy = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "data"):
        shutil.copytree(
            ROOT / name, copy / name, ignore=shutil.ignore_patterns("scenarios", ".*", "__pycache__")
        )
    for name, values in SETTINGS.items():
        path = copy / "config" / "lab" / "user-settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(values), "utf-8")
    return copy


@pytest.fixture(scope="module")
def address(folder) -> str:
    """Where JupyterLab answers, with the repository's own settings for it."""
    port = _free_port()
    places = {f"JUPYTER_{name.upper()}_DIR": str(folder / name) for name in ("config", "data", "runtime")}
    env = os.environ | places | {"IPYTHONDIR": str(folder / "ipython"), "JUPYTER_PREFER_ENV_PATH": "1"}
    command = [sys.executable, "-m", "jupyterlab", f"--config={ROOT}/notebooks/lab_config.py", "--no-browser"]
    command += [f"--port={port}", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}"]
    command += ["--allow-root"] if os.geteuid() == 0 else []
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, env=env, cwd=folder, stdout=log, stderr=log)
        try:
            _until_it_answers(port, server, folder / "server.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _until_it_answers(port: int, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start: {log.read_text()}")


# When a key went down last, and when the panel last changed after it.
STOPWATCH = """panel => {
    window.stopwatch = {pressed: 0, drawn: 0};
    document.addEventListener('keydown', () => { window.stopwatch.pressed = performance.now(); }, true);
    new MutationObserver(() => { window.stopwatch.drawn = performance.now(); }).observe(
        panel, {subtree: true, childList: true, attributes: true, attributeFilter: ['src']});
}"""


class Watched:
    """A page of a browser, and whatever it complains about or asks of another machine."""

    def __init__(self, page: Page):
        self.page = page
        self.complaints: list[str] = []
        self.outside: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("websocket", lambda socket: self._asked(socket.url))
        page.context.route("**/*", self._route)

    def _console(self, message) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    def _asked(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.scheme in INSIDE or parts.hostname in LOOPBACK:
            return True
        self.outside.append(url)
        return False

    def _route(self, route) -> None:
        route.continue_() if self._asked(route.request.url) else route.abort()


@pytest.fixture
def watched(chromium) -> Watched:
    """A fresh browser."""
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        try:
            yield Watched(browser.new_page(viewport={"width": 1500, "height": 1100}))
        finally:
            browser.close()


def run_all_cells(page: Page, address: str) -> None:
    """Open the notebook and run it, as the menu does."""
    page.goto(f"{address}/lab/tree/{NOTEBOOK}?token={TOKEN}", timeout=MINUTE)
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=MINUTE)
    expect(page.get_by_role("button", name="Python 3 (ipykernel) | Idle")).to_be_visible(timeout=MINUTE)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.locator(".what-if-panel")).to_be_visible(timeout=MINUTE)


def test_a_slider_moves_the_score_and_the_scenario_is_scored(watched, address, folder):
    """One failure more takes a town from B to C; saved, the command line says the same; nobody else is asked."""
    page = watched.page
    run_all_cells(page, address)
    panel = page.locator(".what-if-panel")
    panel.locator("select").first.select_option(label="老鸦陈街道")
    standing, chart = panel.locator(".what-if").first, panel.locator("img")
    expect(standing).to_contain_text("总分 80.00，B 级", timeout=MINUTE)
    before = chart.screenshot()
    label = panel.get_by_text(re.compile("^制造业产品质量合格率：合格数"))
    handle = label.locator("xpath=following::*[contains(@class, 'noUi-handle')][1]")
    panel.evaluate(STOPWATCH)
    handle.press("ArrowLeft")
    expect(standing).to_contain_text("按 1 项改动推算")
    expect(standing).to_contain_text("总分 78.92，C 级")
    expect(standing).to_contain_text("情景，不是数据")
    expect(panel).to_contain_text("设为 183/200 = 91.50 %")
    assert chart.screenshot() != before
    print(f"redrawn in the browser: {redraws(page, handle)} ms")

    page.get_by_role("button", name="保存这个情景").click()
    expect(panel).to_contain_text("laoyachen-2016.scenario.yaml")
    page.get_by_role("button", name="恢复为数据").click()
    expect(standing).to_contain_text("尚未设定任何改动")

    assert scored(folder)["total"] == "78.9189"
    assert watched.complaints == []
    assert watched.outside == []


def redraws(page: Page, handle) -> list[int]:
    """Milliseconds from a key to the last change of the panel, there and back again."""
    times = []
    for key in ("ArrowLeft", "ArrowRight") * 4:
        handle.press(key)
        page.wait_for_timeout(1000)
        times.append(round(page.evaluate("window.stopwatch.drawn - window.stopwatch.pressed")))
    return times


def scored(folder: Path) -> dict[str, str]:
    """The town's row of the grades that the saved scenario gives on the command line."""
    command = [sys.executable, "-m", "qualitykit", "score", "../data/sample", "2016", "--out", "results"]
    command += ["--scenario", "scenarios/laoyachen-2016.scenario.yaml"]
    subprocess.run(command, cwd=folder / "notebooks", check=True)
    with (folder / "notebooks" / "results" / "grades.scenario.csv").open(encoding="utf-8") as file:
        (row,) = (row for row in csv.DictReader(file) if row["unit"] == "laoyachen")
    assert row["scenario"] == "laoyachen-2016.scenario.yaml"
    return row

"""JupyterLab as `make lab` opens it: for this machine alone, behind a token, closed to pages from elsewhere.

The user's own Jupyter settings ask for an open server; the repository's must win.
"""

import http.client
import json
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OPEN = {
    "ServerApp": {
        **{"ip": "0.0.0.0", "allow_origin": "*", "allow_origin_pat": ".*", "allow_remote_access": True},
        **{"disable_check_xsrf": True, "allow_unauthenticated_access": True},
    },
    "IdentityProvider": {"token": ""},
    "PasswordIdentityProvider": {"hashed_password": ""},
}


@dataclass(frozen=True)
class Lab:
    """A running server: where it listens, and the token that it made for itself."""

    port: int
    token: str

    def answer(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        """Its answer to a request from this machine."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(
            method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        response = connection.getresponse()
        response.read()
        return response


@pytest.fixture(scope="module")
def lab(tmp_path_factory) -> Iterator[Lab]:
    """The command of `make lab`, with another port, no browser, and settings of the user that would open the server."""
    folder, port = tmp_path_factory.mktemp("lab"), _free_port()
    (folder / "config").mkdir()
    for name in ("jupyter_config", "jupyter_server_config", "jupyter_lab_config"):
        (folder / "config" / f"{name}.json").write_text(json.dumps(OPEN), "utf-8")
    env = os.environ | {
        f"JUPYTER_{name.upper()}_DIR": str(folder / name) for name in ("config", "data", "runtime")
    }
    env |= {"IPYTHONDIR": str(folder / "ipython"), "JUPYTER_PREFER_ENV_PATH": "1", "JUPYTER_TOKEN": ""}
    command = [*_command(), "--no-browser", f"--port={port}", "--ServerApp.port_retries=0"]
    command += ["--allow-root"] if os.geteuid() == 0 else []
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, env=env, cwd=ROOT, stdout=log, stderr=log)
        try:
            yield Lab(port, _token(folder, port, server))
        finally:
            server.terminate()
            server.wait(timeout=30)


def _command() -> list[str]:
    """What the Makefile runs for `make lab`."""
    recipe = re.search(r"^lab:.*\n\t(.*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[1]
    return recipe.replace("$(BIN)", str(ROOT / ".venv" / "bin")).split()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _token(folder: Path, port: int, server: subprocess.Popen) -> str:
    """The token, from the file that the server writes for its own user once it listens."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        files = list((folder / "runtime").glob("jpserver-*.json"))
        if files and not socket.socket().connect_ex(("127.0.0.1", port)):
            return json.loads(files[0].read_text("utf-8"))["token"]
        time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start: {(folder / 'server.log').read_text()}")


def other_addresses() -> list[str]:
    """This machine's addresses besides 127.0.0.1: those of its network, and another one of the loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: only asks which address would be used
            outward = [probe.getsockname()[0]]
        except OSError:
            outward = []
    return [*outward, "127.0.0.2"]


def test_no_other_address_of_this_machine_is_served(lab):
    """Whoever comes over the network finds nothing; a server on every address would be found there."""
    with socket.create_server(("0.0.0.0", 0)) as everywhere:
        for address in other_addresses():
            with socket.create_connection((address, everywhere.getsockname()[1]), timeout=5):
                pass
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection((address, lab.port), timeout=5)


@pytest.mark.parametrize("path", ["/api/contents", "/api/kernels", "/files/README.md", "/api/terminals"])
def test_without_the_token_nothing_is_given(lab, path):
    """No token, an empty and a wrong one are refused or sent to the log-in; the right one opens."""
    assert len(lab.token) >= 48
    for header in ({}, {"Authorization": "token "}, {"Authorization": "token wrong"}):
        assert lab.answer(path, **header).status in (302, 403)
    assert lab.answer(path, Authorization=f"token {lab.token}").status == 200


def test_the_page_itself_asks_for_the_token(lab):
    """The first page leads to the log-in, not to the notebooks."""
    answer = lab.answer("/lab")
    assert (answer.status, answer.headers["Location"].partition("?")[0]) == (302, "/login")


@pytest.fixture(scope="module")
def logged_in(lab) -> dict[str, str]:
    """The cookies of a browser that was opened with the token."""
    cookies = lab.answer(f"/lab?token={lab.token}").headers.get_all("Set-Cookie")
    return {"Cookie": "; ".join(cookie.partition(";")[0] for cookie in cookies)}


def test_no_page_from_elsewhere_may_read_it(lab, logged_in):
    """In a browser that is logged in, another page may not read an answer, nor reach it under another name."""
    assert lab.answer("/api/contents", **logged_in).status == 200
    answer = lab.answer("/api/contents", Origin="http://evil.example", **logged_in)
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert lab.answer("/api/contents", Host="evil.example", **logged_in).status == 403


def test_no_page_from_elsewhere_may_change_anything(lab, logged_in):
    """A form on another page, sent with the cookies of the browser, opens no terminal, nor does one without its key."""
    key = {"X_XSRFToken": re.search(r"_xsrf=([^;]+)", logged_in["Cookie"])[1]}
    forged = {"Origin": "http://evil.example"}
    assert lab.answer("/api/terminals", "POST", **logged_in, **key).status == 200
    assert lab.answer("/api/terminals", "POST", **logged_in, **key, **forged).status in (403, 404)
    assert lab.answer("/api/terminals", "POST", **logged_in).status == 403


def test_no_page_from_elsewhere_may_open_a_socket(lab, logged_in):
    """A web socket, which a browser opens across origins, is refused for a page of another origin."""
    upgrade = {
        **{"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"},
        **{"Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="},
        **logged_in,
    }
    own = f"http://127.0.0.1:{lab.port}"
    assert lab.answer("/api/events/subscribe", Origin="http://evil.example", **upgrade).status == 403
    assert lab.answer("/api/events/subscribe", Origin=own, **upgrade).status == 101

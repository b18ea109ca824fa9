"""Runs in processes of their own: start one, wait until it is in the middle of things, look for what it left behind."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat

HERE = Path(__file__).resolve().parent
# From the snapshot's workspace up to the folder that holds the output folder.
SLOW = "../../../../slow"


def slow_notebooks(folder: Path) -> Path:
    """The fixture notebooks; a unit's page takes a minute while a file `slow` lies beside the output folder."""
    books = shutil.copytree(HERE.parent / "notebooks", folder / "books")
    path = books / "unit_page.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[2].source = f"import os, time\n\nos.path.exists('{SLOW}') and time.sleep(60)"
    nbformat.write(notebook, path)
    return books


def start(
    books: Path, out: Path, *words: str, workspace: Path | None = None, **environment
) -> subprocess.Popen:
    """A run of the small district's first quarter."""
    district = workspace or HERE.parent / "small_district"
    command = [sys.executable, str(HERE / "small_run.py"), str(books), "report", str(district), "2016Q1"]
    return subprocess.Popen(
        [*command, "--out", str(out), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )


def finished_pages(out: Path) -> int:
    """How many pages the ledger has."""
    ledger = out / ".2016Q1.run" / "ledger.jsonl"
    return len(ledger.read_text("utf-8").splitlines()) if ledger.exists() else 0


def wait_for(condition, seconds: float = 120) -> None:
    """Until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def strays(out: Path) -> list[str]:
    """Processes that work in an output folder, or that name it on their command line."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            inside = os.readlink(process / "cwd").startswith(str(out))
        except OSError:
            continue
        if inside or str(out) in told:
            found.append(f"{process.name}: {told}")
    return found


def account(out: Path) -> dict:
    """What run.json says."""
    return json.loads((out / "run.json").read_text("utf-8"))

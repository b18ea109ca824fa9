"""Workspaces for tests: a copy of the good one, and small ones written on the spot."""

import shutil
from pathlib import Path

from ruamel.yaml import YAML

WORKSPACES = Path(__file__).parent / "workspaces"
DISTRICT = """\
name: 小区
rubrics: mini
units:
  - {id: east, name: 东镇, english: East Town, kind: town, aliases: [东关]}
  - {id: west, name: 西镇, kind: town}
  - {id: quality, name: 质监局, kind: department}
"""


def copy_good(folder):
    """The good workspace with its rubric beside it, in a folder of the test's own."""
    shutil.copytree(WORKSPACES / "rubrics", folder / "rubrics")
    return shutil.copytree(WORKSPACES / "good", folder / "good")


def write_workspace(folder, **tables):
    """A workspace with some tables of 2016, given as CSV text, and the small rubric."""
    shutil.copytree(WORKSPACES / "rubrics", folder / "rubrics")
    (folder / "district" / "2016").mkdir(parents=True)
    (folder / "district" / "district.yaml").write_text(DISTRICT, "utf-8")
    for name, text in tables.items():
        (folder / "district" / "2016" / f"{name}.csv").write_text(text, "utf-8")
    return folder / "district"


def cases(name):
    """The cases of a YAML file beside the workspaces."""
    return YAML(typ="safe").load((WORKSPACES / name).read_text("utf-8"))

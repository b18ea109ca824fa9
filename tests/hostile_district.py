"""A district in which every text that a file may hold tries to be something else: markup, a formula, a path."""

import csv
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from qualitykit.language.inert import visible
from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.schema import TableSpec

SMALL = Path(__file__).parent / "small_district"
EVIL = "evil.example"
# Between its first and its last word stands everything that some medium would take for its own.
HOSTILE = (
    "=HOSTILE(<script>alert('x')</script><img src=x onerror=alert(1)><iframe src=https://evil.example/></iframe>"
    '"><svg onload=alert(1)> [a](https://evil.example/) ![i](https://evil.example/i.png) <http://evil.example/>'
    " https://evil.example www.evil.example a@evil.example javascript:alert(1) `c` *b* __u__ ~~s~~ a | b &lt;b&gt;"
    " $\\frac{1}{2}$ $$\\bad{ \\(x\\) \\[y\\] \\begin{matrix} ../../../etc/passwd {{ 7*7 }} {% raw %}"
    " \u202egpj.\u2066\u200b"
    "\n\n# heading\n\n- item\n1. item\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<b>\n\n    code\n\n```\nfence\n```\nNUMBER)"
)
TEXTS_OF_A_RUBRIC = {"zh", "en", "clause", "number", "note", "source"}
_MADE = {
    "criterion": "1.1", "honour": "prize", "count": "1", "flag": "1", "verdict": "1", "decimal": "1", "number": "1",
    "rating": "7",
}  # fmt: skip
_SHOWN = re.compile(
    r"\s+".join(map(re.escape, visible(HOSTILE).rpartition("NUMBER)")[0].split())) + r"\s\d+\)"
)


def left_whole(text: str) -> tuple[int, int]:
    """How many hostile texts begin in a text that a reader sees, and how many of them stand there sign for sign."""
    return text.count("HOSTILE("), len(_SHOWN.findall(text))


def hostile_district(folder: Path) -> Path:
    """A copy of the small district: names, titles, clauses and every text cell of every table are hostile."""
    texts = (HOSTILE.replace("NUMBER", str(number)) for number in count(1))
    yaml = YAML()
    yaml.width = 100_000
    district = yaml.load((SMALL / "district.yaml").read_text("utf-8"))
    rubric = yaml.load((SMALL / "rubric" / "2016-01-01.yaml").read_text("utf-8"))
    district["name"] = {"zh": next(texts), "en": next(texts)}
    for unit in district["units"]:
        unit |= {"name": next(texts), "english": next(texts), "aliases": [next(texts)]}
    _spoil(rubric, texts)
    (folder / "rubric").mkdir(parents=True)
    for name, tree in (("district.yaml", district), ("rubric/2016-01-01.yaml", rubric)):
        with (folder / name).open("w", encoding="utf-8") as file:
            yaml.dump(tree, file)
    (folder / "2016").mkdir()
    for spec in TABLES.values():
        if not spec.of_kind("measure", "field"):
            _write(folder / "2016" / f"{spec.name}.csv", spec, texts)
    return folder


def _spoil(node: Any, texts: Iterator[str]) -> None:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if key in TEXTS_OF_A_RUBRIC and isinstance(value, str):
            node[key] = next(texts)
        elif isinstance(value, dict | list):
            _spoil(value, texts)


def _write(path: Path, spec: TableSpec, texts: Iterator[str]) -> None:
    """Two rows for each of two units, each with another day and quarter; one where these do not tell them apart."""
    found: dict[tuple, list[str]] = {}
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([column.name for column in spec.columns])
        for place, unit in enumerate(("north", "north", "south", "south"), 1):
            made = _MADE | {"unit": unit, "quarter": str(1 + place % 2), "date": f"2016-02-0{place}"}
            row = {column.name: made.get(column.kind) or next(texts) for column in spec.columns}
            found.setdefault(tuple(row.get(name, place) for name in spec.key or "*"), list(row.values()))
        rows.writerows(found.values())

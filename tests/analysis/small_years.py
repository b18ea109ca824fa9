"""Small districts for the analysis: three towns and a department, tables written on the spot."""

import re
from functools import cache
from pathlib import Path

from qualitykit.charts.drawings import draw
from qualitykit.workspace import open_workspace

DISTRICT = """\
name: {zh: 小区, en: Small District}
rubrics: huiji
units:
  - {id: east, name: 东镇, english: East Town, kind: town}
  - {id: west, name: 西镇, english: West Town, kind: town}
  - {id: south, name: 南镇, english: South Town, kind: town}
  - {id: agriculture, name: 区农委, english: Agriculture Commission, kind: department}
"""
SAMPLE = Path(__file__).parents[2] / "data" / "sample"
NATION = Path(__file__).parents[2] / "data" / "national"
MEASURES = "unit,measure,quarter,numerator,denominator,value"


@cache
def sample():
    """The sample district, read once."""
    return open_workspace(SAMPLE)


def district(folder, **years):
    """A workspace with tables by year, such as `y2016={"air": "date,station,…"}`; an empty year has a folder."""
    (folder / "district.yaml").write_text(DISTRICT, "utf-8")
    for year, tables in years.items():
        place = folder / year.removeprefix("y")
        place.mkdir()
        for name, text in tables.items():
            (place / f"{name}.csv").write_text(text.strip() + "\n", "utf-8")
    return open_workspace(folder)


def measures(*rows):
    """A table `measures` from rows such as `east,manufacturing_pass_rate,1,81,263,`."""
    return "\n".join([MEASURES, *rows])


def batches(*lots):
    """A table `inspections`: each lot is (cells before `passed`, passed, tested, cells after it)."""
    head = "unit,date,domain,passed,industry,stratum,size,weight"
    rows = [
        f"{before},{int(i < passed)},{after}" for before, passed, tested, after in lots for i in range(tested)
    ]
    return "\n".join([head, *rows])


def table(aspect, heading):
    """The one table of an aspect whose caption holds some words."""
    found = [frame for caption, frame in aspect.tables if heading in caption]
    assert len(found) == 1, [caption for caption, _ in aspect.tables]
    return found[0]


def row(frame, name):
    """A row of a reader's table, by its first cell."""
    return frame.loc[name].tolist()


def reading(aspect, heading):
    """What reads the table whose caption holds some words."""
    pairs = zip(aspect.tables, aspect.charts, strict=True)
    return next(drawing.reading for (caption, _), drawing in pairs if heading in caption)


def drawn(aspect, language):
    """Every chart of an aspect, drawn."""
    charts = [draw(drawing, language) for drawing in aspect.charts]
    return [chart for chart in charts if chart is not None]


def unfilled(aspect):
    """Every text of an aspect in which a place was left empty, tables included."""
    cells = [cell for _, frame in aspect.tables for row in frame.itertuples() for cell in row]
    readings = [drawing.reading for drawing in aspect.charts if drawing is not None and drawing.reading]
    captions = [caption for caption, _ in aspect.tables]
    texts = [aspect.title, aspect.answer, *captions, *readings, *aspect.limits, *aspect.sources, *cells]
    return [text for text in texts if not text.strip() or re.search(r"[{}]|\b(nan|None|inf)\b", text)]

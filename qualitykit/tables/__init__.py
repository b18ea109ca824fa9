"""Reader's tables and sentences (读者用表与行文): from exact results to what a report shows.

Every table function takes the language and returns a DataFrame of text, ready to show: exact numbers are rounded
once, half to even, and a dash stands where there is none. Every sentence function returns Markdown. Nothing is
scored or decided here.

| module | makes |
|---|---|
| `document`, `readings`, `rubric_words` | the rubric: its rows, duties, bands, what is adopted, in words |
| `standing`, `criteria`, `measured`, `timeline`, `unit_words` | one unit: grade, criteria, rates, money, periods |
| `official`, `grid`, `losses`, `movement`, `bonus`, `notices`, `funnels`, `district_words` | the district |
| `aspects` | the quality analysis: the opening table, each aspect for the page |
| `certainty`, `prospects`, `path`, `stability`, `year_change`, each with its words | what may still come for one unit |
| `rank_sets`, `gains`, `assessors` | the same for the district |
| `effort_words` | which efforts the ways and gains go by |
| `cells`, `words`, `facts` | the form of numbers and sentences, and what several tables ask |
"""

import pandas as pd

from qualitykit.tables import (
    assessors,
    bonus,
    certainty,
    certainty_words,
    criteria,
    district_words,
    document,
    funnels,
    gains,
    grid,
    losses,
    measured,
    movement,
    notices,
    official,
    path,
    path_words,
    prospects,
    rank_sets,
    readings,
    rubric_words,
    stability,
    stability_words,
    standing,
    timeline,
    unit_words,
    words,
    year_change,
)

__all__ = [
    "assessors",
    "bonus",
    "certainty",
    "certainty_words",
    "criteria",
    "district_words",
    "document",
    "funnels",
    "gains",
    "grid",
    "losses",
    "measured",
    "movement",
    "notices",
    "official",
    "path",
    "path_words",
    "prospects",
    "rank_sets",
    "readings",
    "rubric_words",
    "show_whole",
    "stability",
    "stability_words",
    "standing",
    "timeline",
    "unit_words",
    "words",
    "year_change",
]


def show_whole() -> None:
    """Have pandas show every table whole (整表显示): no rows, columns or long cells left out, and no cell a formula."""
    for name in ("max_rows", "max_columns", "max_colwidth"):
        pd.set_option(f"display.{name}", None)
    pd.set_option("display.html.use_mathjax", False)

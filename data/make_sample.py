"""Writes the made-up sample district, `data/sample/` (样本): same seed, same bytes.

Nothing in it describes a real place. Levels follow published figures (`sample_script/anchors.py`); what the reports
must show stands in `sample_script/stories.py`.

    python data/make_sample.py [FOLDER]
"""

import sys
from pathlib import Path

import pandas as pd
from sample_script import batches, judgements, people, sky, works
from sample_script.draws import YEARS
from sample_script.units import all_units, district_yaml

from qualitykit.rubric import load_rubric

HERE = Path(__file__).parent


def tables_of(year: int, rubric, units) -> dict[str, pd.DataFrame]:
    """Every table of a year by name (一年的全部数据表)."""
    return {
        "targets": batches.targets(year),
        "measures": batches.measures(year),
        "awards": judgements.awards(year, rubric, units),
        "honours": judgements.honours(year),
        "incidents": judgements.incidents(year),
        "funding": works.funding(year),
        "sites": works.sites(year, units),
        "inspections": batches.inspections(year),
        "projects": works.projects(year),
        "complaints": people.complaints(year),
        "survey": people.survey(year),
        "air": sky.air(year),
        "equipment": people.equipment(year),
        "injuries": people.injuries(year),
        "enterprises": batches.enterprises(year),
        "tasks": judgements.tasks(year, rubric, units),
    }


def write_sample(folder: Path) -> None:
    """The district file and all tables (写出样本); every row says that it is synthetic."""
    rubric = load_rubric(HERE / "rubrics/huiji/2016-07-04.yaml")
    units = all_units(rubric)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "district.yaml").write_text(district_yaml(units), encoding="utf-8", newline="\n")
    for year in YEARS:
        (folder / str(year)).mkdir(exist_ok=True)
        for name, table in tables_of(year, rubric, units).items():
            path = folder / str(year) / f"{name}.csv"
            marked = table.assign(synthetic="synthetic")
            marked.to_csv(path, index=False, lineterminator="\n", encoding="utf-8", date_format="%Y-%m-%d")


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "sample")

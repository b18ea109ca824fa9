"""The snapshot that a run works from gives the same scores as the workspace it was taken of."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from qualitykit import open_workspace
from qualitykit.period import Period
from qualitykit.reports.snapshot import take
from qualitykit.scoring import assess

DISTRICT = Path(__file__).resolve().parents[1] / "small_district"


WRITE = {
    "csv": lambda frame, path: frame.to_csv(path, index=False),
    "parquet": lambda frame, path: frame.to_parquet(path),
    "xlsx": lambda frame, path: frame.to_excel(path, index=False),
}


@pytest.mark.parametrize("form", WRITE)
def test_every_table_is_in_it_whatever_its_form(form, tmp_path):
    """A CSV, a Parquet file and a workbook are tables alike: none is left out of what is scored and kept."""
    folder = shutil.copytree(DISTRICT, tmp_path / "district")
    table = folder / "2016" / "awards.csv"
    frame = pd.read_csv(table, dtype=str, keep_default_na=False)
    table.unlink()
    WRITE[form](frame, table.with_suffix(f".{form}"))
    workspace = open_workspace(folder)
    taken = take(workspace, Period.parse("2016Q3"), [], {}, tmp_path / "capsule")
    expected = assess(open_workspace(DISTRICT), "2016Q3")
    for scored in (assess(workspace, "2016Q3"), assess(taken.opened(), "2016Q3")):
        assert [*scored.grades] == [*expected.grades]
        pd.testing.assert_frame_equal(scored.grades, expected.grades)
    assert f"workspace/2016/awards.{form}" in taken.files

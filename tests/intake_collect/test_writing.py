"""Writing whole or not at all: an intake that is stopped anywhere leaves the old workspace or the new one."""

from datetime import UTC, datetime

import pytest
from desk import NOON, Desk

from qualitykit.errors import QualitykitError
from qualitykit.intake import apply
from qualitykit.reports import durable
from qualitykit.workspace import check

FUNDING = "unit,quarter,field,amount,source\n东镇,3,product,1200,新\n"
SITES = "unit,kind,name,date\n西镇,service,二号,2016-03-01\n"


class Killed(BaseException):
    """Stands for a process that is gone."""


def _steps(desk: Desk, files) -> int:
    """How many steps an intake takes, on a copy that may be changed."""
    told = []
    with durable.watched(lambda *step: told.append(step)):
        desk.apply(*files)
    return len(told)


def _inbox(folder) -> tuple[Desk, list]:
    folder.mkdir()
    desk = Desk(folder, funding="unit,quarter,field,amount,source\neast,1,product,1000,a\n")
    return desk, [desk.csv(FUNDING, "a.csv"), desk.csv(SITES, "b.csv")]


def _tables(desk: Desk) -> dict[str, bytes]:
    return {name: data for name, data in desk.files().items() if "/." not in name}


def test_a_crash_at_any_step_leaves_the_old_or_the_new(tmp_path):
    """Killed before or after each single step: readers see old or new, or are told to finish; then it is the new."""
    desk, files = _inbox(tmp_path / "whole")
    old = _tables(desk)
    steps = _steps(desk, files)
    new = _tables(desk)
    assert steps > 10
    for last in range(steps):
        desk, files = _inbox(tmp_path / str(last))
        seen = []

        def watch(*step, seen=seen, last=last):
            seen.append(step)
            if len(seen) > last:
                raise Killed

        with pytest.raises(Killed), durable.watched(watch):
            desk.apply(*files)
        unfinished = any(problem.rule == "intake_unfinished" for problem in check(desk.workspace))
        assert unfinished or _tables(desk) in (old, new)
        with apply.alone(desk.workspace, "2016Q3") as finished:
            assert finished == unfinished
        assert _tables(desk) == (new if unfinished else _tables(desk))
        assert _tables(desk) in (old, new)
        desk.apply(*files)
        assert _tables(desk) == new


def test_a_table_changed_since_the_plan_is_not_written(desk):
    """Somebody saved it in between: the plan is made again, nothing is lost."""
    planned = desk.plan(desk.csv(FUNDING))
    path = desk.workspace / "2016" / "funding.csv"
    path.write_text(path.read_text("utf-8") + "west,3,product,9,手工\n", "utf-8")
    with pytest.raises(QualitykitError, match="changed after the plan"):
        apply.write(planned, "x", NOON)
    assert "手工" in desk.text("2016/funding.csv")


def test_a_file_changed_after_a_crash_is_not_overwritten(desk):
    """What a stopped intake left is only finished over what it left it beside."""
    seen = []

    def watch(when, step, path):
        seen.append(step)
        if when == "after" and step == "replace" and path.name == ".intake.json":
            raise Killed

    with pytest.raises(Killed), durable.watched(watch):
        desk.apply(desk.csv(FUNDING))
    path = desk.workspace / "2016" / "funding.csv"
    path.write_text(path.read_text("utf-8") + "west,3,product,9,手工\n", "utf-8")
    with pytest.raises(QualitykitError, match="after an intake was stopped"):
        desk.apply()  # intake_overtaken
    assert "手工" in desk.text("2016/funding.csv")


def test_two_intakes_cannot_run_at_once(desk):
    """The second is told who holds the workspace."""
    with apply.alone(desk.workspace, "2016Q3"), pytest.raises(QualitykitError, match="process"):
        desk.apply(desk.csv(FUNDING))


def test_a_plan_with_refusals_cannot_be_written(desk):
    """Not even by calling the function."""
    planned = desk.plan(desk.csv("unit,quarter,field,amount\n东镇,3,product,x\n"))
    with pytest.raises(QualitykitError, match=r"in\.csv:2:amount"):
        apply.write(planned, "x", NOON)


def test_the_ledger_only_grows(desk):
    """Lines of earlier intakes stay as they are."""
    desk.apply(desk.csv(FUNDING, "a.csv"))
    before = desk.text("ledger/2016.csv")
    with apply.alone(desk.workspace, "2016Q3"):
        apply.write(desk.plan(desk.csv(SITES, "b.csv")), "李", datetime(2016, 10, 9, tzinfo=UTC))
    assert desk.text("ledger/2016.csv").startswith(before)
    assert [row["who"] for row in desk.rows("ledger/2016.csv")] == ["王芳", "王芳", "李"]


def test_the_ledger_is_no_table(desk):
    """A check of the workspace passes it by."""
    desk.apply(desk.csv(FUNDING))
    assert [problem for problem in check(desk.workspace) if "ledger" in problem.file] == []


def test_a_table_kept_as_a_workbook_is_not_touched(desk):
    """The plan says so already, with the name under which to save the table; the workbook stays."""
    import pandas as pd

    path = desk.workspace / "2016" / "funding.csv"
    pd.read_csv(path).to_excel(path.with_suffix(".xlsx"), index=False)
    path.unlink()
    before = desk.files()
    (told,) = desk.plan(desk.csv(FUNDING)).refused
    assert told.problem.rule == "table_not_csv"
    assert told.problem.text().startswith(
        "2016/funding.xlsx: found a table that the workspace keeps as a workbook"
    )
    assert "save it as CSV UTF-8 under 2016/funding.csv" in told.problem.text()
    with pytest.raises(QualitykitError):
        desk.apply(desk.csv(FUNDING))
    assert desk.files() == before


def test_errors_of_the_workspace_come_first(desk):
    """Nobody who sends a file can mend them."""
    path = desk.workspace / "2016" / "funding.csv"
    path.write_text(path.read_text("utf-8") + "west,3,product,x,\n", "utf-8")
    with pytest.raises(QualitykitError, match=r"2016/funding\.csv:5:amount"):
        desk.plan(desk.csv(SITES))

"""How fast the outlook is: exact chances against a simulation, paths, readings, what it adds to a district's pages.

Ratios measured side by side in one run. Targets: the chances of all grades at least 50 times as fast as 10,000 draws
in numpy, at a far smaller error; a unit's path under 50 ms; everything for the district adds less than 15 % to the
run of its notebooks.

For the last, `qualitykit report`'s own run makes the pages of 25 units and of the district, again and again by turns
with the outlook and without. Without: the code cells tagged `outlook` are left out (`PLAIN` stands in for those that
widen a table), and so is what is worked out for them before the pages' processes fork.
Run: `python benchmarks/outlook.py [units] [rounds]`; 0 units for the pages alone.
"""

import os
import resource
import subprocess
import sys
import time
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import nbformat
import numpy as np
from scoring import RUBRIC, best_of, make_evidence

from qualitykit import shipped
from qualitykit.outlook import certainty, reach, stability
from qualitykit.period import Period
from qualitykit.reports import tasks
from qualitykit.reports.build import Request, report
from qualitykit.reports.notebooks import NOTEBOOKS
from qualitykit.rubric import load_rubric
from qualitykit.scoring import Assessment, assess
from qualitykit.scoring.evidence import Evidence, Targets
from qualitykit.scoring.observed import Observed
from qualitykit.workspace import open_workspace

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
DRAWS = 10_000
SIMULATED = 200
QUARTERS = ("2016Q1", "2016Q2", "2016Q3", "2016Q4")
PAGES = [book for book in NOTEBOOKS if book.name.startswith(("02", "03"))]
# The tables that the outlook widens by the ranks that a unit could have, as they are without it.
PLAIN = {
    "field": "field = tables.standing.field(now, who, language)\nfield",
    "towns": 'towns = tables.official.official(now, "town", language)\ntowns',
    "departments": 'departments = tables.official.official(now, "department", language)\ndepartments',
}
SIDES = ("with", "without")


def many_units(n: int) -> Assessment:
    """Made-up units that answer for every criterion, up to 900 samples each, side by side."""
    evidence = make_evidence(load_rubric(RUBRIC), n)
    units = tuple(SimpleNamespace(id=f"u{k}", kind="town") for k in range(n))
    nothing = dict.fromkeys(evidence.now)
    parts = {
        "rubric": evidence.rubric,
        "units": units,
        "evidence": evidence,
        "now": nothing,
        "before": nothing,
    }
    rest = {field.name: None for field in fields(Assessment)}
    return Assessment(**(rest | parts | {"period": Period(2016), "findings": []}))


def side_by_side(assessments: list[Assessment]) -> Assessment:
    """Several periods of one district as one row of unit-quarters."""
    parts = [one.evidence for one in assessments]

    def joined(values):
        first = values[0]
        if isinstance(first, dict):
            return {key: joined([value[key] for value in values]) for key in first}
        if isinstance(first, Observed):
            return Observed(**{name: joined([getattr(v, name) for v in values]) for name in vars(first)})
        if isinstance(first, Targets):
            numbers, present = (
                joined([getattr(v, name) for v in values]) for name in ("numerator", "present")
            )
            return Targets(numbers, first.scale, present)
        return np.concatenate(values, axis=-1) if isinstance(first, np.ndarray) else first

    assert len({part.scale for part in parts}) == 1, "unit-quarters on different grids"
    names = [field.name for field in fields(Evidence) if field.init]
    evidence = Evidence(**{name: joined([getattr(part, name) for part in parts]) for name in names})
    units = tuple(unit for one in assessments for unit in one.units)
    return replace(assessments[0], units=units, evidence=evidence)


def some(assessment: Assessment, n: int) -> Assessment:
    """The first n units alone."""
    return replace(assessment, units=assessment.units[:n], evidence=assessment.evidence.take(slice(0, n)))


def simulate(assessment: Assessment, draws: int, seed: int = 1) -> np.ndarray:
    """The chance of each grade from redrawn samples, vectorised over draws and units: float[grades, N]."""
    rng, sure = np.random.default_rng(seed), certainty(assessment)
    points = np.zeros((draws, len(assessment.units)), np.int64)
    present = np.zeros(len(assessment.units), np.int64)
    for one in sure.counted:
        passed, n = one.counts
        drawn = rng.binomial(n, rng.beta(passed + 0.5, n - passed + 0.5, (draws, len(n))))
        edges = one.edges(n)
        points[:, one.told] += edges.points[(drawn[:, None] < edges.passes).sum(axis=1)]
        present[one.told] += one.points_now
    totals, evidence = assessment.totals, assessment.evidence
    cap, full = evidence.rubric.bonus.cap, float(evidence.rubric.total)
    with np.errstate(invalid="ignore"):
        base = full * (totals.points - present + points) / totals.settled
    total = base + np.minimum(totals.bonus, int(cap * evidence.scale)) / evidence.scale
    starts = [float(grade.start) for grade in evidence.rubric.grades.scale]
    total[:, evidence.vetoed] = 0
    # A grade's own start is not always met to the last bit of a float.
    reached = np.stack([(total >= start - 1e-9).mean(axis=0) for start in starts])
    return np.diff(reached, axis=0, prepend=0)


def warm(assessment: Assessment) -> Assessment:
    """With points and totals worked out, as any report has them before it asks how sure they are."""
    assessment.points, assessment.totals, assessment.grading  # noqa: B018
    return assessment


def chances_of(assessment: Assessment) -> np.ndarray:
    """The chance of each grade by exact sums: float[grades, N]."""
    return certainty(assessment).grade_chances


def without_outlook(path: Path) -> nbformat.NotebookNode:
    """A notebook without what the outlook adds to it."""
    notebook, kept = nbformat.read(path, 4), []
    for cell in notebook.cells:
        if "outlook" not in cell.metadata.get("tags", ()):
            kept.append(cell)
        elif cell.id in PLAIN:
            cell.source = PLAIN[cell.id]
            kept.append(cell)
        else:
            kept.pop()  # the prose before it
    notebook.cells = kept
    return notebook


def make_pages(side: str, folder: Path) -> None:
    """The run of the units' and the district's notebooks, in this process and those below it."""
    books, workspace = shipped.folder("notebooks"), open_workspace(SAMPLE)
    if side == "without":
        bare = folder / "bare"
        bare.mkdir()
        for page in PAGES:
            nbformat.write(without_outlook(books / page.name), bare / page.name)
        books, tasks.PREWARM = bare, "qualitykit.reports.prewarm:results"
    asked = Request(workspace, "2016Q3", workspace.units, at_once=2, notebooks=tuple(PAGES), folder=books)
    if not report(asked, folder / "out").published:
        raise SystemExit(f"no pages {side} the outlook")


def spent(side: str) -> tuple[float, float]:
    """Wall and processor seconds of a run and of everything below it."""
    with TemporaryDirectory() as folder:
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([sys.executable, __file__, "--pages", side, folder], check=True)
        wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def added(rounds: int) -> None:
    """What the outlook adds to the run of the notebooks; each round begins with the other side."""
    print(f"pages of 25 units and the district, {rounds} rounds; load before {os.getloadavg()[0]:.1f}")
    print(f"{'':10}{'wall s':>18}{'cpu s':>18}{'wall':>10}{'cpu':>8}")
    found = np.empty((rounds, 2, 2))
    for n in range(rounds):
        for side in (0, 1) if n % 2 else (1, 0):
            found[n, side] = spent(SIDES[side])
        print(added_line(f"round {n + 1}", found[n]), flush=True)
    print(added_line("together", found.sum(axis=0)))


def added_line(name: str, found: np.ndarray) -> str:
    """Both sides and by how much the first is more: float[side, wall or processor seconds]."""
    pairs = "".join(f"{a:9.1f} /{b:7.1f}" for a, b in found.T)
    return f"{name:10}{pairs}" + "".join(f"{share:+8.1%}" for share in found[0] / found[1] - 1)


def main() -> None:
    units, rounds = (*map(int, sys.argv[1:]), *(100_000, 5)[len(sys.argv) - 1 :])
    if units:
        answers(units)
    added(rounds)


def answers(n: int) -> None:
    """The outlook's own answers, each beside another way to them or beside its bound."""
    workspace = open_workspace(SAMPLE)
    quarters = warm(side_by_side([assess(workspace, quarter) for quarter in QUARTERS]))
    ours, theirs = best_of(20, chances_of, quarters), best_of(3, simulate, quarters, DRAWS)
    print(
        f"25 units x 4 quarters  exact {ours:8.3f} s   {DRAWS:,} draws {theirs:9.1f} s   {theirs / ours:8,.0f} times"
    )
    many = warm(many_units(n))
    few = warm(some(many, min(SIMULATED, n)))
    ours = best_of(3, chances_of, many)
    theirs = best_of(1, simulate, few, DRAWS) * n / len(few.units)
    print(
        f"{n:,} units         exact {ours:8.3f} s   {DRAWS:,} draws {theirs:9.1f} s   {theirs / ours:8,.0f} times"
    )
    drawn, summed = simulate(few, DRAWS), chances_of(few)
    told = ~np.isnan(summed).any(axis=0)
    error, rounding = np.abs(drawn - summed)[:, told].max(), np.abs(summed[:, told].sum(axis=0) - 1).max()
    print(f"largest error: draws {error:.4f}, sums {rounding:.1e} (of 1)")
    for period in ("2016Q3", "2016"):
        one = warm(assess(workspace, period))
        times = [1000 * best_of(3, reach, one, unit.id, "A") for unit in one.units]
        print(f"a unit's path, {period:6}  median {np.median(times):6.1f} ms   largest {max(times):6.1f} ms")
        table = best_of(3, stability, one, workspace)
        count = stability(one, workspace).combinations
        print(f"stability table, {period:6} {table:6.3f} s for {count} combinations of readings, 25 units")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--pages"]:
        make_pages(sys.argv[2], Path(sys.argv[3]))
    else:
        main()

"""How fast the outlook is: exact chances against a simulation, paths, readings, all that a district asks.

Ratios measured side by side in one run. Targets: the chances of all grades at least 50 times as fast as 10,000 draws
in numpy, at a far smaller error; a unit's path under 50 ms; everything for the district less than 15 % of the run of
its notebooks (its seconds are printed here). Run: `python benchmarks/outlook.py [units]`.
"""

import sys
from dataclasses import fields, replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from scoring import RUBRIC, best_of, make_evidence

from qualitykit.outlook import (
    certainty,
    district_gains,
    due_days,
    project,
    rank_sets,
    reach,
    remaining,
    stability,
)
from qualitykit.period import Period
from qualitykit.rubric import load_rubric
from qualitykit.scoring import Assessment, assess
from qualitykit.scoring.evidence import Evidence, Targets
from qualitykit.scoring.observed import Observed
from qualitykit.workspace import open_workspace

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
DRAWS = 10_000
SIMULATED = 200
QUARTERS = ("2016Q1", "2016Q2", "2016Q3", "2016Q4")


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


def everything(workspace, period: str) -> None:
    """All that the reports of a district ask of the outlook in one period."""
    assessment = assess(workspace, period)
    due = due_days(workspace.year(2016).tables.get("tasks"))
    sure = certainty(assessment)
    sure.criteria, sure.points, sure.grades, rank_sets(sure)
    remaining(assessment, workspace.year(2016).tables.get("tasks"))
    project(assessment, workspace)
    for unit in assessment.units:
        reach(assessment, unit.id, due=due)
    district_gains(assessment, due=due)
    found = stability(assessment, workspace)
    found.units, found.single, found.deciding  # noqa: B018


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
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
    print(f"everything for the district, 2016Q3: {best_of(2, everything, workspace, '2016Q3'):.2f} s")


if __name__ == "__main__":
    main()

"""How fast the whole rubric is scored: 1,000,000 unit-years, as ratios measured side by side in one run.

Against (a) a plain Python loop that scores one unit-year after another with integers and fractions, and (b) a
numpy copy of the same arrays: awards as int64, as they come from the tables, and as int16, packed.
Run: `python benchmarks/scoring.py [unit-years]`.
"""

import resource
import sys
import time
from fractions import Fraction
from pathlib import Path

import numpy as np

from qualitykit.rubric import Rubric, load_rubric
from qualitykit.scoring.blocks import score_units
from qualitykit.scoring.evidence import Evidence, Targets
from qualitykit.scoring.grading import rank_units
from qualitykit.scoring.observed import Observed

RUBRIC = Path(__file__).parents[1] / "data" / "rubrics" / "huiji" / "2016-07-04.yaml"
LOOPED = 3_000
FIELDS = ("product", "engineering", "service")
RATES = ("supervision_coverage", "acceptance_rate", "engineering_complaint_rate")


def make_evidence(rubric: Rubric, n: int, kind: type = np.int64, seed: int = 20160704) -> Evidence:
    """Made-up evidence for n unit-years that answer for every criterion, with holes as a real year has them."""
    rng = np.random.default_rng(seed)
    most = np.array([int(criterion.points * 2) for criterion in rubric.criteria])
    awards = np.stack([rng.integers(-1, top + 1, n, dtype=kind) for top in most])
    awards[[criterion.measured and not criterion.award_stands_in for criterion in rubric.criteria]] = -1
    now, before = ({key: _observe(rng, key, n) for key in _keys()} for _ in range(2))
    share = rng.random(n)
    return Evidence(
        rubric, True, 2, np.ones((len(rubric.criteria), 1), bool), awards, now, before,
        {measure: Targets(np.full(n, 930), 10, np.ones(n, bool)) for measure in rubric.measures},
        (rng.random((len(rubric.bonus.honours), n)) < 0.05).astype(np.int8),
        np.ones(n, bool), share < 0.01,
    )  # fmt: skip


def _keys():
    pass_rates = [("manufacturing_pass_rate", None), ("farm_produce_pass_rate", None)]
    funding = [("quality_funding", part) for part in (None, *FIELDS)]
    return [*pass_rates, *funding, *((rate, None) for rate in RATES), ("demonstration_sites", None)]


def _observe(rng, key, n: int) -> Observed:
    if key[0] == "quality_funding":
        return Observed.of(rng.integers(0, 10**9, n), np.full(n, 100))
    if key[0] == "demonstration_sites":
        return Observed.of(rng.integers(0, 5, n), np.ones(n, np.int64))
    denominator = rng.integers(0, 900, n)
    passed = rng.binomial(denominator, 0.1 if key[0] == "engineering_complaint_rate" else 0.93)
    return Observed.of(passed, denominator, present=rng.random(n) < 0.97)


def score_vectorised(evidence: Evidence):
    """Points, range, bonus, veto, grade and rank of every unit-year."""
    totals, grading = score_units(evidence)
    enough = totals.available >= int(evidence.rubric.settings.rank_floor * evidence.scale)
    ranks = rank_units(grading.total, evidence.vetoed, enough, np.arange(evidence.n) // 8)
    return totals, grading, ranks


def score_one(rubric: Rubric, evidence: Evidence, u: int) -> tuple[Fraction | None, str | None]:
    """The same for one unit-year in plain Python: total and grade."""
    points = settled = Fraction(0)
    for i, criterion in enumerate(rubric.criteria):
        won, applies = _criterion(criterion, evidence, i, u)
        points += won
        settled += criterion.points if applies else 0
    held = evidence.honours[:, u].tolist()
    bonus = sum(
        h.points * min(k, 1) for h, k in zip(rubric.bonus.honours, held, strict=True) if h.rule is None
    )
    bonus += 2 if _grows(evidence, ("quality_funding", None), u, Fraction(6, 5)) == "met" else 0
    if not settled:
        return None, None
    total = 100 * points / settled + min(bonus, rubric.bonus.cap)
    if evidence.vetoed[u]:
        return total, rubric.veto.grade
    return total, next(grade.id for grade in rubric.grades.scale if total >= grade.start)


def _criterion(criterion, evidence: Evidence, i: int, u: int):
    award = int(evidence.awards[i, u])
    if criterion.rule.method == "award":
        return (Fraction(max(award, 0), 2), True)
    if criterion.rule.method == "banded_shortfall":
        n, d = _counts(evidence.now[criterion.rule.measure, None], u)
        if n is None:
            return Fraction(0), True
        return (criterion.points - _deduct(criterion.rule, n, d), True) if d else (Fraction(0), False)
    state = _state(criterion.rule, evidence, u)
    if state in ("none", "base") and award >= 0:
        return Fraction(award, 2), True
    if state == "base":
        return Fraction(0), False
    return (criterion.points if state == "met" else Fraction(0)), state != "empty"


def _deduct(rule, n: int, d: int) -> Fraction:
    short = 93 - Fraction(100 * n, d)
    return next((band.deduct for band in reversed(rule.bands) if short > band.start), Fraction(0))


def _counts(observed: Observed, u: int):
    return (int(observed.numerator[u]), int(observed.denominator[u])) if observed.present[u] else (None, None)


def _state(rule, evidence: Evidence, u: int) -> str:
    if rule.method == "all_of":
        states = [_state(part, evidence, u) for part in rule.of]
        empty = [state == "empty" for state in states]
        if all(empty) if rule.empty == "met" else any(empty):
            return "empty"
        return next((state for state in ("none", "base", "failed") if state in states), "met")
    if rule.method == "growth":
        return _grows(evidence, (rule.measure, rule.part), u, 1 + rule.by_percent / 100, rule.relation)
    n, d = _counts(evidence.now[rule.measure, getattr(rule, "part", None)], u)
    if n is None or d == 0:
        return "none" if n is None else "empty"
    value = Fraction(n * evidence.rubric.measures[rule.measure].per, d)
    above = getattr(rule, "above", None)
    return "met" if (value > above if above is not None else value >= rule.at_least) else "failed"


def _grows(evidence: Evidence, key, u: int, factor, relation: str = "above") -> str:
    n, d = _counts(evidence.now[key], u)
    n0, d0 = _counts(evidence.before[key], u)
    if n is None:
        return "none"
    if d == 0:
        return "empty"
    if n0 is None or d0 == 0 or (key[0] == "quality_funding" and n0 == 0):
        return "base"
    now, then = Fraction(n, d), factor * Fraction(n0, d0)
    return (
        "met" if {"above": now > then, "below": now < then, "not_below": now >= then}[relation] else "failed"
    )


def copy_all(evidence: Evidence) -> None:
    """A numpy copy of every array that the score reads."""
    for observed in (*evidence.now.values(), *evidence.before.values()):
        for array in (observed.numerator, observed.denominator, observed.present):
            array.copy()
    for target in evidence.targets.values():
        target.numerator.copy()
    for array in (evidence.awards, evidence.honours, evidence.towns, evidence.vetoed):
        array.copy()


def best_of(times: int, job, *args) -> float:
    """Seconds of the fastest of several runs."""
    return min(_seconds(job, *args) for _ in range(times))


def _seconds(job, *args) -> float:
    start = time.perf_counter()
    job(*args)
    return time.perf_counter() - start


def compare(rubric: Rubric, n: int, kind: type) -> None:
    """Check that the loop and the arrays agree, then print how fast each is."""
    evidence = make_evidence(rubric, n, kind)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    _, grading, _ = score_vectorised(evidence)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    looped = min(n, LOOPED)
    by_loop = [score_one(rubric, evidence, u) for u in range(looped)]
    ids = [grade.id for grade in rubric.grades.scale]
    assert [total for total, _ in by_loop] == grading.total.take(slice(looped)).fractions(), "totals differ"
    assert [grade for _, grade in by_loop] == [ids[g] for g in grading.grade[:looped]], "grades differ"
    ours = best_of(5, score_vectorised, evidence)
    loop = best_of(2, lambda: [score_one(rubric, evidence, u) for u in range(looped)]) * n / looped
    copy = best_of(5, copy_all, evidence)
    print(f"\nawards as {np.dtype(kind)}")
    print(f"arrays        {n / ours:14,.0f} unit-years a second   {ours:8.3f} s")
    print(f"plain loop    {n / loop:14,.0f} unit-years a second   {loop:8.1f} s (from {looped:,})")
    print(f"numpy copy    {n / copy:14,.0f} unit-years a second   {copy:8.3f} s")
    print(
        f"arrays are {loop / ours:,.0f} times as fast as the loop and take {ours / copy:.1f} times the copy"
    )
    print(f"peak memory {peak / 1024:,.0f} MB, {before / 1024:,.0f} MB of it the evidence itself")


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rubric = load_rubric(RUBRIC)
    print(
        f"{n:,} unit-years of {len(rubric.criteria)} criteria, totals, ranges, bonus, veto, grades and ranks"
    )
    for kind in (np.int64, np.int16):
        compare(rubric, n, kind)


if __name__ == "__main__":
    main()

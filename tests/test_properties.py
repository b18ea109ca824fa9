"""What must hold for any numbers: monotone, bounded, additive, indifferent to order and scale, and as the slow twin."""

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
import slow_twin
from any_units import VARIANTS, evidence_of, facts_of_a_unit, few, rubric_of, target, units
from hypothesis import given
from hypothesis import strategies as st
from scoring_cases import read_cases, write_workspace
from slow_twin import Facts

from qualitykit.scoring import assess
from qualitykit.scoring.district import score_district
from qualitykit.scoring.grading import Ratio, grade_index, grade_units, rank_units
from qualitykit.scoring.totals import add_up, score_all
from qualitykit.workspace import open_workspace

pytestmark = pytest.mark.usefixtures("rubrics_read_once")

# ── Arrays against the twin ──────────────────────────────────────────────────────────────────────────────────────


@few
@given(units(), st.booleans(), st.sampled_from(range(len(VARIANTS))))
def test_arrays_give_what_the_slow_twin_gives(facts, final, variant):
    """Points, status, range, base, bonus, total and grade of every unit are those of the twin, to the last fraction."""
    evidence = evidence_of(facts, final, variant)
    rubric, rows, totals = evidence.rubric, score_all(evidence), add_up(evidence)
    grading = grade_units(totals, evidence)
    ids = [*(grade.id for grade in rubric.grades.scale), None]
    for u, one in enumerate(facts):
        town = one.unit == "guxing"
        criteria = rubric.responsible(one.unit, "town" if town else "department")
        twin = slow_twin.assess_unit(one, criteria, town, final, VARIANTS[variant])
        for c, criterion in enumerate(rubric.criteria):
            if criterion.id in twin.scores:
                assert _row(rows[c], u, 6) == vars(twin.scores[criterion.id]), criterion.id
        sums = {
            name: Fraction(int(getattr(totals, name)[u]), 6) for name in ("available", "settled", "points")
        }
        assert sums == {name: getattr(twin, name) for name in sums}
        for name in ("base", "total", "low", "high"):
            assert getattr(grading, name).fractions()[u] == getattr(twin, name), name
        assert Fraction(int(grading.bonus[u]), 6) == twin.bonus
        assert ids[grading.grade_before_veto[u]] == twin.grade_before_veto
        assert ids[grading.grade[u]] == twin.grade


def _row(row, u: int, scale: int) -> dict:
    status = "open"
    for name, holds in (
        ("scored", row.scored),
        ("not_applicable", ~row.applicable),
        ("unreported", row.unreported),
    ):
        status = name if holds[u] else status
    exact = {name: Fraction(int(getattr(row, name)[u]), scale) for name in ("points", "low", "high")}
    return {
        "points_within": Fraction(row.available, scale),
        "status": status,
        "points": exact["points"] if row.scored[u] else None,
        "low": exact["low"] if row.possible[u] else None,
        "high": exact["high"] if row.possible[u] else None,
    }


@few
@given(units(), st.booleans(), st.sampled_from(range(len(VARIANTS))))
def test_parts_sum_to_totals(facts, final, variant):
    """What a unit's criteria give adds up to its sums, though those are taken in another way."""
    evidence = evidence_of(facts, final, variant)
    rows, totals = score_all(evidence), add_up(evidence)
    mine = evidence.responsible
    for name, part in {
        "points": lambda row: row.points,
        "available": lambda row: row.available * row.applicable,
        "settled": lambda row: row.available * (row.applicable & row.scored),
        "possible": lambda row: row.available * row.possible,
        "low": lambda row: row.low,
        "high": lambda row: row.high,
    }.items():
        whole = sum(part(row) * mine[c] for c, row in enumerate(rows))
        assert getattr(totals, name).tolist() == whole.tolist(), name


# ── Monotone ─────────────────────────────────────────────────────────────────────────────────────────────────────


@few
@given(facts_of_a_unit(), st.lists(st.integers(0, 10**8), min_size=2, max_size=6), target())
def test_points_never_rise_as_the_rate_falls(facts, rates, aim):
    """On rows 1 and 2, of two rates against one target the lower one never earns more."""
    rates = sorted(rates, reverse=True)
    measures = ("manufacturing_pass_rate", "farm_produce_pass_rate")
    falling = [
        replace(facts, rates=dict.fromkeys(measures, (n, 10**8)), targets=dict.fromkeys(measures, aim))
        for n in rates
    ]
    for row in score_all(evidence_of(falling, True))[:2]:
        assert row.points.tolist() == sorted(row.points.tolist(), reverse=True)


@few
@given(units(), st.booleans(), st.sampled_from(range(len(VARIANTS))))
def test_a_veto_never_raises_a_grade(facts, final, variant):
    """With a veto a unit's grade is D, whatever it was, and its total stays."""
    without, with_veto = (
        grade_units(add_up(evidence), evidence)
        for evidence in (
            evidence_of([replace(f, vetoed=v) for f in facts], final, variant) for v in (False, True)
        )
    )
    assert with_veto.total.fractions() == without.total.fractions()
    assert with_veto.grade_before_veto.tolist() == without.grade.tolist()
    assert (with_veto.grade == 3).all()
    assert (with_veto.grade >= without.grade).all()


@few
@given(
    st.lists(st.fractions(min_value=0, max_value=110, max_denominator=400), min_size=2, max_size=30),
    st.sampled_from(range(len(VARIANTS))),
)
def test_grades_are_monotone_in_the_total(totals, variant):
    """A higher total never has a worse grade, however the gaps between grades are read."""
    totals = sorted(totals)
    ratios = Ratio(np.array([t.numerator for t in totals]), np.array([t.denominator for t in totals]))
    index = grade_index(ratios, rubric_of(variant)).tolist()
    assert index == sorted(index, reverse=True)


# ── Bounds ───────────────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def a_year_of_a_unit(draw):
    """A unit's facts in two quarters and at the year's end: awards stay, honours and sites add up, rates move.

    An award counts as settled even where it only stands in for a measure, so none does here: data that come after
    it may move the result out of its range.
    """
    final = draw(facts_of_a_unit())
    assessed = {criterion.id for criterion in rubric_of(0).criteria if not criterion.measured}
    final = replace(final, awards={c: points for c, points in final.awards.items() if c in assessed})
    second = draw(_earlier(final))
    return [draw(_earlier(second)), second, final]


@st.composite
def _earlier(draw, later: Facts):
    """The same unit before: fewer awards, honours and sites; rates may have been anything."""
    most = (later.rates["demonstration_sites"] or (0, 1))[0]
    sites = draw(st.none() | st.integers(0, most).map(lambda n: (n, 1)))
    before, luck = draw(facts_of_a_unit()), random.Random(draw(st.integers(0, 10**6)))
    return replace(
        before,
        unit=later.unit,
        awards={c: points for c, points in later.awards.items() if luck.random() < 0.6},
        honours={h: n for h, n in later.honours.items() if luck.random() < 0.6},
        rates=before.rates | {"demonstration_sites": sites},
    )


@few
@given(st.lists(a_year_of_a_unit(), min_size=1, max_size=3), st.sampled_from(range(len(VARIANTS))))
def test_the_range_holds_the_final_result_and_only_narrows(years, variant):
    """Low and high of every quarter bound what comes later, for each unit and for the district."""
    ranges = []
    for step, final in ((0, False), (1, False), (2, True)):
        evidence = evidence_of([year[step] for year in years], final, variant)
        grading = grade_units(add_up(evidence), evidence)
        held = np.minimum(evidence.honours.sum(axis=1), 1)
        district = score_district(score_all(evidence), evidence, held, False).grading
        ranges.append([list(zip(*(getattr(g, n).fractions() for n in ("low", "total", "high")), strict=True))
                       for g in (grading, district)])  # fmt: skip
    for before, after in ((0, 1), (1, 2), (0, 2)):
        for early, late in zip(ranges[before], ranges[after], strict=True):
            for (low, _, high), (low_later, total, high_later) in zip(early, late, strict=True):
                if low_later is not None:
                    assert low <= low_later <= high_later <= high
                if after == 2 and total is not None:
                    assert low <= total <= high


@few
@given(units(), st.booleans())
def test_the_total_lies_in_its_own_range(facts, final):
    """Points so far over what is settled never lie outside the range of the same moment."""
    evidence = evidence_of(facts, final)
    grading = grade_units(add_up(evidence), evidence)
    columns = (getattr(grading, name).fractions() for name in ("low", "total", "high"))
    for low, total, high in zip(*columns, strict=True):
        assert total is None or low <= total <= high


# ── Order and scale ──────────────────────────────────────────────────────────────────────────────────────────────


@few
@given(units(), st.randoms(use_true_random=False))
def test_the_order_of_units_changes_nothing(facts, luck):
    """Each unit's result is its own, whoever stands beside it."""
    order = list(range(len(facts)))
    luck.shuffle(order)
    straight, mixed = evidence_of(facts, True), evidence_of([facts[i] for i in order], True)
    here, there = (grade_units(add_up(e), e) for e in (straight, mixed))
    assert there.total.fractions() == [here.total.fractions()[i] for i in order]
    enough = np.ones(len(order), bool)
    ranks = rank_units(here.total, straight.vetoed, enough, straight.towns.astype(int))[0]
    mixed_ranks = rank_units(there.total, mixed.vetoed, enough, mixed.towns.astype(int))[0]
    assert mixed_ranks.tolist() == ranks[order].tolist()


@few
@given(units(), st.booleans(), st.integers(2, 10**9), st.sampled_from(range(len(VARIANTS))))
def test_scaling_the_counts_changes_nothing(facts, final, factor, variant):
    """A rate is a rate: k times as many batches of which k times as many passed give the same points."""
    scaled = [
        replace(one, rates=_scaled(one.rates, factor), last_year=_scaled(one.last_year, factor))
        for one in facts
    ]
    plain, large = (
        grade_units(add_up(e), e)
        for e in (evidence_of(facts, final, variant), evidence_of(scaled, final, variant))
    )
    assert plain.total.fractions() == large.total.fractions()
    assert plain.high.fractions() == large.high.fractions()


def _scaled(pairs: dict, factor: int) -> dict:
    """Rates only: a count of sites is no ratio."""
    return {
        key: pair if pair is None or key == "demonstration_sites" else (pair[0] * factor, pair[1] * factor)
        for key, pair in pairs.items()
    }


ORDERED = (
    "several assessors of one quarter give their mean, exact and off the step",
    "counts add up over the quarters of a year",
    "a published rate stands until a later quarter replaces it",
    "amounts, counts and registers are pooled too",
    "every honour is worth what the document says",
    "vetoed units rank after all others of their kind, by total among themselves",
    "complaints are counted over the whole register, older projects included",
)


@pytest.mark.parametrize("name", ORDERED)
def test_the_order_of_rows_changes_nothing(name, tmp_path):
    """Tables shuffled row by row give the same scores, grades and reasons."""
    files = ("awards", "rates", "departments", "bonus", "ranks", "measured")
    case = next(case for file in files for case in read_cases(f"{file}.yaml") if case["case"] == name)
    luck = random.Random(name)
    results = []
    for attempt in range(3):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        assessment = assess(open_workspace(write_workspace(folder, case)), "2016Q4")
        results.append((assessment.scores.to_dict(), assessment.grades.to_dict(), assessment.reasons("zh")))
        case = case | {"tables": {table: _shuffled(text, luck) for table, text in case["tables"].items()}}
    assert results[1] == results[0]
    assert results[2] == results[0]


def _shuffled(text: str, luck: random.Random) -> str:
    header, *rows = text.strip().split("\n")
    luck.shuffle(rows)
    return "\n".join([header, *rows]) + "\n"


@few
@given(
    st.lists(
        st.tuples(st.integers(0, 120), st.booleans(), st.booleans(), st.integers(0, 1)),
        min_size=1,
        max_size=12,
    ),
    st.integers(1, 10**7),
)
def test_ranks_are_those_of_a_slow_count(rows, scale):
    """A unit's rank is one more than the number of its kind that stand before it."""
    total, vetoed, eligible, group = (np.array(column) for column in zip(*rows, strict=True))
    ratios = Ratio(total * scale, np.full(len(total), scale))
    rank, of = rank_units(ratios, vetoed, eligible, group)
    for i in range(len(rows)):
        if not eligible[i]:
            assert (rank[i], of[i]) == (0, 0)
            continue
        peers = [j for j in range(len(rows)) if eligible[j] and group[j] == group[i]]
        ahead = [j for j in peers if (vetoed[j], -total[j]) < (vetoed[i], -total[i])]
        assert (rank[i], of[i]) == (len(ahead) + 1, len(peers))

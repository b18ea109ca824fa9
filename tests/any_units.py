"""Any units, for hypothesis: what may be known of them, as facts for the slow twin and as arrays for the program."""

import random
import tempfile
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from scoring_cases import rubric_2016, rubric_text
from slow_twin import HONOURS, Facts, Rules

from qualitykit.rubric import load_rubric
from qualitykit.scoring.evidence import Evidence, Targets
from qualitykit.scoring.observed import Observed

FIELDS = ("product", "engineering", "service")
KEYS = [
    *(("manufacturing_pass_rate", None), ("farm_produce_pass_rate", None), ("demonstration_sites", None)),
    *(("quality_funding", part) for part in (None, *FIELDS)),
    *((rate, None) for rate in ("supervision_coverage", "acceptance_rate", "engineering_complaint_rate")),
]
UNITS = ("guxing", "market_quality", "finance", "housing_construction", "environment")
VARIANTS = (
    Rules(),
    Rules(not_applicable="raw", unreported="leave_out", grade_gap="upper"),
    Rules(not_applicable="credit", honour_counting="per_award", grade_gap="round"),
    Rules(rate_rounding=1, bonus_in_grade=False, unreported="leave_out"),
)
few = settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@cache
def rubric_of(variant: int):
    """The 2016 rubric with the settings of a variant."""
    changed = {
        name: str(value).lower()
        for name, value in vars(VARIANTS[variant]).items()
        if value != getattr(Rules(), name)
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "2016-07-04.yaml"
        path.write_text(rubric_text(changed), "utf-8")
        return load_rubric(path)


# ── Any unit's facts ─────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def counts(draw, most: int = 300, per_unit: bool = False):
    """A numerator and a denominator, both 0 now and then."""
    denominator = draw(st.integers(0, most) | st.just(0))
    largest = 3 * denominator if per_unit else denominator
    return draw(st.integers(0, largest) | st.just(largest if not per_unit else 0)), denominator


@st.composite
def near_an_edge(draw, target: Fraction):
    """A published rate at or beside an edge of the band tables."""
    edge = draw(st.sampled_from([0, 1, 3, 5, 10, 15]))
    rate = (
        target - edge + draw(st.sampled_from([0, Fraction(1, 10**6), -Fraction(1, 10**6), Fraction(1, 100)]))
    )
    return int(rate * 10**6), 100 * 10**6


@st.composite
def facts_of_a_unit(draw):
    """What is known of a unit: any of it may be missing, empty, on an edge or of no use."""
    unit = draw(st.sampled_from(UNITS))
    targets = {
        measure: draw(st.none() | target())
        for measure in ("manufacturing_pass_rate", "farm_produce_pass_rate")
    }
    rates = {}
    for measure, aim in targets.items():
        pair = counts() | near_an_edge(aim or Fraction(93))
        rates[measure] = draw(st.none() | pair)
    rates["demonstration_sites"] = draw(st.none() | st.integers(0, 4).map(lambda n: (n, 1)))
    works, last = {}, {}
    for year in (works, last):
        for measure in ("supervision_coverage", "acceptance_rate"):
            year[measure] = draw(st.none() | counts(6))
        year["engineering_complaint_rate"] = draw(st.none() | counts(6, per_unit=True))
    money = draw(st.none() | st.tuples(*[st.integers(0, 3) for _ in FIELDS]))
    rates |= works | {("quality_funding", part): None for part in FIELDS} | {"quality_funding": None}
    if money is not None:
        rates |= {("quality_funding", part): (100 * n, 100) for part, n in zip(FIELDS, money, strict=True)}
        rates["quality_funding"] = (100 * sum(money), 100)
    last["quality_funding"] = draw(st.none() | st.integers(0, 8).map(lambda n: (50 * n, 100)))
    return Facts(unit, rates, last, targets, draw(awards()), draw(honours()), draw(st.booleans()))


def target():
    """A target of two decimals."""
    return st.integers(8000, 9900).map(lambda n: Fraction(n, 100))


@st.composite
def awards(draw):
    """Awards in thirds and halves, on everything, nothing or a part; also where they may only stand in."""
    share = draw(st.sampled_from([0.0, 0.3, 0.9, 1.0]))
    luck = random.Random(draw(st.integers(0, 10**6)))
    return {
        criterion.id: Fraction(luck.randint(0, int(criterion.points * 6)), 6)
        for criterion in rubric_2016().criteria
        if (not criterion.measured or criterion.award_stands_in) and luck.random() < share
    }


def honours():
    """How often some honours were won."""
    return st.dictionaries(st.sampled_from(list(HONOURS)), st.integers(1, 2), max_size=8)


def units():
    """A few units side by side."""
    return st.lists(facts_of_a_unit(), min_size=1, max_size=3)


# ── The same facts as arrays ─────────────────────────────────────────────────────────────────────────────────────


def evidence_of(facts: list[Facts], final: bool, variant: int = 0) -> Evidence:
    """Facts of several units as the arrays that are scored."""
    rubric = rubric_of(variant)
    kinds = ["town" if one.unit == "guxing" else "department" for one in facts]
    answers = [
        [rubric.answers(c, f.unit, kind) for f, kind in zip(facts, kinds, strict=True)]
        for c in rubric.criteria
    ]
    given = [[_grid(one.awards.get(criterion.id)) for one in facts] for criterion in rubric.criteria]
    held = [[one.honours.get(honour.id, 0) for one in facts] for honour in rubric.bonus.honours]
    return Evidence(
        rubric, final, 6, np.array(answers, bool), np.array(given, np.int64),
        {key: _observed([_of(one.rates, key) for one in facts]) for key in KEYS},
        {key: _observed([_of(one.last_year, key) for one in facts]) for key in KEYS},
        {measure: _targets([one.targets.get(measure) for one in facts]) for measure in rubric.measures},
        np.array(held, np.int64), np.array([kind == "town" for kind in kinds]),
        np.array([one.vetoed for one in facts]),
    )  # fmt: skip


def _grid(award: Fraction | None) -> int:
    return -1 if award is None else int(award * 6)


def _of(pairs: dict, key):
    measure, part = key
    return pairs.get((measure, part) if part else measure)


def _observed(pairs: list) -> Observed:
    present = np.array([pair is not None for pair in pairs])
    numerator, denominator = (np.array([(pair or (0, 1))[i] for pair in pairs], np.int64) for i in (0, 1))
    return Observed.of(numerator, denominator, present, True)


def _targets(aims: list) -> Targets:
    return Targets(
        np.array([int((aim or 0) * 100) for aim in aims]), 100, np.array([aim is not None for aim in aims])
    )

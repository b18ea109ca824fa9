"""What a small sample does to the points (小样本的影响): one true rate, different numbers of samples."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, log

import numpy as np
import pandas as pd

from qualitykit.errors import Problem, QualitykitError
from qualitykit.exact import to_fraction
from qualitykit.outlook.bands import Edges, Limits, band_edges, band_limits
from qualitykit.outlook.chances import binomial_chances, expected_points
from qualitykit.rubric import Criterion, Measure, Rubric
from qualitykit.rubric.rules import BandedShortfall
from qualitykit.scoring.evidence import Targets, grid_scale

SIZES = (5, 10, 20, 30, 50, 100, 200, 500, 1000, 2000)
# Where not even this many are sure to be enough, the number needed is not worked out.
MOST = 1_000_000
_STEP = 8192


@dataclass(frozen=True)
class Needed:
    """From how many samples on a wrong band is unlikely (所需样本量).

    n: for this and every larger number the chance of a wrong points value is at most as asked. None where
    `reason` says why: `never` (the true rate stands on an edge, where luck decides whatever the number) or
    `beyond` (it lies so near an edge that `MOST` are not
    sure to be enough).
    """

    n: int | None
    reason: str = ""


def small_samples(
    rubric: Rubric,
    criterion_id: str,
    target: Fraction | float | str,
    rate: Fraction | float | str,
    sizes: Sequence[int] = SIZES,
) -> pd.DataFrame:
    """What one true rate gives with different numbers of samples (样本量与得分).

    Args:
        criterion_id: a criterion with a band table on a rate; target: in the measure's unit (93 for 93 %);
        rate: the true rate, a fraction in [0, 1]; sizes: numbers of samples, 1 or more.

    Returns:
        n, expected, sd (points), full (chance of full marks), wrong (chance of other points than the true rate
        deserves); `attrs["deserved"]` those points.

    Raises:
        QualitykitError: a criterion without such a table, a target that no rate can have, a rate outside [0, 1] or
            a size below 1.
    """
    question = _Question.asked(rubric, criterion_id, target, rate)
    sizes = np.asarray(sizes)
    if (sizes < 1).any():
        raise QualitykitError(
            Problem("SIZES", None, criterion_id, "sample_below_one", {"value": int(sizes.min())})
        )
    edges = question.edges(sizes)
    chances = binomial_chances(edges, sizes, np.full(len(sizes), float(question.rate)))
    expected, sd = expected_points(chances, edges.points / question.scale)
    full = chances[edges.points == edges.points[0]].sum(axis=0)
    frame = pd.DataFrame(
        {"n": sizes, "expected": expected, "sd": sd, "full": full, "wrong": question.wrong(sizes)}
    )
    frame.attrs["deserved"] = Fraction(int(edges.points[question.level]), question.scale)
    return frame


def samples_needed(
    rubric: Rubric,
    criterion_id: str,
    target: Fraction | float | str,
    rate: Fraction | float | str,
    wrong: float = 0.05,
) -> Needed:
    """From how many samples on the chance of a wrong band stays at or below a bound (所需样本量).

    Formula: by Chernoff P(X/n beyond an edge e) ≤ exp(−n KL(e‖p)), with at most two edges next to the true rate p;
    from n₀ = ln(2 ÷ wrong) ÷ min KL on nothing can go wrong more often. Below n₀ every n is worked out exactly,
    from above, until one fails; the next larger is the answer.

    Raises:
        QualitykitError: as `small_samples`; ValueError: a bound outside (0, 1).

    **Source**: H. Chernoff, A measure of asymptotic efficiency for tests of a hypothesis based on the sum of
    observations, Annals of Mathematical Statistics 23 (1952) 493-507.
    """
    if not 0 < wrong < 1:
        raise ValueError(f"wrong must lie between 0 and 1 (got {wrong})")
    question = _Question.asked(rubric, criterion_id, target, rate)
    if question.rate in (0, 1) or not (neighbours := question.neighbours):
        return Needed(1)
    if question.rate in neighbours:
        return Needed(None, "never")
    sure = ceil(log(2 / wrong) / min(_divergence(float(edge), float(question.rate)) for edge in neighbours))
    if sure > MOST:
        return Needed(None, "beyond")
    for stop in range(sure, 0, -_STEP):
        n = np.arange(max(stop - _STEP, 0) + 1, stop + 1)
        if len(failed := np.flatnonzero(question.wrong(n) > wrong)):
            return Needed(int(n[failed[-1]]) + 1)
    return Needed(1)


@dataclass(frozen=True)
class _Question:
    """One criterion, target and true rate."""

    criterion: Criterion
    measure: Measure
    limits: Limits
    rate: Fraction
    scale: int

    @classmethod
    def asked(cls, rubric: Rubric, criterion_id: str, target, rate) -> "_Question":
        criterion = next((one for one in rubric.criteria if one.id == criterion_id), None)
        rule = criterion.rule if criterion else None
        if not isinstance(rule, BandedShortfall) or rubric.measures[rule.measure].kind != "rate":
            raise QualitykitError(Problem("CRITERION", None, None, "not_banded", {"value": criterion_id}))
        measure, target, rate = rubric.measures[rule.measure], to_fraction(target), to_fraction(rate)
        values = {"value": float(rate), "target": float(target), "per": measure.per}
        if not (0 <= rate <= 1 and 0 <= target <= measure.per):
            raise QualitykitError(Problem("RATE", None, criterion_id, "rate_or_target", values))
        aim = Targets(np.array([target.numerator]), target.denominator, np.array([True]))
        limits = band_limits(rule, aim, measure, rubric.settings.rate_rounding)
        return cls(criterion, measure, limits, rate, grid_scale(rubric))

    def edges(self, n: np.ndarray) -> Edges:
        available = int(self.criterion.points * self.scale)
        return band_edges(self.limits, n, self.criterion.rule, self.measure, available, self.scale)

    @property
    def sign(self) -> int:
        """−1 where less is better: the limits stand with their sign turned."""
        return 1 if self.measure.better == "higher" else -1

    @property
    def level(self) -> int:
        """How many bands the true rate itself has entered."""
        rate, held = self.sign * self.rate, self.limits.held[:, 0]
        edges = zip(self.limits.fractions(), held, strict=True)
        return sum(rate < edge or (rate == edge and not holds) for edge, holds in edges)

    @property
    def neighbours(self) -> list[Fraction]:
        """The limits in [0, 1] next to the true rate at which the points change."""
        points = self.edges(np.array([1])).points
        changes = [k for k in range(len(points) - 1) if points[k] != points[k + 1]]
        above = [k for k in changes if k < self.level][-1:]
        below = [k for k in changes if k >= self.level][:1]
        edges = [self.sign * self.limits.fractions()[k] for k in (*above, *below)]
        return [edge for edge in edges if 0 <= edge <= 1]

    def wrong(self, n: np.ndarray) -> np.ndarray:
        """float[N]: the chance of other points than the true rate deserves."""
        edges = self.edges(n)
        chances = binomial_chances(edges, n, np.full(len(n), float(self.rate)))
        return chances[edges.points != edges.points[self.level]].sum(axis=0)


def _divergence(q: float, p: float) -> float:
    """KL(q‖p) of two chances, p inside (0, 1)."""
    return sum(a * log(a / b) for a, b in ((q, p), (1 - q, 1 - p)) if a > 0)

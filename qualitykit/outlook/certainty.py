"""How sure the points and the grade are (得分与等级的把握), for every unit of an assessment.

Only the criteria with a band table are left to chance, each told from its own counts and taken as independent of
the others; everything else stays as it is. Whatever cannot be told carries a reason instead of a number: the
reasons stand in `counted`, and a total of nothing settled is `no_total`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
import pandas as pd

from qualitykit.errors import Problem, QualitykitError
from qualitykit.exact import to_fraction
from qualitykit.memo import remembered
from qualitykit.outlook.chances import determined, expected_points
from qualitykit.outlook.counted import UNKNOWN, Counted, Populations, counted_criteria
from qualitykit.outlook.grade_chances import convolve_points, grade_chances
from qualitykit.outlook.margin import margins
from qualitykit.outlook.spread import Spread, assumed_spread, predictive_spread
from qualitykit.scoring import Assessment

Rates = Mapping[str, Fraction | float | str]


@remembered()
def certainty(
    assessment: Assessment, assumed: Rates | None = None, populations: Populations | None = None
) -> "Certainty":
    """How sure the points and grades of an assessment are (把握程度).

    Args:
        assumed: true rate (a fraction in [0, 1]) by criterion, for the question what luck alone does; for a
            criterion that is not named, each unit's target.
        populations: how many there are to inspect, by (unit, measure).

    Raises:
        QualitykitError: a rate outside [0, 1] or of a criterion without bands, or a population that is unknown or
            smaller than the sample.
    """
    counted = counted_criteria(assessment, populations)
    rates = {name: to_fraction(rate) for name, rate in (assumed or {}).items()}
    known = [one.criterion.id for one in counted]
    wrong = [
        Problem("RATE", None, name, "assumed_rate", {"value": float(rate), "known": ", ".join(known)})
        for name, rate in rates.items()
        if name not in known or not 0 <= rate <= 1
    ]
    if wrong:
        raise QualitykitError(wrong)
    return Certainty(assessment, counted, rates)


@dataclass(frozen=True)
class Certainty:
    """How sure an assessment is (把握程度): tables by criterion, by points value and by grade."""

    assessment: Assessment
    counted: list[Counted]
    assumed: dict[str, Fraction]

    @cached_property
    def seen(self) -> list[Spread]:
        """For each banded criterion the chances from the counts (按样本的得分分布)."""
        return [predictive_spread(one) for one in self.counted]

    @cached_property
    def luck(self) -> list[Spread]:
        """For each banded criterion the chances at the assumed rate (按假定合格率的得分分布)."""
        return [assumed_spread(one, self.rate_of(one)) for one in self.counted]

    @cached_property
    def criteria(self) -> pd.DataFrame:
        """A row per unit and banded criterion (逐项把握).

        Returns:
            unit, criterion, reason, passed, n, population, pooled, target, points; from the counts: expected, sd,
            likeliest, chance, determined; at the assumed rate: assumed, expected_assumed, sd_assumed,
            chance_assumed (of the points that stand); losses, gains: how many more failures cost points, how many
            more passes earn some, of the same n. None, NaN or <NA> where a reason says why.
        """
        frames = [_known(self, one).join(_told(self, k)) for k, one in enumerate(self.counted)]
        return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=["unit", "criterion"])

    @cached_property
    def banded(self) -> dict[str, tuple[pd.DataFrame, pd.DataFrame]]:
        """By unit the rows of `criteria` that can be told, and those that cannot (可判断与不可判断的指标)."""
        return {
            unit: (rows[rows["reason"] == ""], rows[rows["reason"] != ""])
            for unit, rows in self.criteria.groupby("unit", sort=False)
        }

    @cached_property
    def points(self) -> pd.DataFrame:
        """A row per unit, banded criterion and points value (各得分的把握).

        Returns:
            unit, criterion, points, predictive (from the counts), assumed (at the assumed rate), now (whether
            these are the points that stand); nothing for what cannot be told.
        """
        frames = [_outcomes(self, k) for k in range(len(self.counted))]
        return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=["unit", "criterion"])

    @cached_property
    def sums(self) -> tuple[np.ndarray, np.ndarray]:
        """The distribution of the points left to chance, and what they are now (可变得分的分布).

        Returns:
            float[G, N], int64[N], in grid units.
        """
        n = len(self.assessment.units)
        parts = [spread.over_all(one.told, n) for one, spread in zip(self.counted, self.seen, strict=True)]
        present = np.zeros(n, np.int64)
        for one in self.counted:
            present[one.told] += one.points_now
        return convolve_points(parts, n), present

    @cached_property
    def unknown(self) -> np.ndarray:
        """object[N]: why a unit's total cannot be told, empty where it can (不可判断的原因)."""
        reason = np.full(len(self.assessment.units), "", object)
        for one in self.counted:
            unknown = one.mine & np.isin(one.reason, UNKNOWN) & (reason == "")
            reason[unknown] = one.reason[unknown]
        return reason

    @cached_property
    def grades(self) -> pd.DataFrame:
        """A row per unit: the chance of each grade (各等级的把握).

        Returns:
            unit, reason, grade (as it stands), a column for each grade, likeliest, chance, determined. A unit
            under a veto has the veto's grade for certain. NaN where a reason says why.
        """
        vetoed, chances = self.assessment.evidence.vetoed, self.grade_chances
        reason = np.where(vetoed, "", self.unknown)
        reason = np.where((reason == "") & np.isnan(chances).any(axis=0), "no_total", reason)
        return _grade_rows(self.assessment, np.where(reason == "", chances, np.nan), reason)

    @cached_property
    def grade_chances(self) -> np.ndarray:
        """float[grades, N]: the chance of each grade, untold criteria as they stand (各等级的把握).

        NaN where there is no total. `grades` leaves out what cannot be told.
        """
        (sums, present), assessment = self.sums, self.assessment
        return grade_chances(sums, assessment.totals, present, assessment.evidence)

    def rate_of(self, one: Counted) -> np.ndarray:
        """float[T]: the true rate that is assumed for the units told (假定合格率)."""
        if one.criterion.id in self.assumed:
            return np.full(len(one.told), float(self.assumed[one.criterion.id]))
        return one.target.numerator / (one.target.scale * one.measure.per)


def _known(sure: Certainty, one: Counted) -> pd.DataFrame:
    """What was observed, told or not; the index is the unit's number."""
    units, row = np.flatnonzero(one.mine), sure.assessment.points[one.position]
    scale, target = (
        sure.assessment.evidence.scale,
        sure.assessment.evidence.targets[one.criterion.rule.measure],
    )
    aims = [Fraction(int(target.numerator[u]), target.scale) if target.present[u] else None for u in units]
    points = [Fraction(int(row.points[u]), scale) if row.scored[u] else None for u in units]
    seen = one.observed.take(units)
    uncounted = ~(seen.present & seen.counted)
    columns = {
        "unit": [sure.assessment.units[u].id for u in units],
        "criterion": one.criterion.id,
        "reason": one.reason[units],
        "passed": pd.arrays.IntegerArray(seen.numerator.astype(np.int64), uncounted),
        "n": pd.arrays.IntegerArray(seen.denominator.astype(np.int64), uncounted),
        "population": pd.arrays.IntegerArray(one.population[units], one.population[units] == 0),
        "pooled": seen.pooled,
        "target": pd.Series(aims, units, dtype=object),
        "points": pd.Series(points, units, dtype=object),
    }
    return pd.DataFrame(columns, index=units)


def _told(sure: Certainty, k: int) -> pd.DataFrame:
    """What can be told of criterion number k; the index is the unit's number."""
    one, scale = sure.counted[k], sure.assessment.evidence.scale
    seen, luck = sure.seen[k], sure.luck[k]
    losses, gains = margins(one.edges(one.counts[1]), *one.counts)
    expected, sd = expected_points(seen.chances, seen.points / scale)
    expected_assumed, sd_assumed = expected_points(luck.chances, luck.points / scale)
    likeliest = [Fraction(int(seen.points[row]), scale) for row in seen.chances.argmax(axis=0)]
    columns = {
        "expected": expected,
        "sd": sd,
        "likeliest": pd.Series(likeliest, one.told, dtype=object),
        "chance": seen.chances.max(axis=0),
        "determined": pd.array(determined(seen.chances), "boolean"),
        "assumed": sure.rate_of(one),
        "expected_assumed": expected_assumed,
        "sd_assumed": sd_assumed,
        "chance_assumed": (luck.chances * (luck.points[:, None] == one.points_now)).sum(axis=0),
        "losses": pd.arrays.IntegerArray(losses, losses < 0),
        "gains": pd.arrays.IntegerArray(gains, gains < 0),
    }
    return pd.DataFrame(columns, index=one.told)


def _outcomes(sure: Certainty, k: int) -> pd.DataFrame:
    one, seen, luck = sure.counted[k], sure.seen[k], sure.luck[k]
    values = [Fraction(int(value), sure.assessment.evidence.scale) for value in seen.points]
    return pd.DataFrame(
        {
            "unit": np.repeat([sure.assessment.units[u].id for u in one.told], len(values)),
            "criterion": one.criterion.id,
            "points": pd.Series(values * len(one.told), dtype=object),
            "predictive": seen.chances.T.ravel(),
            "assumed": luck.chances.T.ravel(),
            "now": (seen.points[:, None] == one.points_now).T.ravel(),
        }
    )


def _grade_rows(assessment: Assessment, chances: np.ndarray, reason: np.ndarray) -> pd.DataFrame:
    ids = [grade.id for grade in assessment.rubric.grades.scale]
    best = np.nan_to_num(chances).argmax(axis=0)
    return pd.DataFrame(
        {
            "unit": [unit.id for unit in assessment.units],
            "reason": reason,
            "grade": [ids[g] if g >= 0 else None for g in assessment.grading.grade],
            **dict(zip(ids, chances, strict=True)),
            "likeliest": [ids[g] if not why else None for g, why in zip(best, reason, strict=True)],
            "chance": chances.max(axis=0),
            "determined": determined(chances),
        }
    )

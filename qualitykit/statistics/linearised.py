"""The variance behind survey means (线性化方差): what `survey` computes with, one engine for all of its designs."""

from dataclasses import dataclass, replace

import numpy as np
from scipy import special

from qualitykit.statistics.estimate import Estimate, first_reason
from qualitykit.statistics.grouped import any_in_group, group_codes, group_sums, same_length
from qualitykit.statistics.inputs import critical_value, numbers

FLAT = 1e-24
"""A variance below this share of the squared mean is the rounding of a constant, not variation."""


@dataclass(frozen=True)
class SurveyMean:
    """Survey means and how precise they are (调查均值结果).

    Args:
        estimate: the means with their intervals, an entry a group.
        error: standard errors, NaN where unknown.
        degrees: degrees of freedom of the interval.
        design_effect: variance of the mean ÷ variance of a simple random sample of as many answers, drawn with
            replacement; 1 is as good as that, 2 is as if half of the answers were lost.
    """

    estimate: Estimate
    error: np.ndarray
    degrees: np.ndarray
    design_effect: np.ndarray

    def reshaped(self, shape: tuple[int, ...]) -> "SurveyMean":
        """The same means in another arrangement of groups (改变形状)."""
        names = ("value", "lower", "upper", "n", "reason")
        parts = {name: getattr(self.estimate, name).reshape(shape) for name in names}
        rest = (array.reshape(shape) for array in (self.error, self.degrees, self.design_effect))
        return SurveyMean(replace(self.estimate, **parts), *rest)


@dataclass(frozen=True)
class Answers:
    """The usable answers, and what is wrong with the others (有效答案).

    Args:
        y, x, w: numerator, denominator and weight, shape (n,), 0 where unusable.
        code: group codes, −1 where unusable; groups: how many groups.
        faults: a boolean array of shape (groups,) for each reason.
    """

    y: np.ndarray
    x: np.ndarray
    w: np.ndarray
    code: np.ndarray
    groups: int
    faults: dict[str, np.ndarray]

    def without(self, dropped: np.ndarray) -> "Answers":
        """The answers less some of them (剔除部分答案)."""
        return replace(self, code=np.where(dropped, -1, self.code))


def read_answers(numerator, denominator, weight, group, groups) -> Answers:
    """The arrays of a survey, checked (读取答案): NaN is no answer; reasons as `survey` says.

    Raises:
        ValueError: unequal lengths, or group codes that are none.
    """
    y, x = same_length(value=numbers("value", numerator), denominator=numbers("denominator", denominator))
    w = np.ones(y.shape) if weight is None else numbers("weight", weight)
    y, w = same_length(value=y, weight=w)
    code, groups = group_codes(group, len(y), groups)
    answered = ~(np.isnan(y) | np.isnan(x))
    unweighted = answered & np.isnan(w)
    wrong = answered & (np.isinf(y) | np.isinf(x) | np.isinf(w) | (w < 0))
    faults = {
        "invalid": any_in_group(wrong, code, groups),
        "missing": any_in_group(unweighted, code, groups),
    }
    usable = answered & ~wrong & ~unweighted
    y, x, w = (np.where(usable, column, 0.0) for column in (y, x, w))
    return Answers(y, x, w, np.where(usable, code, -1), groups, faults)


def linearised(answers: Answers, cell, size, drawn, confidence: float, method: str, own=None) -> SurveyMean:
    """Ratios of weighted totals with their variance over strata (线性化估计).

    Args:
        answers: from `read_answers`.
        cell: group × stratum of each answer, as one code, −1 for none, shape (n,).
        size: answers of the stratum that the variance counts, shape (G, H).
        drawn: n_h/N_h, shape (G, H).
        confidence: in (0, 1); method: the name of the design.
        own: what each answer deviates from, shape (n,), where that is its cell's mean; NaN or None: the group's.

    Returns:
        `SurveyMean` of shape (G,).

    **Source.** As `survey.survey_ratio`.
    """
    y, x, w, code = answers.y, answers.x, answers.w, answers.code
    columns = (np.ones(len(y)), w, w * x, w * y)
    n, weight, base, top = (group_sums(column, code, answers.groups) for column in columns)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = top / base
        rest = np.where(code < 0, 0.0, y - np.nan_to_num(ratio)[code] * x)
        apart = rest if own is None else np.where(np.isnan(own), rest, y - own)
        z = np.where((code < 0) | (base[code] == 0), 0.0, w * apart / base[code])
        plain = weight * group_sums(w * rest**2, code, answers.groups) / ((n - 1) * base**2)
    raw, mine = _between_answers(z, cell, size)
    degrees = n - (mine > 0).sum(axis=1)
    partly = ((drawn < 1) & (mine > 0)).any(axis=1)
    faults = _with_counts(answers.faults, n, base)
    limits = {"short": degrees < 1, "constant": partly & (raw.sum(axis=1) <= FLAT * ratio**2)}
    variance = (raw * (1 - drawn)).sum(axis=1)
    return _with_limits(ratio, variance, plain, n, degrees, faults, limits, confidence, method)


def _with_counts(faults, n, base) -> dict[str, np.ndarray]:
    """The faults in the order in which they tell, with those that the sums show."""
    empty, no_weight = (faults.get(name, np.False_) for name in ("empty", "no_weight"))
    order = {"invalid": faults["invalid"], "missing": faults["missing"]}
    return order | {"empty": empty | (n == 0), "no_weight": no_weight | (base == 0)}


def _between_answers(z, cell, size):
    """Within-stratum variation of the linearised values, and each group's own answers, both (G, H)."""
    columns = (group_sums(column, cell, size.size) for column in (z, z * z, np.ones(len(z))))
    total, squares, mine = (column.reshape(size.shape) for column in columns)
    with np.errstate(divide="ignore", invalid="ignore"):
        centred = size / (size - 1) * np.maximum(squares - total**2 / size, 0)
    return np.where(size > 1, centred, squares), mine


def _with_limits(ratio, variance, plain, n, degrees, faults, limits, confidence, method) -> SurveyMean:
    critical_value(confidence)
    shape = ratio.shape
    known = first_reason(shape, **faults) == 0
    reason = first_reason(shape, **faults, **limits)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.where(reason == 0, np.sqrt(variance), np.nan)
        half = special.stdtrit(np.maximum(degrees, 1), (1 + confidence) / 2) * error
        effect = np.where(reason == 0, variance / plain, np.nan)
    value = np.where(known, ratio, np.nan)
    estimate = Estimate(value, value - half, value + half, confidence, "mean", method, n.astype(int), reason)
    return SurveyMean(estimate, error, np.maximum(degrees, 0), effect)


def cell_weighted(answers: Answers, cell, population, confidence, method, *, finite: bool) -> SurveyMean:
    """Means weighted so that each cell counts with its share of the population (按单元加权).

    Args:
        answers: from `read_answers`; cell: codes, shape (n,); population: (cells,) or (G, cells).
        finite: whether the population counts are those the answers were drawn from.

    Raises:
        ValueError: a population of another shape, or cells beyond it.
    """
    wanted = numbers("population", population)
    cells = wanted.shape[-1] if wanted.ndim else 0
    place, cells = group_codes(cell, len(answers.y), cells, "cell")
    shape = (answers.groups, cells)
    if wanted.shape not in ((cells,), shape):
        raise ValueError(f"'population' must have the shape ({cells},) or {shape} (got {wanted.shape})")
    wanted = np.broadcast_to(wanted, shape)
    answers = answers.without(place < 0)
    joint = np.where(answers.code < 0, -1, answers.code * cells + place)
    columns = (np.ones(len(joint)), answers.w, answers.w * answers.y)
    size, weight, top = (group_sums(column, joint, wanted.size).reshape(shape) for column in columns)
    faults = answers.faults | _cell_faults(answers.faults, wanted, size, weight, finite)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.nan_to_num(np.where(weight > 0, wanted / weight, 0.0), posinf=0.0).ravel()
        drawn = np.nan_to_num(np.clip(size / wanted, 0, 1)) if finite else np.zeros(shape)
        centre = np.where(size > 1, top / weight, np.nan).ravel()[joint]
    weighted = replace(answers, w=np.where(joint < 0, 0.0, answers.w * scale[joint]), faults=faults)
    return linearised(weighted, joint, size, drawn, confidence, method, centre)


def _cell_faults(faults, wanted, size, weight, finite) -> dict[str, np.ndarray]:
    wrong = ~np.isfinite(wanted) | (wanted < 0) | (finite & (wanted < size))
    asked = wanted > 0
    return {
        "invalid": faults["invalid"] | (wrong.any(axis=1) & (wanted != 0).any(axis=1)),
        "empty": (asked & (size == 0)).any(axis=1),
        "no_weight": (wanted == 0).all(axis=1) | (asked & (size > 0) & (weight == 0)).any(axis=1),
    }

"""Survey means (调查均值): weighted, stratified and post-stratified, with Taylor-linearised intervals.

Records are answers: `value[i]` is the answer i (for satisfaction a 0–100 index), `group[i]` its district, quarter or
mode. NaN is a missing answer: it is left out and not counted in n. Every result has one entry a group.

Where there is no number: `invalid` an infinite value, or a weight below 0 or infinite; `missing` an answer without a
weight; `empty` no answer; `no_weight` weights that sum to 0. Two reasons leave the value and take only its limits:
`short` as many answers as strata, and `constant` no variation, which says nothing of how sure the mean is.

Conventions of ours: a stratum with one single answer adds its squared deviation from the group's mean (its own
variance is not known; leaving it out would call it known); degrees of freedom are answers less strata; without
strata each group is one. Several survey modes are never pooled here: `mode_means` shows them apart.

When not to trust the limits: few answers near an end of the scale. Limits at 95 % for a true mean of 95 of 100 hold it
86 times in 100 with 20 answers and 91 times with 50; in the middle of the scale 10 answers are enough
(benchmarks/coverage.py).
"""

import numpy as np
from scipy import special

from qualitykit.statistics.estimate import Significance, first_reason
from qualitykit.statistics.grouped import any_in_group, group_codes, group_sums, same_length
from qualitykit.statistics.inputs import numbers
from qualitykit.statistics.linearised import SurveyMean, cell_weighted, linearised, read_answers


def survey_ratio(
    numerator,
    denominator,
    weight=None,
    group=None,
    stratum=None,
    *,
    population=None,
    groups=None,
    confidence=0.95,
) -> SurveyMean:
    """Ratio of two weighted totals, with its Taylor-linearised interval (加权比率).

    R = Σ w y / Σ w x. With z = w (y − R x) / Σ w x, the variance is Σ over strata h of
    (1 − n_h/N_h) n_h/(n_h − 1) Σ_i (z_i − z̄_h)², a group being a domain: answers of the stratum that lie in other
    groups have z = 0. Limits R ± t √variance.

    Args:
        numerator, denominator: y and x, shape (n,).
        weight: w ≥ 0, shape (n,); 1 if None.
        group: group codes, shape (n,), −1 for none; one group if None.
        stratum: stratum codes, shape (n,); if None each group is a stratum.
        population: N_h, shape (strata,), (1,) without strata; None leaves out the finite-population correction.
        groups: number of groups G; confidence: in (0, 1).

    Returns:
        `SurveyMean` of shape (G,), or () if `group` is None; reasons as the module says, `no_weight` also where
        Σ w x is 0, `invalid` also where a stratum has more answers than its population.

    Raises:
        ValueError: unequal lengths, codes that are none, a population of another shape.

    **Source.** Woodruff R.S., A simple method for approximating the variance of a complicated estimate, JASA 66
    (1971), 411–414; Cochran W.G., Sampling Techniques, 3rd ed. 1977, theorem 2.5 (ratio), section 5A.14 (domains).

    >>> mean = survey_ratio([18, 22, 20], [40, 40, 40])           # 60 / 120
    >>> float(mean.estimate.value), round(float(mean.error), 6)   # √(3/2 · (2² + 2²) / 120²) = √12 / 120
    (0.5, 0.028868)
    """
    answers = read_answers(numerator, denominator, weight, group, groups)
    place, strata = group_codes(stratum, len(answers.y), name="stratum")
    answers = answers.without(place < 0)
    shape = (answers.groups, strata)
    cell = np.where(answers.code < 0, -1, answers.code * strata + place)
    size = np.bincount(cell[cell >= 0], minlength=answers.groups * strata).reshape(shape)
    if stratum is not None:
        size = np.broadcast_to(size.sum(axis=0), shape)
    drawn, wrong = _drawn(size, population)
    answers.faults["invalid"] |= wrong
    result = linearised(answers, cell, size, drawn, confidence, "taylor")
    return result if group is not None else result.reshaped(())


def _drawn(size, population):
    """Share of each stratum that answered, and the groups for which it cannot be one."""
    if population is None:
        return np.zeros(size.shape), np.zeros(len(size), bool)
    population = numbers("population", population)
    if population.shape != size.shape[1:]:
        raise ValueError(f"'population' must have the shape {size.shape[1:]} (got {population.shape})")
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(size > 0, size / population, 0.0)
    wrong = ~((share >= 0) & (share <= 1))
    return np.where(wrong, 0.0, share), wrong.any(axis=1)


def survey_mean(value, weight=None, group=None, stratum=None, **options) -> SurveyMean:
    """Weighted mean with its Taylor-linearised interval (加权均值).

    ȳ = Σ w y / Σ w: the ratio of `survey_ratio` with x = 1. Without weights and strata it is the plain mean with
    the t interval ȳ ± t s/√n.

    Args, Returns, Raises, **Source.** As `survey_ratio`.

    >>> mean = survey_mean([70.0, 80.0, 90.0])
    >>> float(mean.estimate.value), round(float(mean.error), 4), float(mean.design_effect)   # 10 / √3
    (80.0, 5.7735, 1.0)
    """
    return survey_ratio(value, np.ones(np.shape(value)), weight, group, stratum, **options)


def stratified_mean(value, stratum, population, group=None, *, groups=None, confidence=0.95) -> SurveyMean:
    """Mean of a stratified random sample with finite-population correction (分层均值).

    ȳ = Σ W_h ȳ_h, variance Σ W_h² (1 − n_h/N_h) s_h²/n_h, W_h = N_h/N. Answers that are missing are taken to be
    missing at random inside their stratum.

    Args:
        value: shape (n,); stratum: codes, shape (n,).
        population: N_h, shape (strata,) or (groups, strata): the strata of each group's own population.
        group, groups, confidence: as in `survey_ratio`.

    Returns:
        `SurveyMean`; also `empty` where a stratum of N_h > 0 has no answer, `no_weight` where all N_h are 0 and
        `invalid` for an N_h below 0, not finite, or below n_h.

    **Source.** Cochran 1977, eq. 5.1 and theorem 5.5.

    >>> mean = stratified_mean([70.0, 90, 60, 60], [0, 0, 1, 1], [20, 20])   # (80 + 60) / 2
    >>> float(mean.estimate.value), round(float(mean.error) ** 2, 4)         # ¼ · 0.9 · 200/2
    (70.0, 22.5)
    """
    answers = read_answers(value, np.ones(np.shape(value)), None, group, groups)
    result = cell_weighted(answers, stratum, population, confidence, "stratified", finite=True)
    return result if group is not None else result.reshaped(())


def poststratified_mean(
    value, cell, population, weight=None, group=None, *, groups=None, confidence=0.95
) -> SurveyMean:
    """Mean weighted afterwards to known population counts (事后分层均值).

    ȳ = Σ_p (N_p/N) ȳ_p with ȳ_p the weighted mean of cell p (say an age group); the variance is that of strata of
    the sizes found, given how many answered in each cell.

    Args:
        value: shape (n,); cell: codes of the post-strata, shape (n,); weight: design weights, 1 if None.
        population: N_p, shape (cells,) or (groups, cells): counts or shares.
        group, groups, confidence: as in `survey_ratio`.

    Returns:
        `SurveyMean`; `empty` where a cell of N_p > 0 has no answer (join it to another one), `no_weight` where all
        N_p are 0 or a cell's weights are, `invalid` for an N_p below 0 or not finite.

    **Source.** Holt D., Smith T.M.F., Post stratification, J. R. Stat. Soc. A 142 (1979), 33–46 (the conditional
    variance); Cochran 1977, section 5A.9.

    >>> mean = poststratified_mean([70.0, 90, 60, 60], [0, 0, 1, 1], [0.75, 0.25])   # ¾ · 80 + ¼ · 60
    >>> float(mean.estimate.value), round(float(mean.error) ** 2, 4)                 # (¾)² · 200/2
    (75.0, 56.25)
    """
    answers = read_answers(value, np.ones(np.shape(value)), weight, group, groups)
    result = cell_weighted(answers, cell, population, confidence, "poststratified", finite=False)
    return result if group is not None else result.reshaped(())


def kish_effect(weight, group=None, *, groups=None) -> np.ndarray:
    """Loss of precision by unequal weights alone (基什设计效应).

    1 + cv²(w) = n Σ w² / (Σ w)².

    Args:
        weight: ≥ 0, shape (n,); group, groups: as in `survey_ratio`.

    Returns:
        Float array of shape (G,) or (); NaN for an empty group, weights that sum to 0, are missing or below 0.

    **Source.** Kish L., Weighting for unequal P_i, J. Official Statistics 8 (1992), 183–200: 1 + L.

    >>> float(kish_effect([1.0, 3.0]))                            # 2 · 10 / 16
    1.25
    """
    (weight,) = same_length(weight=numbers("weight", weight))
    code, count = group_codes(group, len(weight), groups)
    usable = np.isfinite(weight) & (weight >= 0)
    w = np.where(usable, weight, 0.0)
    n, total, squares = (group_sums(column, code, count) for column in (np.ones(len(w)), w, w * w))
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = np.where(any_in_group(~usable, code, count), np.nan, n * squares / total**2)
    return effect if group is not None else effect[0]


def mode_means(
    value, mode, weight=None, group=None, *, modes=None, groups=None, confidence=0.95
) -> SurveyMean:
    """The weighted mean of each survey mode, apart (分调查方式均值).

    Args:
        value, weight, group, groups, confidence: as in `survey_ratio`.
        mode: codes, shape (n,), such as 0 web, 1 phone, 2 on site; modes: how many there are.

    Returns:
        `SurveyMean` of shape (G, modes), or (modes,) if `group` is None. No mean over modes is formed:
        look at `mode_difference` first.

    **Source.** As `survey_mean`, each mode being a sample of its own.

    >>> mode_means([70.0, 80.0, 90.0], [0, 0, 1]).estimate.value.tolist()
    [75.0, 90.0]
    """
    n = len(np.atleast_1d(value))
    code, groups = group_codes(group, n, groups)
    kind, modes = group_codes(mode, n, modes, "mode")
    joint = np.where((code < 0) | (kind < 0), -1, code * modes + kind)
    result = survey_mean(value, weight, joint, groups=groups * modes, confidence=confidence)
    return result.reshaped((groups, modes) if group is not None else (modes,))


def mode_difference(means: SurveyMean) -> Significance:
    """Whether the means over the last axis could be one and the same (调查方式差异检验).

    Welch's F: with u = 1/error², ū the u-weighted mean and Λ = Σ (1 − u/Σu)²/degrees,
    F = Σ u (ȳ − ū)²/(k − 1) ÷ (1 + 2 (k − 2) Λ/(k² − 1)), on k − 1 and (k² − 1)/(3 Λ) degrees of freedom.

    Args:
        means: such as from `mode_means`, shape (…, modes). Modes without a standard error are left out.

    Returns:
        `Significance` of shape (…): a small p-value says that the modes differ, so that no mean over them is one
        of the citizens; `one_group` with fewer than two modes to compare.

    **Source.** Welch B.L., On the comparison of several mean values, Biometrika 38 (1951), 330–336.

    >>> means = mode_means([70.0, 80, 90, 60, 70, 80], [0, 0, 0, 1, 1, 1])     # t = 10 / √(2 · 100/3)
    >>> round(float(mode_difference(means).p_value), 4)
    0.2879
    """
    known = np.isfinite(means.error) & (means.error > 0)
    u = np.where(known, 1 / np.where(known, means.error, 1.0) ** 2, 0.0)
    k = known.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = u / u.sum(axis=-1, keepdims=True)
        value = np.where(known, means.estimate.value, 0.0)
        spread = (u * (value - (share * value).sum(axis=-1, keepdims=True)) ** 2).sum(axis=-1) / (k - 1)
        loss = np.where(known, (1 - share) ** 2 / means.degrees, 0.0).sum(axis=-1)
        ratio = spread / (1 + 2 * (k - 2) * loss / (k**2 - 1))
        p = np.where(k > 1, special.fdtrc(k - 1, (k**2 - 1) / (3 * loss), ratio), np.nan)
    n = np.where(known, means.estimate.n, 0).sum(axis=-1)
    reason = first_reason(k.shape, one_group=k < 2)
    return Significance(p, "mode_difference", "welch", "two-sided", n, reason)

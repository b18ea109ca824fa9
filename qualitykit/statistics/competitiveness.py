"""Quality competitiveness, QCI-style (质量竞争力指数形式): 12 indicators, 6 aspects, 2 sides, one index from 60 to 100.

The structure and the linear weighting are those of the national manufacturing index 制造业质量竞争力指数. Its weights
and bounds are not public: both are the caller's, and so what comes out is called QCI-style and never compared with
the published figures. That scores are min–max from 60 to 100 is a convention of ours; the published index has that
range. Several other composites bear the same Chinese name with other indicators.
"""

from typing import NamedTuple

import numpy as np

from qualitykit.statistics.estimate import first_reason
from qualitykit.statistics.inputs import numbers

STRUCTURE = (
    ("quality_level", "standards_technology", "product_grade_rate"),
    ("quality_level", "standards_technology", "microelectronic_equipment_share"),
    ("quality_level", "quality_management", "management_certification_rate"),
    ("quality_level", "quality_management", "quality_loss_rate"),
    ("quality_level", "supervision_inspection", "spot_check_pass_rate"),
    ("quality_level", "supervision_inspection", "export_inspection_pass_rate"),
    ("development_capability", "research_renovation", "research_spending_share"),
    ("development_capability", "research_renovation", "renovation_spending_share"),
    ("development_capability", "core_technology", "patents_per_million_output"),
    ("development_capability", "core_technology", "new_product_sales_share"),
    ("development_capability", "market_adaptability", "mean_product_revenue"),
    ("development_capability", "market_adaptability", "international_sales_rate"),
)
"""Side, aspect and indicator, in the published order: 质量水平 (标准与技术水平: 产品质量等级品率, 微电子控制设备比重;
质量管理水平: 质量管理体系认证率, 质量损失率; 质量监督与检验水平: 产品监督抽查合格率, 出口商品检验合格率) · 发展能力
(研发与技术改造能力: 研究与试验发展经费比重, 技术改造经费比重; 核心技术能力: 每百万元产值拥有专利数, 新产品销售比重;
市场适应能力: 平均产品销售收入, 国际市场销售率)."""

INDICATORS = tuple(indicator for _, _, indicator in STRUCTURE)
LOWER_IS_BETTER = np.array([indicator == "quality_loss_rate" for indicator in INDICATORS])
"""Only the share of output lost to bad quality is better when lower."""

SCALE_A = ((75.0, 80.0, 95.0), ("extremely_weak", "average", "rather_strong", "extremely_strong"))
"""60–75, 75–80, 80–95, 95–100, as a provincial bureau (Anhui) is quoted in the press."""

SCALE_B = ((75.0, 80.0, 85.0, 90.0), ("none", "insufficient", "initial", "medium", "rather_strong"))
"""Below 75, 75–80, 80–85, 85–90, 90 and above, as the index's lead author is quoted on television (CCTV)."""


class Competitiveness(NamedTuple):
    """A QCI-style index (质量竞争力指数形式结果).

    `index` (…), `sides` (…, 2), `aspects` (…, 6), `scores` (…, 12), all from 60 to 100; `clipped` (…, 12) scores that
    lay outside their bounds; `reason` (…) codes into `estimate.REASONS`.
    """

    index: np.ndarray
    sides: np.ndarray
    aspects: np.ndarray
    scores: np.ndarray
    clipped: np.ndarray
    reason: np.ndarray


class Reading(NamedTuple):
    """What an index is said to mean (指数解读): code and name on each of the two published scales, of one shape."""

    code_a: np.ndarray
    name_a: np.ndarray
    code_b: np.ndarray
    name_b: np.ndarray


def min_max_score(value, low, high, lower_is_better=False) -> tuple[np.ndarray, np.ndarray]:
    """An indicator on the scale from 60 to 100 (标准化得分).

    60 + 40 · (x − low)/(high − low), or (high − x) where lower is better; outside the bounds cut to 60 or 100.

    Args:
        value: x; low, high: bounds, low < high; lower_is_better: flags. All broadcast.

    Returns:
        Scores, NaN for a value or bound that is NaN or infinite, or where low ≥ high (a constant indicator has no
        scale); and whether a score was cut.

    **Source.** A convention of ours; the published index has the range 60–100.

    >>> [part.tolist() for part in min_max_score([5.0, 12.0], 0.0, 10.0)]
    [[80.0, 100.0], [False, True]]
    """
    value, low, high = numbers("value", value), numbers("low", low), numbers("high", high)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (value - low) / (high - low)
        share = np.where(lower_is_better, 1 - share, share)
        usable = np.isfinite(share) & (high > low) & np.isfinite(low) & np.isfinite(high)
    score = np.where(usable, 60 + 40 * np.clip(share, 0, 1), np.nan)
    return score, usable & ((share < 0) | (share > 1))


def qci_style(value, weight, low, high, *, lower_is_better=LOWER_IS_BETTER) -> Competitiveness:
    """The QCI-style index with its 2 sides, 6 aspects and 12 scores (质量竞争力指数形式).

    index = Σ v_j score_j, v_j = weight_j / Σ weight; a side or an aspect is the same mean over its own indicators, so
    the index is also the weighted mean of the sides.

    Args:
        value: the 12 indicators in the order of `INDICATORS`, shape (…, 12).
        weight: ≥ 0, shape (12,); low, high: bounds, shape (12,) or (…, 12); lower_is_better: flags (12,).

    Returns:
        `Competitiveness`; the index is NaN for `missing` an indicator that weighs and is NaN or has a bound that is
        (its weight is not given to the others), `invalid` one that is infinite or has such a bound, or a weight below 0
        or not finite, `constant` bounds of one that weighs that are equal or the wrong way round, `no_weight` weights
        that sum to 0. Sides and aspects are NaN only where they are touched themselves.

    Raises:
        ValueError: shapes that do not fit.

    **Source.** Linear weighting of 12 standardised indicators, range 60–100: the published account of the index (a
    secondary copy); the standardisation is `min_max_score`.

    >>> result = qci_style(np.r_[np.full(6, 5.0), np.full(6, 10.0)], np.ones(12), np.zeros(12), np.full(12, 10.0))
    >>> float(result.index), result.sides.tolist(), result.aspects.tolist()
    (90.0, [80.0, 100.0], [80.0, 80.0, 80.0, 100.0, 100.0, 100.0])
    """
    value, weight = numbers("value", value), numbers("weight", weight)
    if value.shape[-1:] != (12,) or weight.shape != (12,):
        raise ValueError(
            f"'value' and 'weight' must end in 12 indicators (got {value.shape} and {weight.shape})"
        )
    low, high = (_twelve(name, bound, value.shape) for name, bound in (("low", low), ("high", high)))
    scores, clipped = min_max_score(value, low, high, lower_is_better)
    bad = ~np.isfinite(weight) | (weight < 0)
    used = np.where(bad, 0.0, weight)
    weighs = used > 0
    faults = {
        "invalid": bad.any() | (weighs & np.isinf([value, low, high]).any(0)).any(-1),
        "missing": (weighs & np.isnan([value, low, high]).any(0)).any(-1),
        "constant": (weighs & ~(high > low)).any(-1),
        "no_weight": np.array(used.sum() == 0),
    }
    levels = [_weighted(scores, used, parts) for parts in (1, 2, 6)]
    reason = first_reason(value.shape[:-1], **faults)
    levels = [np.full(level.shape, np.nan) if bad.any() else level for level in levels]
    return Competitiveness(levels[0][..., 0], levels[1], levels[2], scores, clipped, reason)


def _twelve(name, bound, shape):
    bound = numbers(name, bound)
    if bound.shape not in ((12,), shape):
        raise ValueError(f"'{name}' must have the shape (12,) or {shape} (got {bound.shape})")
    return np.broadcast_to(bound, shape)


def _weighted(scores, weight, parts):
    """Weighted means over equal runs of the last axis; an indicator without weight may be missing."""
    runs = (*scores.shape[:-1], parts, 12 // parts)
    weight = weight.reshape(runs[-2:])
    terms = np.where(weight > 0, weight * scores.reshape(runs), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return terms.sum(axis=-1) / weight.sum(axis=-1)


def readings(index) -> Reading:
    """What an index says on the two scales that are in circulation, which disagree (两种解读标准).

    An index on an edge belongs to the class above it (both scales print shared edges; a convention of ours, given for
    the top class of scale B).

    Args:
        index: any shape, from 60 to 100.

    Returns:
        `Reading`: codes from 0 for the lowest class, names as in `SCALE_A` and `SCALE_B`; −1 and the empty text for
        NaN or an index outside 60–100.

    **Source.** `SCALE_A` and `SCALE_B`, both secondary copies.

    >>> reading = readings([82.14, 85.21])
    >>> reading.name_a.tolist(), reading.name_b.tolist()
    (['rather_strong', 'rather_strong'], ['initial', 'medium'])
    """
    index = numbers("index", index)
    known = (index >= 60) & (index <= 100)
    parts = []
    for edges, names in (SCALE_A, SCALE_B):
        code = np.where(known, np.searchsorted(edges, index, side="right"), -1)
        parts += [code, np.array([*names, ""])[code]]
    return Reading(*parts)

"""Parts of what was inspected (分行业、环节): their rates, the mix effect, and the rate by what each batch stands for.

The first of industry, stratum or product that tells batches apart is the mix by which a change is taken apart; the
weights are those of the column `weight`, where it is given for every batch and is not the same for all.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from qualitykit.analysis.aspect import Drawing
from qualitykit.analysis.span import places
from qualitykit.analysis.towns import position
from qualitykit.analysis.words import DASH, change, frame, limits, named, number, percent, ratio
from qualitykit.language import listed, say, sentences
from qualitykit.statistics.composition import Composition, composition_effect
from qualitykit.statistics.estimate import Estimate, side_by_side
from qualitykit.statistics.funnel import funnel_proportions
from qualitykit.statistics.rates import wilson_interval
from qualitykit.statistics.strata import design_effect, post_stratified_rate
from qualitykit.statistics.survey import survey_mean

MIXES = ("industry", "stratum", "product")
FURTHER = ("stratum", "size")
COLUMNS = ("part", "passed_of", "percent", "interval_95", "funnel", "batch_share", "weight_share")
COLUMNS_BEFORE = ("last_year", "batch_share_last", "level")


@dataclass(frozen=True)
class Mix:
    """Batches by one column, now and a year before (构成).

    Args:
        column: such as `industry`; names: its values, the empty text for batches that have none.
        passed, tested, weight: of each part now; passed_before, tested_before: a year before, 0 where there is none.
    """

    column: str
    names: list[str]
    passed: np.ndarray
    tested: np.ndarray
    weight: np.ndarray
    passed_before: np.ndarray
    tested_before: np.ndarray

    @cached_property
    def effect(self) -> Composition:
        """The change of the overall rate as mix and level (结构效应)."""
        return composition_effect(self.passed, self.tested, self.passed_before, self.tested_before)

    @cached_property
    def outside(self) -> np.ndarray:
        """Places of the parts around their common rate (漏斗位置): 0 within, ±1 beyond 95 %, ±2 beyond 99.8 %."""
        inner, outer = funnel_proportions(self.passed, self.tested).position
        return np.where(outer != 0, 2 * outer, inner)

    def titles(self, language: str) -> list[str]:
        """The parts in words, each with the name of the column (分组名称)."""
        kind = say(f"column.{self.column}", language)
        names = (named("value", name, language) for name in self.names)
        return [say("analysis.of_kind", language, kind=kind, name=name) for name in names]


@dataclass(frozen=True)
class Weighted:
    """A weighted rate and what the weighting costs (加权合格率)."""

    rate: Estimate
    design_effect: float


def mix(rows: pd.DataFrame, before: pd.DataFrame | None, column: str | None = None) -> Mix | None:
    """Batches by the first column that tells them apart, or by one that is named (构成); None where none does."""
    found = [name for name in MIXES if rows[name].nunique() > 1] if column is None else [column]
    if not found or rows[found[0]].nunique() < 2:
        return None
    frames = (rows, rows.iloc[:0] if before is None else before)
    labels = [one[found[0]].astype(object).where(one[found[0]].notna(), "") for one in frames]
    names = sorted({*labels[0], *labels[1]})
    sums = [_sums(one, places(label, names), len(names)) for one, label in zip(frames, labels, strict=True)]
    return Mix(found[0], names, *sums[0], *sums[1][:2])


def _sums(rows: pd.DataFrame, place: np.ndarray, parts: int) -> list[np.ndarray]:
    """Passed, tested and weights of each part."""
    columns = (rows["passed"].to_numpy(float), np.ones(len(rows)), rows["weight"].fillna(0).to_numpy(float))
    return [np.bincount(place, column, parts) for column in columns]


def weighted(rows: pd.DataFrame, column: str) -> Weighted | None:
    """The rate with every batch counting for its weight (加权合格率); None where weights are absent or all alike.

    Where all batches of a part weigh the same, the parts are post-strata and a part that passed in full keeps its
    interval; where they do not, the interval is the linearised one of a weighted mean.
    """
    weight = rows["weight"].to_numpy(float)
    if not len(rows) or np.isnan(weight).any() or weight.max() == weight.min():
        return None
    code, labels = pd.factorize(rows[column].astype(object).where(rows[column].notna(), ""))
    spread = rows.groupby(code)["weight"].agg(["min", "max"])
    if (spread["min"] < spread["max"]).any():
        mean = survey_mean(rows["passed"].to_numpy(float), weight, stratum=code)
        return Weighted(mean.estimate, float(mean.design_effect))
    passed, tested, size = _sums(rows, code, len(labels))
    rate = post_stratified_rate(passed, tested, size)
    return Weighted(rate, float(design_effect(passed, tested, size, finite=False).value))


def parts_table(parts: Mix, further: list[Mix], total: Weighted | None, language: str) -> pd.DataFrame:
    """Rates by part, the whole, the weighted whole, then the parts of further columns (分组表).

    The last three columns, last year's rate and share and the level effect, stand only where last year has batches.
    """
    compared = bool(parts.tested_before.sum())
    rows = [*_part_rows(parts, total is not None, language), _whole_row(parts, language)]
    rows += [] if total is None else [_weighted_row(total, language)]
    for more in further:
        rows += [(*row[:6], *[DASH] * 4) for row in _part_rows(more, False, language)]
    kept = len(COLUMNS) + (len(COLUMNS_BEFORE) if compared else 0)
    return frame((*COLUMNS, *COLUMNS_BEFORE)[:kept], (row[:kept] for row in rows), language)


def _part_rows(parts: Mix, with_weight: bool, language: str) -> list[tuple[str, ...]]:
    rate, titles = wilson_interval(parts.passed, parts.tested), parts.titles(language)
    batches, weights, before = (_share(part) for part in (parts.tested, parts.weight, parts.tested_before))
    return [
        (
            titles[i],
            ratio(parts.passed[i], parts.tested[i]),
            percent(rate.value[i]),
            limits(rate[i], language),
            position(parts.outside[i], language) if parts.tested[i] else DASH,
            percent(batches[i]),
            percent(weights[i]) if with_weight else DASH,
            _with_counts(parts.passed_before[i], parts.tested_before[i], language),
            percent(before[i]),
            change(100 * parts.effect.rate_by_part[i], 2),
        )
        for i in range(len(parts.names))
    ]


def _share(part: np.ndarray) -> np.ndarray:
    return part / part.sum() if part.sum() else np.full(part.shape, np.nan)


def _with_counts(part: float, whole: float, language: str) -> str:
    if not whole:
        return DASH
    return say("analysis.rate_of", language, rate=percent(part / whole), counted=ratio(part, whole))


def _whole_row(parts: Mix, language: str) -> tuple[str, ...]:
    passed, tested = parts.passed.sum(), parts.tested.sum()
    rate = wilson_interval(passed, tested)
    head = (
        say("analysis.all_detailed", language),
        ratio(passed, tested),
        percent(rate.value),
        limits(rate, language),
    )
    last = _with_counts(parts.passed_before.sum(), parts.tested_before.sum(), language)
    return *head, DASH, percent(1.0), DASH, last, percent(1.0), change(100 * float(parts.effect.rate), 2)


def _weighted_row(total: Weighted, language: str) -> tuple[str, ...]:
    name = say("analysis.weighted", language, effect=number(total.design_effect, 2))
    head = (name, f"{int(total.rate.n):,}", percent(total.rate.value), limits(total.rate, language))
    return *head, DASH, DASH, percent(1.0), *[DASH] * 3


def parts_drawing(
    parts: Mix, further: list[Mix], total: Weighted | None, axis: str, language: str
) -> Drawing:
    """Every part with its intervals, around the rate of them all (分组区间图), and the words that read it."""
    frames = [_drawn(one, language) for one in (parts, *further)]
    reference = 100 * parts.passed.sum() / parts.tested.sum()
    data = {"table": pd.concat(frames), "axis": axis, "reference": reference}
    return Drawing("intervals", data, parts_reading(parts, further, total, language))


def _drawn(parts: Mix, language: str) -> pd.DataFrame:
    narrow, wide = side_by_side(wilson_interval, parts.passed, parts.tested)
    with np.errstate(invalid="ignore", divide="ignore"):
        before = parts.passed_before / parts.tested_before
    columns = {"value": narrow.value, "lower": narrow.lower, "upper": narrow.upper}
    columns |= {"lowest": wide.lower, "highest": wide.upper, "before": before}
    counted = (say("axis.rate_and_n", language, rate=percent(rate), n=f"{int(n):,}")
               for rate, n in zip(narrow.value, parts.tested, strict=True))  # fmt: skip
    return (100 * pd.DataFrame(columns, index=parts.titles(language))).assign(text=list(counted))


def parts_reading(parts: Mix, further: list[Mix], total: Weighted | None, language: str) -> str:
    """Which parts stand out, what the mix did, and the weighted rate (读表)."""
    out = [
        say("analysis.funnel.named", language, name=name, where=position(code, language))
        for one in (parts, *further)
        for name, code in zip(one.titles(language), one.outside, strict=True)
        if abs(code) == 2
    ]
    said = [say(f"analysis.parts.{'out' if out else 'alike'}", language, parts=listed(out, language))]
    effect = parts.effect
    if effect.reason == 0:
        values = {name: change(100 * float(getattr(effect, name)), 2) for name in ("change", "mix", "rate")}
        by = say(f"column.{parts.column}", language)
        said.append(say("analysis.mix.reading", language, by=by, **values))
    if total is not None:
        values = {"rate": percent(total.rate.value), "interval": limits(total.rate, language)}
        values |= {"plain": percent(parts.passed.sum() / parts.tested.sum())}
        said.append(say("analysis.mix.weighted", language, **values, effect=number(total.design_effect, 2)))
    return sentences(said, language)

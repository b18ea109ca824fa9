"""Answer sheets of a survey (问卷): one respondent of one quarter a row, and what the sheets of two years say.

A question named `overall` or 总体满意度 is kept apart from the others. Where a sheet has no weight, none is weighted.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualitykit.analysis.span import Span, both, places
from qualitykit.statistics.correlation import correlation_interval
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.importance import item_importance, item_performance, quadrants
from qualitykit.statistics.linearised import SurveyMean
from qualitykit.statistics.multiplicity import holm
from qualitykit.statistics.satisfaction import satisfaction_index
from qualitykit.statistics.survey import kish_effect, mode_difference, mode_means

OVERALL = ("overall", "总体", "总体满意度")
KEYS = ["year", "quarter", "respondent"]

LEVEL = 0.05
"""Below this p-value a difference is called one. A convention."""


@dataclass(frozen=True)
class Sheets:
    """Answer sheets (问卷), a place in every array each.

    Args:
        items: the questions, in the file's order, without the overall one.
        ratings: float [sheets, items], NaN where a question was left out; overall: float [sheets], None if not asked.
        weight: float [sheets], None where the sheets have none; mode: how each was asked, NaN where not given.
        year: 0 for the same span of last year, 1 for this one; quarters: of this year's sheets, in order.
    """

    items: tuple[str, ...]
    ratings: np.ndarray
    overall: np.ndarray | None
    weight: np.ndarray | None
    mode: pd.Series
    year: np.ndarray
    quarters: tuple[int, ...]

    @property
    def index(self) -> np.ndarray:
        """The 0–100 index of each sheet, all its questions alike (满意度指数)."""
        return satisfaction_index(self.ratings).value

    @property
    def now(self) -> "Sheets":
        """This year's sheets alone (本期问卷)."""
        mine = self.year == 1
        overall, weight = (None if part is None else part[mine] for part in (self.overall, self.weight))
        rest = (self.mode[mine], self.year[mine], self.quarters)
        return Sheets(self.items, self.ratings[mine], overall, weight, *rest)


def read_sheets(span: Span) -> Sheets | None:
    """The answer sheets of a span and of the same span of last year (读取问卷); None where this year has none."""
    rows = {int(one is span): one.rows("survey") for one in both(span)}
    if rows[1] is None or rows[1].empty:
        return None
    parts = [part.assign(year=year) for year, part in rows.items() if part is not None]
    answers = pd.concat(parts, ignore_index=True)
    sheet = answers.groupby(KEYS).ngroup().to_numpy()
    first = answers.assign(sheet=sheet).drop_duplicates("sheet").sort_values("sheet")
    asked = tuple(pd.unique(answers["item"]))
    ratings = np.full((len(first), len(asked)), np.nan)
    ratings[sheet, places(answers["item"], list(asked))] = answers["rating"].to_numpy(float)
    overall = [place for place, item in enumerate(asked) if item in OVERALL]
    kept = [place for place in range(len(asked)) if place not in overall]
    weight = first["weight"].to_numpy(float)
    return Sheets(
        tuple(asked[place] for place in kept),
        ratings[:, kept],
        ratings[:, overall[0]] if overall else None,
        None if np.isnan(weight).any() else weight,
        first["mode"].reset_index(drop=True),
        first["year"].to_numpy(),
        tuple(int(quarter) for quarter in sorted(set(rows[1]["quarter"]))),
    )


@dataclass(frozen=True)
class Compared:
    """Both years side by side (两年对比): the whole index first, then each question.

    Args:
        means: [1 + items, 2], last year and now; p_value: [1 + items] of their difference, those of the questions
            adjusted together by Holm's method.
    """

    means: SurveyMean
    p_value: np.ndarray

    def told(self, place: int) -> str:
        """Which way a line moved (变化判断): `higher`, `lower`, `same`, or `unknown` without a test."""
        return way(self.p_value[place], *self.means.estimate.value[place])


def way(p_value: float, before: float, now: float) -> str:
    """Which way a mean moved (变化判断): `higher`, `lower`, `same`, or `unknown` without a test.

    >>> way(0.01, 70, 75), way(0.2, 70, 75), way(float("nan"), 70, 75)
    ('higher', 'same', 'unknown')
    """
    if np.isnan(p_value):
        return "unknown"
    return "same" if p_value >= LEVEL else "higher" if now > before else "lower"


def compared(sheets: Sheets) -> Compared:
    """The index and its questions, last year and now, and whether they differ (两年对比).

    **Source.** Means and limits: `statistics.survey`; difference: Welch's test, `mode_difference`.
    """
    single = satisfaction_index(sheets.ratings[..., None]).value
    columns = np.column_stack([sheets.index, single])
    lines = columns.shape[1]
    weight = None if sheets.weight is None else np.repeat(sheets.weight, lines)
    year, line = np.repeat(sheets.year, lines), np.tile(np.arange(lines), len(columns))
    means = mode_means(columns.ravel(), year, weight, line, modes=2, groups=lines)
    p_value = mode_difference(means).p_value
    return Compared(means, np.append(p_value[:1], holm(p_value[1:])))


@dataclass(frozen=True)
class Priorities:
    """Importance and performance of each question (重要性与表现).

    Args:
        importance: correlation with the overall rating, else with the mean of the other questions, with its interval.
        performance: 0–100; place: codes into `importance.QUADRANTS`, cut at the mean of the questions.
    """

    importance: Estimate
    performance: np.ndarray
    place: np.ndarray

    @property
    def told(self) -> np.ndarray:
        """Whose importance can be told from the average of the questions (重要性能否区分): bool."""
        average = np.nanmean(self.importance.value) if np.isfinite(self.importance.value).any() else np.nan
        return (self.importance.lower > average) | (self.importance.upper < average)


def priorities(sheets: Sheets) -> Priorities | None:
    """Which questions matter and fall short (改进重点); None for a single question without an overall one.

    With weights the interval of importance rests on the sheets divided by Kish's design effect.
    """
    if len(sheets.items) < 2:
        return None
    importance = item_importance(sheets.ratings, sheets.overall, sheets.weight)
    effect = 1.0 if sheets.weight is None else float(kish_effect(sheets.weight))
    performance = item_performance(sheets.ratings, sheets.weight).estimate.value
    interval = correlation_interval(importance.value, importance.n / effect)
    return Priorities(interval, performance, quadrants(importance.value, performance))


@dataclass(frozen=True)
class Apart:
    """The index of each survey mode, apart (分调查方式).

    Args:
        names: the modes, that of most sheets first; none where the table does not say how anyone was asked.
        means: [modes]; p_value: of their being alike, NaN where fewer than two can be compared.
    """

    names: tuple[str, ...]
    means: SurveyMean
    p_value: float

    @property
    def differ(self) -> bool:
        """Whether the modes differ by more than chance, so that no mean over them is one of the citizens (方式不同)."""
        return self.p_value < LEVEL


def by_mode(sheets: Sheets) -> Apart:
    """The index of each survey mode (分调查方式).

    **Source.** `survey.mode_means` and Welch's test, `mode_difference`.
    """
    names = tuple(sheets.mode.value_counts(sort=True).index)
    means = mode_means(
        sheets.index, places(sheets.mode, list(names)), sheets.weight, modes=max(len(names), 1)
    )
    return Apart(names, means, float(mode_difference(means).p_value))

"""The survey's question on services (服务满意度): its 0–100 index now and last year, by survey mode and by town."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from qualitykit.analysis.answers import LEVEL, way
from qualitykit.analysis.aspect import Drawing, Headline
from qualitykit.analysis.span import Span, places
from qualitykit.analysis.words import DASH, change, frame, limits, named, number, p_words
from qualitykit.language import listed, say, sentences
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.linearised import SurveyMean
from qualitykit.statistics.satisfaction import satisfaction_index
from qualitykit.statistics.survey import mode_difference, mode_means, survey_mean
from qualitykit.workspace import Unit

SERVICE = ("service", "服务", "服务质量")
"""How tables name services, as a question of the survey and as a domain of complaints."""

COLUMNS = ("what", "answers", "index_100", "interval_95", "interval_998", "effect")


@dataclass(frozen=True)
class Ratings:
    """Answers to the question on services (服务满意度的答案), those of last year's span before this one's.

    Args:
        value: 0–100 index of each answer; weight: of each, None where some answer of either year has none.
        year: 0 last year, 1 now; mode: how it was asked; unit: ids.
        units: the district's by id, in its order; quarters: of this year's answers.
    """

    value: np.ndarray
    weight: np.ndarray | None
    year: np.ndarray
    mode: pd.Series
    unit: pd.Series
    units: dict[str, Unit]
    quarters: tuple[int, ...]

    def means(self, confidence: float = 0.95) -> SurveyMean:
        """The means of both years, last year first (两年均值)."""
        return mode_means(self.value, self.year, self.weight, modes=2, confidence=confidence)

    @cached_property
    def years(self) -> SurveyMean:
        """The same at 95 % (两年均值)."""
        return self.means()

    @property
    def p_value(self) -> float:
        """Of the two years being alike; NaN without a last year (两年差异)."""
        return float(mode_difference(self.years).p_value)

    @property
    def told(self) -> str:
        """Which way the mean moved: `higher`, `lower`, `same`, or `unknown` (判断)."""
        return way(self.p_value, *self.years.estimate.value)

    def by(
        self, labels: pd.Series, order: Iterable[str] | None = None, confidence: float = 0.95
    ) -> tuple[list[str], SurveyMean]:
        """This year's mean of each label (分组均值).

        Args:
            labels: a value for each answer; order: of the labels, most answers first if None.

        Returns:
            The labels that have answers, and their means.
        """
        mine = labels[self.year == 1]
        counts = mine.value_counts()
        names = [name for name in (counts.index if order is None else order) if counts.get(name, 0)]
        weight = None if self.weight is None else self.weight[self.year == 1]
        code, groups = places(mine, names), max(len(names), 1)
        return names, survey_mean(
            self.value[self.year == 1], weight, code, groups=groups, confidence=confidence
        )

    @cached_property
    def modes(self) -> tuple[list[str], SurveyMean, float]:
        """This year's mean by survey mode, and the p-value of the modes being alike (分调查方式)."""
        names, means = self.by(self.mode)
        return names, means, float(mode_difference(means).p_value)


def ratings(here: Span) -> Ratings | None:
    """The answers on services up to the period's end (服务满意度); None where this year has none."""
    spans = [(year, one) for year, one in ((0, here.last), (1, here)) if one is not None]
    frames = [(year, one.rows("survey", {"item": SERVICE})) for year, one in spans]
    found = [rows.assign(year=year) for year, rows in frames if rows is not None]
    if not found or not len(found[-1]) or found[-1]["year"].iloc[0] != 1:
        return None
    rows = pd.concat(found, ignore_index=True)
    weight = rows["weight"].to_numpy(float)
    return Ratings(
        satisfaction_index(rows["rating"].to_numpy(float)[:, None]).value,
        None if np.isnan(weight).any() else weight,
        rows["year"].to_numpy(),
        rows["mode"],
        rows["unit"],
        {unit.id: unit for unit in here.units},
        tuple(sorted({int(quarter) for quarter in rows.loc[rows["year"] == 1, "quarter"]})),
    )


def _lines(rated: Ratings, language: str, confidence: float = 0.95) -> list[tuple[str, Estimate, float]]:
    """Names, means and design effects: all, last year, modes, towns."""
    years, (modes, by_mode) = rated.means(confidence), rated.by(rated.mode, None, confidence)
    towns, by_town = rated.by(rated.unit, rated.units, confidence)
    whole = [(say("analysis.service.now", language), 1), (say("analysis.service.before", language), 0)]
    lines = [(name, years.estimate[i], years.design_effect[i]) for name, i in whole if years.estimate.n[i]]
    names = [_line_name("survey_mode", named("value", mode, language), language) for mode in modes]
    lines += [(name, by_mode.estimate[i], by_mode.design_effect[i]) for i, name in enumerate(names)]
    names = [rated.units[town].title(language) for town in towns]
    return lines + [(name, by_town.estimate[i], by_town.design_effect[i]) for i, name in enumerate(names)]


def _line_name(kind: str, name: str, language: str) -> str:
    return say("analysis.of_kind", language, kind=say(f"column.{kind}", language), name=name)


def ratings_table(rated: Ratings, language: str) -> pd.DataFrame:
    """The index with its intervals: all, last year, modes apart, towns (满意度表)."""
    both = zip(_lines(rated, language), _lines(rated, language, 0.998), strict=True)
    rows = [
        (
            name,
            f"{int(mean.n):,}",
            number(mean.value),
            limits(mean, language, 1),
            limits(wide, language, 1),
            number(effect, 2),
        )
        for (name, mean, effect), (_, wide, _) in both
    ]
    return frame(COLUMNS, rows, language)


def ratings_drawing(rated: Ratings, language: str) -> Drawing:
    """The same, to be drawn (满意度图)."""
    lines, wide = _lines(rated, language), _lines(rated, language, 0.998)
    means = [mean for _, mean, _ in lines]
    columns = {name: [float(getattr(mean, name)) for mean in means] for name in ("value", "lower", "upper")}
    columns |= {
        "lowest": [float(one.lower) for _, one, _ in wide],
        "highest": [float(one.upper) for _, one, _ in wide],
    }
    table = pd.DataFrame(columns, index=[name for name, _, _ in lines])
    texts = [
        say("axis.index_and_n", language, index=number(mean.value), n=f"{int(mean.n):,}") for mean in means
    ]
    data = {"table": table.assign(text=texts), "axis": say("axis.index_100", language)}
    return Drawing("intervals", data | {"reference": means[0].value}, ratings_reading(rated, language))


def ratings_reading(rated: Ratings, language: str) -> str:
    """What the modes and the two years tell (读图)."""
    names, _, alike = rated.modes
    said = []
    if not np.isnan(alike):
        key = "differ" if alike < LEVEL else "alike"
        values = {
            "modes": listed((named("value", name, language) for name in names), language),
            "p": p_words(alike),
        }
        said.append(say(f"analysis.service.modes_{key}", language, **values))
    if rated.told != "unknown":
        said.append(say(f"analysis.service.years_{rated.told}", language, p=p_words(rated.p_value)))
    return sentences([*said, say("analysis.service.reading", language)], language)


def ratings_sentence(rated: Ratings, language: str) -> str:
    """The index with its interval, and what became of it, as a sentence (一句话); by mode where the modes differ."""
    names, means, alike = rated.modes
    now = rated.years.estimate[1]
    quarters = listed((str(quarter) for quarter in rated.quarters), language)
    values = {"n": f"{int(now.n):,}", "quarters": quarters}
    if alike < LEVEL:
        apart = [
            _mode_words(named("value", name, language), means.estimate[i], language)
            for i, name in enumerate(names)
        ]
        first = say("analysis.service.index_apart", language, modes=listed(apart, language), **values)
    else:
        values |= {"index": number(now.value), "interval": limits(now, language, 1)}
        first = say("analysis.service.index", language, **values)
    before = rated.years.estimate[0]
    if rated.told == "unknown":
        return first
    moved = {
        "before": number(before.value),
        "interval": limits(before, language, 1),
        "n": f"{int(before.n):,}",
    }
    return sentences([first, say(f"analysis.service.index_{rated.told}", language, **moved)], language)


def _mode_words(name: str, mean: Estimate, language: str) -> str:
    interval = limits(mean, language, 1)
    return say("analysis.service.mode", language, mode=name, index=number(mean.value), interval=interval)


def ratings_headline(rated: Ratings, language: str) -> Headline:
    """The line of the opening table (总表一行)."""
    before, now = rated.years.estimate[0], rated.years.estimate[1]
    moved = DASH if rated.told == "unknown" else change(float(now.value) - float(before.value))
    level = say("analysis.rate_of", language, rate=number(now.value), counted=limits(now, language, 1))
    told = say(f"analysis.told.{rated.told}", language)
    words = (say("analysis.service.figure", language), level, moved, told, f"{int(now.n):,}")
    return Headline(*words, rated.told in ("higher", "lower"))

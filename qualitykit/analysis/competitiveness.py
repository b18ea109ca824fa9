"""Quality competitiveness (质量竞争力): what a QCI-style index needs, what was published, and how it is read.

Weights and bounds of the national index were never published, so there is no local index unless both are handed in;
nothing is put in their place.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualitykit.analysis.aspect import Aspect, Drawing, Headline, aspect_of
from qualitykit.analysis.span import Span, known_year, span
from qualitykit.analysis.words import DASH, change, frame, named, number
from qualitykit.language import say, sentences
from qualitykit.period import Period
from qualitykit.statistics.competitiveness import (
    INDICATORS,
    LOWER_IS_BETTER,
    SCALE_A,
    SCALE_B,
    STRUCTURE,
    Competitiveness,
    qci_style,
    readings,
)
from qualitykit.statistics.estimate import REASONS
from qualitykit.workspace import Workspace
from qualitykit.workspace.reference import load_reference

INDEX = "quality_competitiveness_index"
PLACES = ("China", "Henan", "Zhengzhou")
FIGURES = ("published", "value", "scale_a", "scale_b", "sort")
NEEDED = ("indicator", "side", "part", "better", "value", "weight", "bounds", "score")


@dataclass(frozen=True)
class Inputs:
    """What a QCI-style index is computed from (质量竞争力指数形式的输入).

    Args:
        value: the 12 indicators in the order of `INDICATORS`, NaN where unknown; weight: ≥ 0; low, high: bounds.
        source: where weights and bounds come from, in words.
    """

    value: np.ndarray
    weight: np.ndarray
    low: np.ndarray
    high: np.ndarray
    source: str


def competitiveness(
    workspace: Workspace, period: Period | str, language: str, inputs: Inputs | None = None
) -> Aspect:
    """Quality competitiveness as of a period (质量竞争力).

    Args:
        workspace, period, language: as for every aspect.
        inputs: indicators with weights and bounds of the caller's own; None where there are none.

    Returns:
        What the index needs, the published figures of nation, province and city with both readings, and a QCI-style
        index where its inputs are given; never one made up.
    """
    here = span(workspace, period)
    figures = _figures(here)
    found = None if inputs is None else qci_style(inputs.value, inputs.weight, inputs.low, inputs.high)
    drawing = Drawing("scales", _drawn(figures, language), _reading(figures, language))
    return aspect_of(
        say("competitiveness.title", language),
        sentences([_own(found, language), _latest(figures, language)], language),
        [
            (say("competitiveness.figures_caption", language), _figures_table(figures, language), drawing),
            (say("competitiveness.needed_caption", language), _needed_table(inputs, found, language), None),
        ],
        [say(f"competitiveness.limit.{name}", language) for name in ("inputs", "scales", "names", "copies")],
        (say("competitiveness.reference", language), *([inputs.source] if inputs else [])),
        _headlines(figures, found, language),
    )


def _figures(here: Span) -> pd.DataFrame:
    """The published index of the nation and the targets of province and city, by place and year."""
    rows = pd.concat([load_reference(INDEX), load_reference(f"{INDEX}_target")])
    rows = rows[rows["place"].isin(PLACES) & rows["year"].notna()]
    order = rows["place"].map({place: i for i, place in enumerate(PLACES)})
    target = rows["series"] != INDEX
    rows = rows.assign(
        target=target, order=order, later=(rows["year"] > known_year(here.period)).to_numpy(bool)
    )
    return rows.sort_values(["order", "target", "year"], kind="stable", ignore_index=True)


def _readings(value, language: str) -> tuple[str, str]:
    """An index on both scales, in words."""
    read = readings(value)
    names = (str(read.name_a), str(read.name_b))
    return tuple(
        say(f"competitiveness.{scale}.{name}", language) if name else DASH
        for scale, name in zip("ab", names, strict=True)
    )


def _figures_table(figures: pd.DataFrame, language: str) -> pd.DataFrame:
    rows = []
    for row in figures.itertuples(index=False):
        sort = [say(f"competitiveness.{'target' if row.target else 'result'}", language)]
        if row.later and not row.target:
            sort.append(say("competitiveness.later", language))
        name = say("competitiveness.of", language, place=named("place", row.place, language), year=row.year)
        joined = say("words.semicolon", language).join(sort)
        rows.append([name, row.printed, *_readings(row.value, language), joined])
    return frame([f"competitiveness.{name}" for name in FIGURES], rows, language)


def _needed_table(inputs: Inputs | None, found: Competitiveness | None, language: str) -> pd.DataFrame:
    """The 2 sides, 6 parts and 12 indicators, each with its value, weight, bounds and score, where given."""
    rows = []
    for i, (side, part, indicator) in enumerate(STRUCTURE):
        cells = [DASH] * 4
        if inputs is not None:
            cells = [number(inputs.value[i], 2), number(inputs.weight[i], 3)]
            cells.append(f"{number(inputs.low[i], 2)} … {number(inputs.high[i], 2)}")
            cells.append(number(found.scores[i], 1))
        better = say(f"competitiveness.{'lower' if LOWER_IS_BETTER[i] else 'higher'}", language)
        names = [say(f"competitiveness.name.{name}", language) for name in (indicator, side, part)]
        rows.append([*names, better, *cells])
    return frame([f"competitiveness.{name}" for name in NEEDED], rows, language)


def _own(found: Competitiveness | None, language: str) -> str:
    """The district's own index, or why there is none."""
    if found is None:
        return say("competitiveness.none", language, count=len(INDICATORS))
    if found.reason:
        why = say(f"competitiveness.why.{REASONS[int(found.reason)]}", language)
        return say("competitiveness.not_computed", language, why=why)
    a, b = _readings(found.index, language)
    return say("competitiveness.own", language, value=number(found.index), scale_a=a, scale_b=b)


def _last(figures: pd.DataFrame) -> pd.DataFrame:
    """The nation's last two figures that this report may know; its first one where all are later."""
    nation = figures[(figures["place"] == "China") & ~figures["target"]]
    known = nation[~nation["later"]]
    return (known if len(known) else nation.iloc[:1]).tail(2)


def _latest(figures: pd.DataFrame, language: str) -> str:
    row = _last(figures).iloc[-1]
    a, b = _readings(row["value"], language)
    return say(
        "competitiveness.nation", language, year=row["year"], value=row["printed"], scale_a=a, scale_b=b
    )


def _reading(figures: pd.DataFrame, language: str) -> str:
    """How far the nation's figure has come, as far as this report may know, and that the scales disagree."""
    nation = figures[(figures["place"] == "China") & ~figures["target"]]
    known = nation if nation["later"].all() else nation[~nation["later"]]
    first, last = known.iloc[0], known.iloc[-1]
    values = {"first": first["year"], "from_value": first["printed"]}
    return say("competitiveness.reading", language, last=last["year"], to_value=last["printed"], **values)


def _drawn(figures: pd.DataFrame, language: str) -> dict:
    """What the chart draws: figures by place and year, and the classes of both scales."""
    points = pd.DataFrame(
        {
            "place": [named("place", place, language) for place in figures["place"]],
            "year": figures["year"].astype(int),
            "value": figures["value"],
            "target": figures["target"],
            "later": figures["later"],
        }
    )
    scales = {
        say(f"competitiveness.scale_{key}_short", language): (
            edges,
            [say(f"competitiveness.{key}.{name}", language) for name in names],
        )
        for key, (edges, names) in zip("ab", (SCALE_A, SCALE_B), strict=True)
    }
    return {"points": points, "scales": scales, "axis": say("competitiveness.axis", language)}


def _headlines(figures: pd.DataFrame, found: Competitiveness | None, language: str) -> tuple[Headline, ...]:
    """The district's own index or its absence, then the nation's last known figure."""
    level = say("competitiveness.no_index", language) if found is None else number(found.index)
    why = say("competitiveness.inputs_missing" if found is None else "competitiveness.own_inputs", language)
    rests_on = DASH if found is None else say("competitiveness.indicators", language, count=len(INDICATORS))
    rows = _last(figures)
    row, value = rows.iloc[-1], float(rows["value"].iloc[-1])
    consecutive = len(rows) == 2 and rows["year"].iloc[1] - rows["year"].iloc[0] == 1
    moved = change(value - float(rows["value"].iloc[0]), 2) if consecutive else DASH
    a, b = _readings(value, language)
    nation = say("competitiveness.nation_figure", language, year=row["year"])
    said = say("competitiveness.both", language, scale_a=a, scale_b=b)
    return (
        Headline(say("competitiveness.figure", language), level, DASH, why, rests_on),
        Headline(nation, row["printed"], moved, said, DASH),
    )

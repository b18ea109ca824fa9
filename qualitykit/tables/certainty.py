"""How sure a unit's points and grade are (把握程度): chances of points and grades, and margins in whole samples."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from qualitykit.language import say
from qualitykit.outlook import Certainty, Needed, samples_needed, small_samples
from qualitykit.outlook.counted import Counted
from qualitykit.tables.cells import DASH, about, chance, count, frame, points
from qualitykit.tables.facts import place_of
from qualitykit.workspace import Unit

SIZES = (10, 30, 100, 300, 1000)


def banded(sure: Certainty, unit: Unit) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of a unit's banded criteria (本单位的分档指标): those that can be told, and those that cannot."""
    return sure.banded.get(unit.id, (sure.criteria[:0], sure.criteria[:0]))


def title_of(sure: Certainty, criterion: str, language: str) -> str:
    """A criterion's number and title (项目名称)."""
    return f"{criterion} {sure.assessment.rubric.criterion(criterion).title(language)}"


def chances(sure: Certainty, unit: Unit, language: str) -> pd.DataFrame:
    """The chance of each points value (各得分的可能性): from the counts, and if the true rate were the target.

    Returns:
        Two rows per criterion that can be told, a column per points value, best first; a dash where the criterion
        has no such value.
    """
    mine = sure.points[sure.points["unit"] == unit.id]
    values = sorted(set(mine["points"]), reverse=True) if len(mine) else []
    rows = []
    for criterion, its in mine.groupby("criterion", sort=False):
        of_points = its.set_index("points")
        for kind in ("predictive", "assumed"):
            cells = [
                chance(of_points.at[value, kind]) if value in of_points.index else DASH for value in values
            ]
            rows.append((title_of(sure, criterion, language), say(f"sure.{kind}", language), *cells))
    headings = [say(f"column.{name}", language) for name in ("criterion", "basis_of_chance")]
    headings += [say("column.of_points", language, points=points(value)) for value in values]
    return frame(headings, rows)


def margins(sure: Certainty, unit: Unit, language: str) -> pd.DataFrame:
    """How firm each banded criterion is (逐项把握): sample, points, their mean, the flag, the margins.

    Returns:
        A row per criterion that can be told: passed of inspected, target, points, expected points with their
        standard deviation, whether the band is determined, how many more failures of the same sample cost points,
        and how many more passes earn some; a dash where no number of them does.
    """
    known, _ = banded(sure, unit)
    rows = [
        (
            title_of(sure, row.criterion, language),
            say("mark.of", language, part=count(row.passed), whole=count(row.n)),
            points(row.target),
            points(row.points),
            f"{about(row.expected)} ± {about(row.sd)}",
            say(f"sure.{'determined' if row.determined else 'not_determined'}", language),
            *(DASH if value is pd.NA else count(value) for value in (row.losses, row.gains)),
        )
        for row in known.itertuples(index=False)
    ]
    names = ("criterion", "sample_passed", "target", "points", "expected", "band", "losses", "gains")
    return frame([say(f"column.{name}", language) for name in names], rows)


def grade_chances(sure: Certainty, unit: Unit, language: str) -> pd.DataFrame:
    """The chance of each grade (各等级的可能性), one row; empty where it cannot be told or no luck is in it."""
    at = place_of(sure.assessment, unit)
    row, ids = sure.grades.iloc[at], [grade.id for grade in sure.assessment.rubric.grades.scale]
    told = not row["reason"] and len(banded(sure, unit)[0]) and not sure.assessment.evidence.vetoed[at]
    rows = [(say("sure.again", language), *(chance(row[grade]) for grade in ids))] if told else []
    headings = [say("column.of_grade", language, grade=grade) for grade in ids]
    return frame([say("column.grade_chance", language), *headings], rows)


@dataclass(frozen=True)
class Question:
    """A criterion of a unit, its sample, its target, and a true rate that deserves full marks (样本量之问)."""

    sure: Certainty
    one: Counted
    own: int
    target: Fraction
    rate: Fraction

    def table(self, sizes: list[int]) -> pd.DataFrame:
        """What that rate gives with different numbers of samples (各样本量的得分)."""
        rubric = self.sure.assessment.rubric
        return small_samples(rubric, self.one.criterion.id, self.target, self.rate, sizes)

    @property
    def needed(self) -> Needed:
        """From how many samples on a wrong band is unlikely (所需样本量)."""
        return samples_needed(self.sure.assessment.rubric, self.one.criterion.id, self.target, self.rate)


def smallest(sure: Certainty, unit: Unit) -> Question | None:
    """What to ask of the unit's criterion with the fewest samples (样本最少的指标).

    The true rate lies one part in a hundred on the better side of the target, or half-way to the end of the scale.
    None where no criterion can be told, or the target leaves no room for a better rate.
    """
    known, _ = banded(sure, unit)
    if known.empty:
        return None
    row = known.sort_values("n", kind="stable").iloc[0]
    one = next(one for one in sure.counted if one.criterion.id == row["criterion"])
    full, target = Fraction(one.measure.per), row["target"]
    better = one.measure.better == "higher"
    room = full - target if better else target
    step = min(full / 100, room / 2)
    rate = (target + step if better else target - step) / full
    return Question(sure, one, int(row["n"]), target, rate) if room > 0 else None


def samples(question: Question | None, language: str) -> pd.DataFrame:
    """What one true rate gives with different numbers of samples (样本量与得分), the unit's own number marked.

    Returns:
        samples, expected points, their standard deviation, chance of full marks, chance of a wrong band; empty
        without a question.
    """
    rows = []
    if question is not None:
        table = question.table(np.unique([*SIZES, question.own]).tolist())
        rows = [
            (
                count(row.n) + (say("mark.self", language) if row.n == question.own else ""),
                *(about(value) for value in (row.expected, row.sd)),
                *(chance(value) for value in (row.full, row.wrong)),
            )
            for row in table.itertuples(index=False)
        ]
    names = ("samples", "expected", "deviation", "full_marks", "wrong_band")
    return frame([say(f"column.{name}", language) for name in names], rows)

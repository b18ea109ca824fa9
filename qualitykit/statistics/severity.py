"""Level of a risk (风险等级): severity of an injury × probability of its scenario, in the manner of RAPEX.

A *scenario* (伤害情景) is a chain of steps that must all happen; its probability is the product of theirs. The
probability falls into a *band* (概率区间), and band and severity together give the level: low, medium, high, serious.

What could be read of the guidelines (2010/15/EU, replaced by 2019/417): the four severities, the product rule, bands
named by what they exceed («> 1/1 000»), the four levels, and the example of a folding chair. The full table of levels
could not be read in two independent copies. So the table is an input; `STAND_IN` is a convention of this package, not
the table of the Decision, and whoever has the Decision at hand passes its table as `matrix`.
"""

from dataclasses import dataclass

import numpy as np

from qualitykit.statistics.estimate import Reasoned, first_reason
from qualitykit.statistics.inputs import floats, last_axis, numbers

LEVELS = ("", "low", "medium", "high", "serious")
"""The levels by code; 0 where there is none."""

EDGES = (1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 0.5)
"""What the bands exceed; band 0 exceeds none. By tens as in «> 1/1 000» and «> 1/10 000», and one half: a convention
of this package, except for the band of the example."""


def stand_in_matrix() -> np.ndarray:
    """Our own table of levels, for want of the official one (替代等级表): NOT the table of 2010/15/EU or 2019/417.

    Rule: band number + 1, 3, 4, 5 for severity 1, 2, 3, 4, that is, an injury that needs a doctor counts for two bands
    more than one that first aid mends, and each further severity for one more; up to 5 low, 6 medium, 7 high, from 8
    serious. It gives the level of the one example that could be read.

    Returns:
        uint8 codes into `LEVELS` [4 severities, 8 bands].

    **Source.** A convention of this package.

    >>> for row in stand_in_matrix(): print(*row)
    1 1 1 1 1 2 3 4
    1 1 1 2 3 4 4 4
    1 1 2 3 4 4 4 4
    1 2 3 4 4 4 4 4
    """
    weight = np.array([1, 3, 4, 5])[:, None] + np.arange(len(EDGES) + 1)
    return np.clip(weight - 4, 1, 4).astype(np.uint8)


STAND_IN = stand_in_matrix()


@dataclass(frozen=True)
class RiskLevel(Reasoned):
    """Levels of any number of scenarios (风险等级).

    Args:
        level: uint8 codes into `LEVELS`.
        band: int array, the number of the probability band, −1 where there is none.
        reason: uint8 codes into `REASONS`, 0 where there is a level.
    """

    level: np.ndarray
    band: np.ndarray
    reason: np.ndarray

    @property
    def word(self) -> np.ndarray:
        """The levels by name, the empty text where there is none (等级)."""
        return np.array(LEVELS, dtype=object)[self.level]


def scenario_probability(steps) -> np.ndarray:
    """The probability that all steps of a scenario happen (情景概率).

    Formula: the product of the steps' probabilities, each given the steps before it.

    Args:
        steps: fractions [..., K]; pad with 1 where a scenario has fewer steps.

    Returns:
        float array [...]; NaN where a step is NaN or out of [0, 1].

    Raises:
        ValueError: not numbers, no axis of steps.

    **Source.** Commission Decision 2010/15/EU, annex, risk assessment guidelines, section 6.1 (folding chair:
    1 × 1/50 × 1/10).

    >>> float(scenario_probability([1, 1 / 50, 1 / 10, 1]))
    0.002
    """
    (steps,) = last_axis(steps=steps)
    return np.where((steps >= 0) & (steps <= 1), steps, np.nan).prod(-1)


def risk_level(severity, probability, matrix=STAND_IN, edges=EDGES) -> RiskLevel:
    """The level of a risk from severity and probability (风险等级判定).

    Rule: the band is the number of edges that the probability exceeds; the level is matrix[severity − 1, band].

    Args:
        severity: 1 (first aid), 2 (a doctor, no lasting harm), 3 (hospital or lasting harm), 4 (fatal, or could be).
        probability: fractions, of a shape that fits.
        matrix: codes into `LEVELS` from 1, [severities, bands]; the default is a convention of ours, see `STAND_IN`.
        edges: rising; one fewer than the bands.

    Returns:
        `RiskLevel`. Reasons: `missing` a NaN, `invalid` a severity that the table has not, a probability out of [0, 1].

    Raises:
        ValueError: shapes that do not fit, a table whose bands do not fit the edges, a code that is no level.

    **Source.** Severities: Implementing Decision (EU) 2019/417, annex, risk assessment guidelines, table 3. Example:
    Decision 2010/15/EU, section 6.1 of its guidelines: severity 1, 1/500, band «> 1/1 000», low.

    >>> found = risk_level([1, 3], [1 / 500, 1 / 500])
    >>> found.band.tolist(), found.word.tolist()
    ([4, 4], ['low', 'serious'])
    """
    severity, probability = floats(severity=severity, probability=probability)
    matrix, edges = _table(matrix, edges)
    known = (severity >= 1) & (severity <= len(matrix)) & (severity == np.floor(severity))
    reason = first_reason(
        severity.shape,
        missing=np.isnan(severity) | np.isnan(probability),
        invalid=~known | (probability < 0) | (probability > 1),
    )
    # a product such as 0.1 × 0.01 must not exceed 0.001 by its last bit
    band = (probability[..., None] > edges * (1 + 1e-12)).sum(-1)
    row = np.where(reason == 0, severity, 1).astype(np.int64) - 1
    level = np.where(reason == 0, matrix[row, band], 0).astype(np.uint8)
    return RiskLevel(level, np.where(reason == 0, band, -1), reason)


def _table(matrix, edges) -> tuple[np.ndarray, np.ndarray]:
    matrix, edges = np.asarray(matrix), numbers("edges", edges)
    if matrix.ndim != 2 or matrix.shape[1] != edges.size + 1 or np.any(np.diff(edges) <= 0):
        raise ValueError(
            f"'matrix' must have one column more than rising 'edges' (got {matrix.shape} and {edges.size} edges)"
        )
    if not np.isin(matrix, np.arange(1, len(LEVELS))).all():
        raise ValueError(
            f"'matrix' must hold level codes 1 to {len(LEVELS) - 1} (got {np.unique(matrix).tolist()})"
        )
    return matrix, edges

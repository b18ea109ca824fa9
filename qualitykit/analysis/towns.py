"""Units against each other (各镇比较): the funnel, and what is left of it where units differ by more than chance."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualitykit.analysis.aspect import Drawing
from qualitykit.analysis.counts import Counts
from qualitykit.analysis.words import number
from qualitykit.language import listed, say, sentences
from qualitykit.statistics.funnel import Funnel, funnel_proportions, funnel_ratios

LEAST_UNITS = 3
"""Units below which there is no funnel: the district's line would be little but one of them. Our convention."""

_GRID = 160


@dataclass(frozen=True)
class Towns:
    """Units that give counts, held against the district (各镇与全区).

    Args:
        names: of the units; numerator, denominator: their counts.
        funnel: limits by chance alone; wide: limits that allow for the spread between units.
        places: (95 %, 99.8 %) positions of both.
        curve: limits over the sizes, to be drawn.
    """

    names: list[str]
    numerator: np.ndarray
    denominator: np.ndarray
    funnel: Funnel
    wide: Funnel
    curve: pd.DataFrame

    def outside(self, wide: bool = False) -> np.ndarray:
        """0 within, 1 outside 95 %, 2 outside 99.8 %, negative where below (漏斗位置)."""
        inner, outer = (self.wide if wide else self.funnel).position
        return np.where(outer != 0, 2 * outer, inner)

    @property
    def codes(self) -> dict[str, tuple[int, int]]:
        """Both places of each unit by its name: by chance alone, and with over-dispersion allowed for (漏斗位置)."""
        both = zip(self.outside(), self.outside(wide=True), strict=True)
        return dict(zip(self.names, both, strict=True))


def towns(counts: Counts | None, language: str, ratios: bool = False) -> Towns | None:
    """The funnel of the units that make up the district (漏斗图); None with fewer than three of them.

    Args:
        counts: of one measure; ratios: events per unit of exposure, not passed of tested.
    """
    if counts is None:
        return None
    mine = counts.pooled & (counts.denominator > 0)
    part, whole = counts.numerator[mine], counts.denominator[mine]
    if mine.sum() < LEAST_UNITS or not 0 < part.sum() < (np.inf if ratios else whole.sum()):
        return None
    method = funnel_ratios if ratios else funnel_proportions
    names = [unit.title(language) for unit, here in zip(counts.units, mine, strict=True) if here]
    plain, wide = (
        method(part, whole, part.sum() / whole.sum(), overdispersion=more) for more in (False, True)
    )
    return Towns(names, part, whole, plain, wide, _curve(method, plain, whole))


def _curve(method, plain: Funnel, whole: np.ndarray) -> pd.DataFrame:
    """Limits at sizes from the smallest unit to beyond the largest."""
    sizes = np.unique(np.round(np.linspace(max(1, whole.min() * 0.6), whole.max() * 1.06, _GRID)))
    at = method(np.zeros(len(sizes)), sizes, float(plain.target))
    names = ("lower_95", "lower_998", "upper_95", "upper_998")
    return pd.DataFrame({"n": sizes} | dict(zip(names, (*at.lower, *at.upper), strict=True)))


def towns_drawing(found: Towns, axes: tuple[str, str], reading: str, scale: float = 100) -> Drawing:
    """The funnel plot, to be drawn (漏斗图)."""
    limits = [name for name in found.curve if name != "n"]
    units = {"n": found.denominator, "value": scale * found.funnel.value, "outside": abs(found.outside())}
    data = {
        "units": pd.DataFrame(units, index=found.names),
        "curve": found.curve.assign(**{name: scale * found.curve[name] for name in limits}),
        "target": scale * float(found.funnel.target),
        "axes": axes,
    }
    return Drawing("funnel", data, reading)


def position(code: int, language: str) -> str:
    """Where a unit stands in the funnel, in words (漏斗位置)."""
    side = "high" if code > 0 else "low"
    return say("analysis.funnel.within" if code == 0 else f"analysis.funnel.{side}_{abs(code)}", language)


def towns_reading(found: Towns, language: str) -> str:
    """The sentence that reads the funnel: who is outside, and whether units differ by more than chance (读图)."""
    codes = found.outside()
    names = [
        say("analysis.funnel.named", language, name=found.names[i], where=position(codes[i], language))
        for i in np.flatnonzero(codes)
    ]
    said = [
        say(
            "analysis.funnel.out" if names else "analysis.funnel.none",
            language,
            units=listed(names, language),
        )
    ]
    phi = number(float(found.funnel.phi), 2)
    if float(found.wide.tau) == 0:
        return sentences([*said, say("analysis.funnel.chance", language, phi=phi)], language)
    kept = [found.names[i] for i in np.flatnonzero(abs(found.outside(wide=True)) == 2)]
    said.append(say("analysis.funnel.dispersed", language, phi=phi))
    said.append(
        say(f"analysis.funnel.{'left' if kept else 'none_left'}", language, units=listed(kept, language))
    )
    return sentences(said, language)

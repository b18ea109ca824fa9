"""What few batches tell of a town (批次少的镇街): its rate drawn in, and what they say of a target declared met.

The audit follows GB/T 2828.4: a sample contradicts a declared level, or does not; that it does not is no proof that
the level is met. The most failures allowed are computed for the risk of 5 %, not taken from a plan of the standard.
"""

import numpy as np

from qualitykit.analysis.aspect import Drawing, Part
from qualitykit.analysis.domains import Domain
from qualitykit.analysis.towns import Towns, towns
from qualitykit.analysis.words import DASH, frame, limits, number, percent, ratio
from qualitykit.language import listed, say, sentences
from qualitykit.statistics.declared_level import (
    CONTRADICTED,
    DeclaredLevelAudit,
    audit_declared_level,
    smallest_limit,
)
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.shrinkage import shrunken_rate

RAW = ("unit", "passed_of", "percent", "shrunken", "shrunken_95")
AUDIT = ("failed", "most_failed", "audit", "left_open")


def small_samples(domain: Domain, language: str) -> Part:
    """Raw rates beside shrunken ones, and the audit of the target (小样本对照表); no row where there is no funnel.

    Without a target the columns of the audit are left out.
    """
    found, caption = towns(domain.now, language), say("analysis.few.caption", language, domain=domain.title)
    if found is None:
        return caption, frame(RAW, [], language), None
    shrunken = shrunken_rate(found.numerator, found.denominator)
    audited = _audit(found, domain.target)
    cells = [_raw_cells(found, shrunken, i, language) for i in range(len(found.names))]
    said = [_shrunken_reading(found, shrunken, language)]
    if audited is not None:
        cells = [(*row, *_audit_cells(found, audited, i, language)) for i, row in enumerate(cells)]
        said.append(_audit_reading(found, audited, domain.target, language))
    columns = RAW if audited is None else RAW + AUDIT
    return caption, frame(columns, cells, language), Drawing("", reading=sentences(said, language))


def _audit(found: Towns, target: float) -> DeclaredLevelAudit | None:
    """Every town's batches against «at most 1 − target fail»; None without a target below all."""
    if not 0 < target < 1:
        return None
    most = smallest_limit(found.denominator, 1 - target).value
    return audit_declared_level(found.denominator - found.numerator, found.denominator, 1 - target, most)


def _raw_cells(found: Towns, shrunken: Estimate, i: int, language: str) -> tuple[str, ...]:
    passed, tested = found.numerator[i], found.denominator[i]
    drawn = (percent(shrunken.value[i]), limits(shrunken[i], language))
    return found.names[i], ratio(passed, tested), percent(passed / tested), *drawn


def _audit_cells(found: Towns, audited: DeclaredLevelAudit, i: int, language: str) -> tuple[str, ...]:
    if not audited.result[i]:
        return (number(found.denominator[i] - found.numerator[i], 0), *[DASH] * 3)
    told = say(f"analysis.few.{audited.result[i]}", language)
    counts = (number(part, 0) for part in (found.denominator[i] - found.numerator[i], audited.limit[i]))
    return *counts, told, percent(1 - audited.limiting_quality[i])


def _shrunken_reading(found: Towns, shrunken: Estimate, language: str) -> str:
    """Whose rate is drawn in furthest."""
    raw = found.numerator / found.denominator
    i = int(np.argmax(abs(shrunken.value - raw)))
    values = {"unit": found.names[i], "counted": ratio(found.numerator[i], found.denominator[i])}
    values |= {"raw": percent(raw[i]), "shrunken": percent(shrunken.value[i])}
    return say("analysis.few.shrunken", language, **values)


def _audit_reading(found: Towns, audited: DeclaredLevelAudit, target: float, language: str) -> str:
    """Who is contradicted, and how little the smallest sample could have found."""
    known = np.flatnonzero(audited.reason == 0)
    if not len(known):
        return ""
    out = [found.names[i] for i in np.flatnonzero(audited.result == CONTRADICTED)]
    told = say("analysis.few.out" if out else "analysis.few.none", language, units=listed(out, language),
               target=percent(target), many=len(found.names))  # fmt: skip
    i = known[np.argmax(audited.limiting_quality[known])]
    values = {"unit": found.names[i], "n": number(found.denominator[i], 0)}
    weak = say("analysis.few.weak", language, **values, rate=percent(1 - audited.limiting_quality[i]))
    return sentences([told, weak], language)

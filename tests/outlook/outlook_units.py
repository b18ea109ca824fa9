"""Assessments for tests: the sample's with a few numbers of a unit changed, all else the same."""

from dataclasses import replace

import numpy as np

from qualitykit.scoring.evidence import Targets


def number(assessment, unit):
    """The number of a unit."""
    return [one.id for one in assessment.units].index(unit)


def with_counts(assessment, unit, measure, passed, n, counted=True, present=True):
    """The assessment with other counts of one unit, not pooled again."""
    u = number(assessment, unit)
    gathered = assessment.now[measure, None]
    old = gathered.observed
    arrays = {name: value.copy() for name, value in vars(old).items()}
    for name, value in {
        "numerator": passed,
        "denominator": n,
        "counted": counted,
        "present": present,
    }.items():
        arrays[name][u] = value
    arrays["pooled"][u], arrays["blocked"][u] = 0, False
    seen = replace(old, **arrays)
    now = assessment.now | {(measure, None): replace(gathered, observed=seen)}
    evidence = replace(assessment.evidence, now=assessment.evidence.now | {(measure, None): seen})
    return replace(assessment, now=now, evidence=evidence)


def with_target(assessment, measure, target):
    """The assessment with one target, in whole units, for every unit."""
    n = len(assessment.units)
    targets = Targets(np.full(n, target), 1, np.ones(n, bool))
    evidence = replace(assessment.evidence, targets=assessment.evidence.targets | {measure: targets})
    return replace(assessment, evidence=evidence)


def row(frame, **values):
    """The one row of a table that has these values."""
    for name, value in values.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1, f"{len(frame)} rows for {values}"
    return frame.iloc[0]

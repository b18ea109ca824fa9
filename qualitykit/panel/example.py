"""A worked example (例子): the least-effort way to the next grade, taken as done."""

from fractions import Fraction

import numpy as np

from qualitykit.outlook.counted import counted_criteria
from qualitykit.outlook.path import Option
from qualitykit.panel.outcome import Outcome
from qualitykit.panel.settings import Settings
from qualitykit.rubric.rules import BandedShortfall
from qualitykit.tables.facts import place_of


def example(outcome: Outcome) -> Settings:
    """The first way from an outcome on, as settings (例子设定).

    A step that no single lever takes, such as one that several measures decide, is left as it is; settings
    without a change where there is no way.
    """
    settings = outcome.settings
    for option in outcome.reach.ways[0].options if outcome.reach.ways else ():
        settings = _taken(settings, option, outcome)
    return settings


def _taken(settings: Settings, option: Option, outcome: Outcome) -> Settings:
    if option.bonus:
        key = ("honours", option.criterion, "")
        return settings.moved_to(key, 1) if key in settings.levers else settings
    key = ("awards", option.criterion, "")
    if key in settings.levers:
        return settings.moved_to(key, Fraction(option.outcome))
    rule = outcome.now.rubric.criterion(option.criterion).rule
    key = ("measures", getattr(rule, "measure", ""), "numerator")
    if not isinstance(rule, BandedShortfall) or key not in settings.levers:
        return settings
    return settings.moved_to(key, _passes(option, outcome))


def _passes(option: Option, outcome: Outcome) -> int:
    """The nearest number of passes, of the same samples, that gives the points of a step."""
    one = next(c for c in counted_criteria(outcome.now) if c.criterion.id == option.criterion)
    at = int(np.flatnonzero(one.told == place_of(outcome.now, outcome.unit))[0])
    edges = one.edges(one.counts[1])
    wanted = int(Fraction(option.outcome) * outcome.now.evidence.scale)
    return int(edges.passes[np.flatnonzero(edges.points == wanted)[-1], at])

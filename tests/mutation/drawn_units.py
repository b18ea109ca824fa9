"""Sixty made-up units, drawn once (抽定的部门), with what the slow twin gives for each: many edges for little time."""

import random
from fractions import Fraction
from functools import cache

from any_units import FIELDS, UNITS, VARIANTS, evidence_of, rubric_of
from scoring_cases import rubric_2016
from slow_twin import HONOURS, Facts, assess_unit

TARGETED = ("manufacturing_pass_rate", "farm_produce_pass_rate")
WORKS = ("supervision_coverage", "acceptance_rate")


@cache
def drawn_units() -> list[Facts]:
    """The units (部门): anything of them may be missing, empty or on an edge; every one of `UNITS` twelve times."""
    luck = random.Random(20160704)
    return [_unit(luck, UNITS[number % len(UNITS)]) for number in range(60)]


def _unit(luck: random.Random, unit: str) -> Facts:
    targets = {
        measure: luck.choice([None, *[Fraction(luck.randint(9000, 9900), 100)] * 5]) for measure in TARGETED
    }
    rates = {
        measure: luck.choice([None, _pair(luck), *[_near(luck, aim)] * 4]) for measure, aim in targets.items()
    }
    rates["demonstration_sites"] = luck.choice([None, (0, 1), (1, 1), (3, 1)])
    money = luck.choice([None, *[[luck.randint(0, 3) for _ in FIELDS]] * 4])
    rates |= {
        ("quality_funding", part): money and (100 * n, 100)
        for part, n in zip(FIELDS, money or [0] * 3, strict=True)
    }
    rates["quality_funding"] = money and (100 * sum(money), 100)
    last = _works(luck) | {"quality_funding": luck.choice([None, (50 * luck.randint(0, 16), 100)])}
    honours = {name: luck.randint(1, 2) for name in HONOURS if luck.random() < 0.06}
    return Facts(unit, rates | _works(luck), last, targets, _awards(luck), honours, luck.random() < 0.2)


def _works(luck: random.Random) -> dict:
    complaints = luck.choice([None, (luck.randint(0, 9), luck.randint(0, 6)), (0, 4)])
    return {measure: luck.choice([None, _pair(luck, 4), (3, 3)]) for measure in WORKS} | {
        "engineering_complaint_rate": complaints
    }


def _pair(luck: random.Random, most: int = 300) -> tuple[int, int]:
    whole = luck.randint(0, most)
    return luck.randint(0, whole), whole


def _near(luck: random.Random, aim: Fraction | None) -> tuple[int, int]:
    """A rate at an edge of a band, or a millionth beside it."""
    edge = luck.choice([0, 1, 3, 5, 10, 15]) + luck.choice([0, 0, 1, -1]) * Fraction(1, 10**6)
    return int(((aim or 93) - edge) * 10**6), 100 * 10**6


def _awards(luck: random.Random) -> dict[str, Fraction]:
    share, full = luck.choice([0, 0.3, 0.9, 1, 1]), luck.random() < 0.7
    return {
        criterion.id: criterion.points
        if full and luck.random() < 0.9
        else Fraction(luck.randint(0, int(criterion.points * 6)), 6)
        for criterion in rubric_2016().criteria
        if (not criterion.measured or criterion.award_stands_in) and luck.random() < share
    }


@cache
def drawn_evidence(variant: int, final: bool):
    """All of them as arrays (数组)."""
    return evidence_of(drawn_units(), final, variant)


@cache
def by_the_twin(variant: int, final: bool) -> list:
    """What the slow twin gives for each (慢算结果)."""
    rubric, found = rubric_of(variant), []
    for one in drawn_units():
        town = one.unit == "guxing"
        criteria = rubric.responsible(one.unit, "town" if town else "department")
        found.append(assess_unit(one, criteria, town, final, VARIANTS[variant]))
    return found

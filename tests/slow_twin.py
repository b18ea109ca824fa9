"""The document's rules once more, slowly: one unit at a time, in fractions, written from the document and its readings.

Nothing here is read from the rubric file but the points of the criteria that an assessor decides, and who answers
for what; bands, conditions, honours, cap and grades are written out again by hand.
"""

from dataclasses import dataclass, field
from fractions import Fraction

MET, FAILED, EMPTY, UNDECIDED, SILENT = "met", "failed", "empty", "undecided", "silent"
ROW_1 = ((0, 1), (1, 2), (3, 3), (5, 4), (10, 5), (15, 10))
ROW_2 = ((0, 1), (1, 2), (3, 3), (5, 5), (10, 10))
HONOURS = {
    "henan_quality_county": 2,
    "china_quality_award": 3,
    "governor_quality_award": 2,
    "mayor_quality_award": 1,
    "national_testing_body": 2,
    "provincial_testing_body": 1,
    "national_brand_zone": 2,
    "aaaa_standardisation": 2,
    "provincial_standardisation_project": 1,
    "provincial_brand_zone": 1,
    "luban_award": 2,
    "national_municipal_gold_cup": 2,
    "well_known_trademark": 2,
    "china_time_honoured_brand": 2,
    "standard_department_store": 2,
    "provincial_municipal_gold_cup": 1,
    "zhongzhou_cup": 1,
    "henan_time_honoured_brand": 1,
    "henan_cuisine_brand_shop": 1,
}


@dataclass
class Facts:
    """What is known of one unit: (numerator, denominator) pairs or None, awards in points, honours by count."""

    unit: str
    rates: dict = field(default_factory=dict)
    last_year: dict = field(default_factory=dict)
    targets: dict = field(default_factory=dict)
    awards: dict = field(default_factory=dict)
    honours: dict = field(default_factory=dict)
    vetoed: bool = False


@dataclass
class Score:
    """One criterion: status, points (None where there are none), and what it can still come to (None: nothing)."""

    points_within: Fraction
    status: str
    points: Fraction | None
    low: Fraction | None
    high: Fraction | None


@dataclass
class Rules:
    """The readings that a rubric may change."""

    not_applicable: str = "rescale"
    unreported: str = "zero"
    rate_rounding: str | int = "none"
    honour_counting: str = "once"
    bonus_in_grade: bool = True
    grade_gap: str = "lower"


def score(facts: Facts, criterion, final: bool, rules: Rules) -> Score:
    """One criterion of one unit."""
    most, award = criterion.points, facts.awards.get(criterion.id)
    rule = MEASURED.get(criterion.id)
    if rule is None:
        found = (MET, award) if award is not None else (SILENT, None)
        settles = True
    else:
        found = rule(facts, most, rules)
        settles = criterion.id == "3.3.5" and found[0] == MET
        if criterion.id == "3.3.5" and found[0] == FAILED and not final:
            found, settles = (UNDECIDED, None), True
        elif found[0] in (UNDECIDED, SILENT) and award is not None and criterion.id not in ("1", "2"):
            found, settles = (MET, award), True
    return _closed(found, most, final, settles, rules)


def _closed(found, most: Fraction, final: bool, settles: bool, rules: Rules) -> Score:
    state, points = found
    if state in (MET, FAILED):
        fixed = final or settles
        return Score(most, "scored", points, points if fixed else 0, points if fixed else most)
    if state == EMPTY:
        return Score(most, "not_applicable", None, None if final else 0, None if final else most)
    if state == SILENT and final:
        zero = 0 if rules.unreported == "zero" else None
        return Score(most, "unreported", zero, zero, zero)
    return Score(most, "open", None, 0, most)


def _value(pair, per: int, rules: Rules) -> Fraction:
    value = Fraction(pair[0] * per) / pair[1]
    if rules.rate_rounding == "none":
        return value
    return round(value * 10**rules.rate_rounding) / Fraction(10**rules.rate_rounding)


def _against_target(measure: str, table):
    def judge(facts: Facts, most: Fraction, rules: Rules):
        pair, target = facts.rates.get(measure), facts.targets.get(measure)
        if pair is None:
            return SILENT, None
        if pair[1] == 0:
            return EMPTY, None
        if target is None:
            return UNDECIDED, None
        short = target - _value(pair, 100, rules)
        lost = 0
        for start, deduct in table:
            if short > start:
                lost = deduct
        return (FAILED if lost else MET), most - lost

    return judge


def _sites(facts: Facts, most: Fraction, rules: Rules):
    pair = facts.rates.get("demonstration_sites")
    if pair is None:
        return SILENT, None
    return (MET, most) if pair[0] >= 2 else (FAILED, Fraction(0))


def _all(states: list[str], most: Fraction):
    """All or nothing, decided only when every part is."""
    for state in (SILENT, UNDECIDED):
        if state in states:
            return state, None
    return (FAILED, Fraction(0)) if FAILED in states else (MET, most)


def _full(pair) -> str:
    if pair is None:
        return SILENT
    return EMPTY if pair[1] == 0 else MET if pair[0] == pair[1] else FAILED


def _works(facts: Facts, most: Fraction, rules: Rules):
    """4.7.3: both rates 100 %; a rounding that makes it 100 counts as 100."""
    states = []
    for measure in ("supervision_coverage", "acceptance_rate"):
        pair = facts.rates.get(measure)
        state = _full(pair)
        states.append(MET if state == FAILED and _value(pair, 100, rules) >= 100 else state)
    if states == [EMPTY, EMPTY]:
        return EMPTY, None
    return _all([MET if state == EMPTY else state for state in states], most)


def _beside(facts: Facts, measure: str, per: int, holds, rules: Rules) -> str:
    """This year beside last year."""
    now, then = facts.rates.get(measure), facts.last_year.get(measure)
    if now is None:
        return SILENT
    if now[1] == 0:
        return EMPTY
    if then is None or then[1] == 0:
        return UNDECIDED
    return MET if holds(_value(now, per, rules), _value(then, per, rules)) else FAILED


def _level(facts: Facts, most: Fraction, rules: Rules):
    """4.7.5: complaints per project fall, acceptance does not."""
    states = [
        _beside(facts, "engineering_complaint_rate", 1, lambda now, then: now < then, rules),
        _beside(facts, "acceptance_rate", 100, lambda now, then: now >= then, rules),
    ]
    return (EMPTY, None) if EMPTY in states else _all(states, most)


def _funding(facts: Facts, most: Fraction, rules: Rules):
    """3.6.1: money in each field, and more in total than last year."""
    fields = [facts.rates.get(("quality_funding", part)) for part in ("product", "engineering", "service")]
    states = [SILENT if pair is None else MET if pair[0] > 0 else FAILED for pair in fields]
    return _all([*states, _growth(facts, Fraction(1))], most)


def _growth(facts: Facts, factor: Fraction) -> str:
    now, then = facts.rates.get("quality_funding"), facts.last_year.get("quality_funding")
    if now is None:
        return SILENT
    if then is None or then[0] == 0:
        return UNDECIDED
    return MET if Fraction(now[0], now[1]) > factor * Fraction(then[0], then[1]) else FAILED


MEASURED = {
    "1": _against_target("manufacturing_pass_rate", ROW_1),
    "2": _against_target("farm_produce_pass_rate", ROW_2),
    "3.3.5": _sites,
    "3.6.1": _funding,
    "4.7.3": _works,
    "4.7.5": _level,
}


@dataclass
class Result:
    """All of one unit."""

    scores: dict[str, Score]
    available: Fraction
    settled: Fraction
    points: Fraction
    base: Fraction | None
    bonus: Fraction
    total: Fraction | None
    low: Fraction | None
    high: Fraction | None
    grade_before_veto: str | None
    grade: str | None


def assess_unit(facts: Facts, criteria, town: bool, final: bool, rules: Rules) -> Result:
    """Everything of one unit that answers for some criteria."""
    scores = {criterion.id: score(facts, criterion, final, rules) for criterion in criteria}
    out = [
        s
        for s in scores.values()
        if s.status == "not_applicable" or (s.status == "unreported" and s.points is None)
    ]
    inside = [s for s in scores.values() if s not in out]
    available = sum(s.points_within for s in inside)
    settled = sum(s.points_within for s in inside if s.points is not None)
    points = sum(s.points for s in inside if s.points is not None)
    possible = [s for s in scores.values() if s.low is not None]
    within = sum(s.points_within for s in possible)
    low, high = sum(s.low for s in possible), sum(s.high for s in possible)
    bonus, bonus_low, bonus_high = _bonus(facts, town, final, rules)
    base = _base(points, settled, available, rules)
    total = None if base is None else base + bonus
    lowest, highest = _base(low, within, within, rules), _base(high, within, within, rules)
    graded = total if rules.bonus_in_grade else base
    before = None if graded is None else grade(graded, rules.grade_gap)
    return Result(
        scores, available, settled, points, base, bonus, total,
        None if lowest is None else lowest + bonus_low,
        None if highest is None else highest + bonus_high,
        before, "D" if facts.vetoed else before,
    )  # fmt: skip


def _base(points, reach, available, rules: Rules) -> Fraction | None:
    if reach == 0:
        return None
    if rules.not_applicable == "raw":
        return Fraction(points)
    credit = 100 - available if rules.not_applicable == "credit" else 0
    return 100 * Fraction(points + credit) / (reach + credit)


def _bonus(facts: Facts, town: bool, final: bool, rules: Rules):
    counted = {h: min(n, 1) if rules.honour_counting == "once" else n for h, n in facts.honours.items()}
    granted = sum(HONOURS[honour] * n for honour, n in counted.items())
    computed = 2 if town and _growth(facts, Fraction(6, 5)) == MET else 0
    now = min(10, granted + computed)
    # Nineteen kinds of honour are worth 31 points, so that until the year closes the cap can always be reached.
    return (now, now, now) if final else (now, min(10, granted), 10)


def grade(total: Fraction, gap: str) -> str:
    """A from 90, B 80 to 89, C 60 to 79, D 59 and below, and what lies between as the setting says."""
    if gap == "round":
        total = Fraction(round(total))  # Python rounds a fraction's half to even
    for name, start in (("A", 90), ("B", 80), ("C", 60)):
        if total >= start or (gap == "upper" and total > start - 1):
            return name
    return "D"

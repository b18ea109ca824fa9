"""Complaints, survey answers and injuries (投诉、满意度、伤害)."""

import numpy as np
import pandas as pd

from sample_script import anchors
from sample_script.draws import QUARTERS, YEARS, days_in_quarter, last_day, pick, stream
from sample_script.units import TOWNS

SURVEYED_IN = (2, 4)
ANSWERS_A_TOWN = {"guxing": 32, "huayuankou": 30, "liuzhai": 36, "laoyachen": 32}
OTHER_TOWNS = 30
SKEW = 0.9  # of the money in dispute, log-normal


def complaints(year: int) -> pd.DataFrame:
    """Complaints, reports and enquiries to the hotlines (投诉热线受理记录); enquiries are only received."""
    rng, number = stream("complaints", year), anchors.COMPLAINTS[year]
    frame = pd.DataFrame(
        {
            "unit": rng.choice([town.id for town in TOWNS], size=number),
            "date": np.sort(np.datetime64(f"{year}-01-01") + rng.integers(365, size=number)),
            "channel": pick(rng, anchors.CHANNELS, number),
            "domain": pick(rng, anchors.COMPLAINT_DOMAINS, number),
            "kind": pick(rng, anchors.COMPLAINT_KINDS[year], number),
        }
    )
    return _handled(rng, frame, np.datetime64(last_day(year, 4)))


def _handled(rng, frame: pd.DataFrame, year_end: np.datetime64) -> pd.DataFrame:
    """First check, closing, outcome and money of whatever is no enquiry; what is not done by year's end is open."""
    n, day = len(frame), frame["date"].to_numpy().astype("datetime64[D]")
    asked = (frame["kind"] == "enquiry").to_numpy()
    check = day + np.where(
        rng.random(n) < anchors.CHECKED_IN_TIME, rng.integers(0, 8, n), rng.integers(8, 20, n)
    )
    closed = day + np.where(
        rng.random(n) < anchors.CLOSED_IN_TIME, rng.integers(8, 60, n), rng.integers(60, 100, n)
    )
    open_ = asked | (closed > year_end)
    disputed = (frame["kind"] == "complaint").to_numpy()
    settled = disputed & ~open_
    success = rng.random(n) < anchors.MEDIATED
    amount = np.round(rng.lognormal(np.log(anchors.DISPUTED_YUAN) - SKEW**2 / 2, SKEW, n), 0)
    share = rng.beta(6, 6 * (anchors.MEDIATED / anchors.RECOVERED_SHARE - 1), n)  # of what is mediated
    return frame.assign(
        first_check=pd.Series(check).mask(asked | (check > year_end)),
        closed=pd.Series(closed).mask(open_),
        outcome=np.where(
            settled, np.where(success, "mediated", "not_mediated"), np.where(open_, "", "handled")
        ),
        amount=pd.Series(amount).mask(~disputed).astype("Int64"),
        recovered=pd.Series(np.round(amount * share * success, 0)).mask(~settled).astype("Int64"),
    )


def survey(year: int) -> pd.DataFrame:
    """Citizens' ratings, 1 to 10, of four fields of quality (市民质量满意度调查)."""
    rng = stream("survey", year)
    people = pd.concat([_respondents(rng, year, quarter) for quarter in SURVEYED_IN], ignore_index=True)
    mood = rng.normal(anchors.RATING[year], 1.1, len(people))
    parts = []
    for item, above in anchors.RATING_BY_ITEM.items():
        rating = np.clip(np.round(mood + above + rng.normal(0, 0.9, len(people))), 1, 10).astype(int)
        parts.append(people.assign(item=item, rating=rating))
    answers = pd.concat(parts).sort_values(["quarter", "respondent"], kind="stable")
    return answers[["unit", "quarter", "respondent", "item", "rating", "mode", "sex", "age_group", "weight"]]


def _respondents(rng, year: int, quarter: int) -> pd.DataFrame:
    """Who answered, with a weight that restores the shares of sex and age among the people."""
    unit = np.repeat([t.id for t in TOWNS], [ANSWERS_A_TOWN.get(t.id, OTHER_TOWNS) for t in TOWNS])
    sex = pick(rng, anchors.ANSWERS_BY_SEX, len(unit))
    age = pick(rng, anchors.ANSWERS_BY_AGE, len(unit))
    weight = _weights(sex, anchors.PEOPLE_BY_SEX) * _weights(age, anchors.PEOPLE_BY_AGE)
    number = [f"{year % 100}Q{quarter}-{i + 1:03d}" for i in range(len(unit))]
    facts = {"unit": unit, "quarter": quarter, "respondent": number, "sex": sex, "age_group": age}
    mode = pick(rng, anchors.SURVEY_MODES, len(unit))
    return pd.DataFrame(facts).assign(mode=mode, weight=np.round(weight, 3))


def _weights(group: np.ndarray, people: dict[str, float]) -> np.ndarray:
    """Share among the people ÷ share among the answers."""
    group = pd.Series(group)
    wanted = group.map(people) / sum(people.values())
    return (wanted / group.map(group.value_counts(normalize=True))).to_numpy()


def injuries(year: int) -> pd.DataFrame:
    """Product injuries seen in hospitals (产品伤害监测); some cases involve two products and have two rows."""
    rng, number = stream("injuries", year), anchors.INJURY_CASES[year]
    days = np.sort(
        np.concatenate([days_in_quarter(rng, year, q, -(-number // 4)) for q in QUARTERS])[:number]
    )
    cases = pd.DataFrame(
        {
            "date": days,
            "case": [f"{year % 100}-{i + 1:04d}" for i in range(number)],
            "sex": pick(rng, anchors.INJURY_SEX, number),
            "age_group": pick(rng, anchors.INJURY_AGES, number),
            "severity": pick(rng, anchors.INJURY_SEVERITY, number),
            "outcome": pick(rng, anchors.INJURY_OUTCOME, number),
        }
    )
    cases["outcome"] = cases["outcome"].mask(cases["severity"] == "severe", "hospital")
    first = cases.assign(product=pick(rng, anchors.INJURY_PRODUCTS, number))
    second = first[rng.random(number) < anchors.PRODUCTS_A_CASE - 1].copy()
    second["product"] = second["product"].map(
        lambda name: "工具及五金" if name != "工具及五金" else "家用电器"
    )
    rows = pd.concat([first, second]).sort_values("case", kind="stable")
    return rows[["date", "case", "product", "sex", "age_group", "severity", "outcome"]]


def equipment(year: int) -> pd.DataFrame:
    """Special equipment in use, accidents and deaths (特种设备)."""
    rows = []
    for unit, sets in anchors.SETS_IN_USE.items():
        for quarter in QUARTERS:
            age = 4 * (year - YEARS[0]) + quarter - 1
            happened = anchors.EQUIPMENT_ACCIDENTS.get((year, quarter, unit), (0, 0))
            rows.append((unit, quarter, round(sets * anchors.QUARTERLY_GROWTH**age), *happened))
    return pd.DataFrame(rows, columns=["unit", "quarter", "in_use", "accidents", "deaths"])

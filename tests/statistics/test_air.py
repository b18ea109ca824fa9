"""What the air statistics promise: HJ 633-2012 at every breakpoint, by hand, against plain loops."""

import math

import numpy as np
import pytest

from qualitykit.statistics.air import (
    AIR_REASONS,
    air_level,
    city_concentration,
    daily_index,
    exceeded,
    good_day,
    sub_index,
)
from qualitykit.workspace.reference import load_breakpoints, load_levels

POLLUTANTS = ("pm25", "pm10", "so2", "no2", "co", "o3_8h")
POINTS, INDEX = load_breakpoints(POLLUTANTS)
EDGES = load_levels()["to"].dropna().to_numpy()
CLEAN = [10.0, 20.0, 10.0, 10.0, 0.5, 50.0]


def _days(seed, n=400):
    """Days of six pollutants, some not measured, some beyond the tables."""
    rng = np.random.default_rng(seed)
    top = np.nanmax(POINTS, axis=1)
    days = rng.beta(0.7, 2, (n, 6)) * top * 1.2
    days[rng.random((n, 6)) < 0.03] = np.nan
    return days


def _slow_sub_index(c, points, index, up):
    """One sub-index the way one would write it down: value, least value, reason."""
    if math.isnan(c):
        return math.nan, 0.0, "missing"
    known = [p for p in points if not math.isnan(p)]
    if c > known[-1]:
        top = index[len(known) - 1]
        return (top, top, "") if top == index[-1] else (math.nan, top, "beyond_table")
    k = next(i for i in range(len(known) - 1) if known[i] <= c <= known[i + 1])
    value = (index[k + 1] - index[k]) / (known[k + 1] - known[k]) * (c - known[k]) + index[k]
    value = math.ceil(round(value, 9)) if up else value
    return value, value, ""


def test_each_breakpoint_has_its_index():
    """At every concentration of the table of HJ 633-2012 the sub-index is the one printed beside it, rounded or not."""
    for rounding in ("up", "none"):
        for place in range(len(INDEX)):
            sub = sub_index(POINTS[:, place], POINTS, INDEX, rounding=rounding)
            printed = ~np.isnan(POINTS[:, place])
            assert sub.value[printed].tolist() == [INDEX[place]] * printed.sum()


def test_the_24_hour_points_of_sulphur_dioxide_are_not_those_of_the_hour():
    """24-hour SO2 of 150 is 100, not the 50 that the 1-hour column has there."""
    day, hour = load_breakpoints(["so2"])[0], load_breakpoints(["so2_1h"])[0]
    assert sub_index([[150.0]], day, INDEX).value[0, 0] == 100
    assert sub_index([[150.0]], hour, INDEX).value[0, 0] == 50


def test_sub_indices_are_solved_by_hand():
    """PM2.5 93: 100 + 50·18/40 = 122.5; PM10 120: 50 + 50·70/100 = 85; CO 2.04: 50 + 50·0.04/2 = 51; O3 200: 137 up."""
    sub = sub_index([93.0, 120.0, 0.0, 0.0, 2.04, 200.0], POINTS, INDEX, rounding="none")
    assert sub.value.tolist() == pytest.approx([122.5, 85, 0, 0, 51, 100 + 50 * 40 / 55])
    up = sub_index([93.0, 120.0, 0.0, 0.0, 2.04, 200.0], POINTS, INDEX)
    assert up.value.tolist() == [123, 85, 0, 0, 51, 137]


def test_rounding_up_turns_75_1_into_a_day_that_is_not_good():
    """PM2.5 of 75 is a good day, 75.1 is 101 and not; unrounded it is 100.125 and not either."""
    for value, up, good in ((75.0, 100, 1), (75.1, 101, 0)):
        day = np.array([[value, *CLEAN[1:]]])
        rounded = daily_index(sub_index(day, POINTS, INDEX))
        plain = daily_index(sub_index(day, POINTS, INDEX, rounding="none"))
        assert rounded.value[0] == up
        assert good_day(rounded).tolist() == good_day(plain).tolist() == [good]


def test_rounding_never_changes_level_or_verdict():
    """On random days, level, exceedance and good day are the same rounded up and not rounded."""
    days = _days(1)
    subs = [sub_index(days, POINTS, INDEX, rounding=rounding) for rounding in ("up", "none")]
    for verdict in (lambda s: air_level(daily_index(s), EDGES), lambda s: good_day(daily_index(s)), exceeded):
        assert verdict(subs[0]).tolist() == verdict(subs[1]).tolist()


def test_ozone_above_800_has_no_sub_index():
    """801 µg/m³ over 8 hours is beyond the table: no index, at least 300, and not a good day."""
    sub = sub_index([*CLEAN[:5], 801.0], POINTS, INDEX)
    day = daily_index(sub)
    assert np.isnan(sub.value[5])
    assert AIR_REASONS[sub.reason[5]] == AIR_REASONS[day.reason] == "beyond_table"
    assert np.isnan(day.value)
    assert float(day.at_least) == 300
    assert int(good_day(day)) == 0
    assert int(air_level(day, EDGES)) == 0
    assert not day.primary.any()


def test_beyond_a_complete_table_the_index_stays_at_500():
    """PM2.5 of 700 is 500, severe, and the primary pollutant."""
    day = daily_index(sub_index([700.0, *CLEAN[1:]], POINTS, INDEX))
    assert float(day.value) == 500
    assert int(air_level(day, EDGES)) == 6
    assert day.primary.tolist() == [True, False, False, False, False, False]


def test_days_agree_with_a_plain_loop():
    """Sub-indices, index, primary pollutants and verdict of 400 days with holes equal a loop."""
    days = _days(2)
    sub = sub_index(days, POINTS, INDEX)
    result, verdict = daily_index(sub), good_day(daily_index(sub))
    for d, row in enumerate(days):
        slow = [_slow_sub_index(c, POINTS[p], INDEX, True) for p, c in enumerate(row)]
        assert sub.value[d].tolist() == pytest.approx([value for value, *_ in slow], nan_ok=True)
        assert [AIR_REASONS[code] for code in sub.reason[d]] == [why for *_, why in slow]
        top = max(least for _, least, _ in slow)
        complete = all(why == "" for *_, why in slow)
        assert result.at_least[d] == top
        assert verdict[d] == (0 if top > 100 else 1 if complete else -1)
        primary = [complete and top > 50 and value == top for value, *_ in slow]
        assert result.primary[d].tolist() == primary


def test_primary_pollutants_are_all_that_tie():
    """PM2.5 75 and PM10 150 are both 100 and both primary."""
    day = daily_index(sub_index([75.0, 150.0, *CLEAN[2:]], POINTS, INDEX))
    assert day.primary.tolist() == [True, True, False, False, False, False]


def test_an_excellent_day_has_no_primary_pollutant():
    """At an AQI of 50 there is none, at 51 there is."""
    for value, some in ((35.0, False), (35.1, True)):
        assert daily_index(sub_index([value, *CLEAN[1:]], POINTS, INDEX)).primary.any() == some


def test_levels_close_at_their_upper_end():
    """An index of 50, 100, 150, 200 and 300 is still in the lower level, one more is in the next."""
    pm25 = POINTS[:1]
    for place, (edge, more) in enumerate(((35, 36), (75, 76), (115, 116), (150, 151), (250, 251)), 1):
        levels = air_level(daily_index(sub_index([[edge], [more]], pm25, INDEX)), EDGES)
        assert levels.tolist() == [place, place + 1]


def test_a_day_with_a_gap_can_be_bad_but_not_good():
    """Without ozone a clean day is unknown and a smoggy one is not good; with nothing measured it is missing."""
    gap = [*CLEAN[:5], np.nan]
    days = daily_index(sub_index([gap, [200.0, *gap[1:]], [np.nan] * 6], POINTS, INDEX))
    assert good_day(days).tolist() == [-1, 0, -1]
    assert [AIR_REASONS[code] for code in days.reason] == ["incomplete", "incomplete", "missing"]
    assert np.isnan(days.value).all()
    assert exceeded(sub_index([gap], POINTS, INDEX)).tolist() == [[0, 0, 0, 0, 0, -1]]


@pytest.mark.parametrize("wrong", [-1.0, np.inf])
def test_impossible_concentrations_are_invalid(wrong):
    """A negative or infinite concentration gives no index and says so."""
    sub = sub_index([wrong, *CLEAN[1:]], POINTS, INDEX)
    assert AIR_REASONS[sub.reason[0]] == "invalid"
    assert AIR_REASONS[daily_index(sub).reason] == "invalid"


def test_the_city_is_the_mean_of_its_stations_not_the_worst():
    """By hand: 120 and 40 µg/m³ are 80 for the city, index 107, where the worst station alone has 157."""
    city = city_concentration([[120.0], [40.0]], [0, 0])
    assert city.value.tolist() == [[80.0]]
    worst = sub_index([[120.0]], POINTS[:1], INDEX).value[0, 0]
    assert (sub_index(city.value, POINTS[:1], INDEX).value[0, 0], worst) == (107, 158)


def test_city_concentrations_agree_with_a_plain_loop():
    """Means and numbers of stations by day, with stations and pollutants missing, equal a loop."""
    rng = np.random.default_rng(3)
    values = np.where(rng.random((120, 3)) < 0.3, np.nan, rng.uniform(0, 200, (120, 3)))
    day = rng.integers(0, 40, 120)
    city = city_concentration(values, day, days=41)
    for d in range(41):
        for p in range(3):
            known = [v for v in values[day == d, p] if not np.isnan(v)]
            assert city.stations[d, p] == len(known)
            assert city.value[d, p] == pytest.approx(
                sum(known) / len(known) if known else np.nan, nan_ok=True
            )


def test_city_concentrations_can_be_rounded_half_to_even():
    """75.5 and 76.5 round to 76, CO 2.05 with one decimal to 2.0; a negative station takes the city's value."""
    city = city_concentration([[75.5, 2.05], [76.5, 2.15], [-1.0, 1.0]], [0, 1, 2], decimals=[0, 1])
    assert city.value.tolist()[:2] == [[76.0, 2.0], [76.0, 2.2]]
    assert np.isnan(city.value[2, 0])


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: sub_index([1.0, 2.0], POINTS, INDEX), "concentration"),
        (lambda: sub_index([1.0], [[0, 50]], [0, 50, 100]), "points"),
        (lambda: sub_index([1.0], [[0, 50, 40]], [0, 50, 100]), "points"),
        (lambda: sub_index([1.0], [[0, np.nan, 40]], [0, 50, 100]), "points"),
        (lambda: sub_index([1.0], [[0, 20, 40]], [0, 100, 50]), "points"),
        (lambda: sub_index([1.0], [[0, 20, 40]], [0, 50, 100], rounding="half"), "rounding"),
        (lambda: city_concentration([1.0], [0]), "concentration"),
        (lambda: city_concentration([[1.0]], [0, 1]), "day"),
    ],
)
def test_wrong_shapes_are_refused_by_name(call, name):
    """An error names the argument that does not fit."""
    with pytest.raises(ValueError, match=f"'{name}'"):
        call()

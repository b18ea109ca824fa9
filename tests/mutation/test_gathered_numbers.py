"""What the tables of a small district give, number by number: measures, awards and targets, each with its rows."""

from fractions import Fraction

import pytest
from scoring_cases import write_workspace

from qualitykit.period import Period
from qualitykit.scoring.awards import gather_awards, gather_targets, target_rows
from qualitykit.scoring.measures import gather, merged_rows
from qualitykit.workspace import open_workspace

pytestmark = pytest.mark.usefixtures("rubrics_read_once")
MEASURES = """\
    measure, unit, quarter, numerator, denominator, value
    manufacturing_pass_rate, east, 1, , , 93.4
    manufacturing_pass_rate, west, 3, , , 95.25
    manufacturing_pass_rate, east, 2, , , 92.5
    manufacturing_pass_rate, north, 1, 90, 100,
    manufacturing_pass_rate, north, 2, 9, 10,
    manufacturing_pass_rate, north, 4, 1, 1,
    quality_funding, east, 1, , , 12.5
    quality_funding, west, 2, , , 7.5
    demonstration_sites, east, 1, , , 2
    demonstration_sites, west, 1, , , 1
    farm_produce_pass_rate, east, 1, 8, 10,
    farm_produce_pass_rate, north, 1, 3, 5,
"""


FUNDING = """\
    unit, quarter, field, amount
    west, 1, product, 7.25
    north, 1, service, 3
    north, 2, service, 1
"""
BATCHES = """\
    unit, date, domain, passed
    east, 2016-01-01, manufacturing, 1
    east, 2016-06-30, manufacturing, 0
    east, 2016-07-01, manufacturing, 1
    west, 2016-03-31, manufacturing, 1
    west, 2016-05-05, manufacturing, 1
"""
WORKS = """\
    unit, project, started, supervised, completed, accepted, complaints
    east, A, 2016-06-30, 1, , , 0
    west, B, 2016-07-01, 0, , , 0
    north, C, 2016-02-01, 1, 2016-03-01, , 0
    north, D, 2016-02-01, 1, 2016-03-01, 1, 0
"""
SITES = """\
    unit, kind, name, date
    east, product, P, 2015-01-01
    east, product, Q, 2016-03-31
    west, product, R, 2016-04-01
"""
AWARDS = """\
    unit, criterion, quarter, assessor, points
    east, 3.3.2, 3, a, 1.5
    east, 3.3.2, 1, a, 1
    east, 3.3.2, 3, b, 2
    east, 3.3.2, 4, a, 0.5
    west, 3.3.2, 1, a, 0
"""


@pytest.fixture
def opened(tmp_path):
    """Opens a district of three towns and an office with some tables and settings, and gives what gathering needs."""

    def open_with(tables, **settings):
        units = ["east", "west", "north", "finance"]
        texts = {f"2016/{name}": text.replace("    ", "") for name, text in tables.items()}
        workspace = open_workspace(
            write_workspace(tmp_path, {"units": units, "tables": texts, "settings": settings})
        )
        return workspace.year(2016).tables, workspace.rubric(2016), workspace.units

    return open_with


def numbers(opened_year, measure, period="2016", part=None):
    """For each unit numerator, denominator, whether they are counts, over how many units, and the rows by file."""
    tables, rubric, units = opened_year
    found = gather(tables, measure, part, rubric, Period.parse(period), units)
    seen, told = found.observed, {}
    for u, unit in enumerate(units):
        if seen.present[u]:
            counts = (int(seen.numerator[u]), int(seen.denominator[u]))
            told[unit.id] = (*counts, bool(seen.counted[u]), int(seen.pooled[u]), found.rows.get(unit.id))
        elif seen.blocked[u]:
            told[unit.id] = "blocked"
    assert seen.numerator.dtype == seen.denominator.dtype == "int64"
    return told


def rows(*numbers):
    """Rows of the table of measures."""
    return {"2016/measures.csv": list(numbers)}


def test_a_published_rate_stands_until_a_later_quarter_and_counts_add_up(opened):
    """92.5 of the second quarter replaces 93.4; 90 of 100 and 9 of 10 make 99 of 110; a rate cannot be pooled."""
    year = opened({"measures": MEASURES})
    # Two decimals stand in the column, so that every value is hundredths of a per cent: 92.5 is 9250 of 10000.
    first = {
        "east": (9340, 10000, False, 0, rows(2)),
        "north": (90, 100, True, 0, rows(5)),
        "finance": "blocked",
    }
    assert numbers(year, "manufacturing_pass_rate", "2016Q1") == first
    assert numbers(year, "manufacturing_pass_rate", "2016Q3") == {
        "east": (9250, 10000, False, 0, rows(4)),
        "west": (9525, 10000, False, 0, rows(3)),
        "north": (99, 110, True, 0, rows(5, 6)),
        "finance": "blocked",
    }
    assert numbers(year, "manufacturing_pass_rate")["north"] == (100, 111, True, 0, rows(5, 6, 7))


def test_an_office_takes_the_pool_of_the_towns(opened):
    """8 of 10 and 3 of 5 are 11 of 15; amounts of 12.5 and 7.5 are 20, sites 2 and 1 are 3, in hundredths."""
    year = opened({"measures": MEASURES})
    assert numbers(year, "farm_produce_pass_rate")["finance"] == (11, 15, True, 2, rows(12, 13))
    assert numbers(year, "quality_funding") == {
        "east": (1250, 100, True, 0, rows(8)),
        "west": (750, 100, True, 0, rows(9)),
        "finance": (2000, 100, True, 2, rows(8, 9)),
    }
    assert numbers(year, "demonstration_sites")["finance"] == (300, 100, True, 2, rows(10, 11))


def test_an_office_without_numbers_has_none_where_only_its_own_count(opened):
    """With the setting `own` nothing is pooled."""
    year = opened({"measures": MEASURES}, department_measures="own")
    for measure in ("farm_produce_pass_rate", "quality_funding", "manufacturing_pass_rate"):
        assert "finance" not in numbers(year, measure)


def test_an_office_with_a_number_of_its_own_keeps_it(opened):
    """1 of 2 stays 1 of 2 beside the towns' 8 of 10, and nobody else is changed."""
    text = "measure, unit, quarter, numerator, denominator\n"
    text += "farm_produce_pass_rate, east, 1, 8, 10\nfarm_produce_pass_rate, finance, 1, 1, 2\n"
    year = opened({"measures": text})
    own = {"east": (8, 10, True, 0, rows(2)), "finance": (1, 2, True, 0, rows(3))}
    assert numbers(year, "farm_produce_pass_rate") == own


def test_amounts_of_different_fineness_are_pooled_on_one_scale(opened):
    """12.5 published and records of 7.25 and 4 are 23.75; a field without a record is 0 beside others."""
    year = opened(
        {
            "measures": "measure, unit, quarter, value\nquality_funding, east, 1, 12.5\n",
            "funding": FUNDING,
        }
    )
    funding = {"2016/funding.csv": [2]}
    assert numbers(year, "quality_funding") == {
        "east": (125, 10, True, 0, rows(2)),
        "west": (725, 100, True, 0, funding),
        "north": (400, 100, True, 0, {"2016/funding.csv": [3, 4]}),
        "finance": (2375, 100, True, 3, rows(2) | {"2016/funding.csv": [2, 3, 4]}),
    }
    assert numbers(year, "quality_funding", "2016Q1", "service") == {
        "west": (0, 100, True, 0, funding),
        "north": (300, 100, True, 0, {"2016/funding.csv": [3]}),
        "finance": (300, 100, True, 2, {"2016/funding.csv": [2, 3]}),
    }


def test_huge_amounts_are_pooled_exactly(opened):
    """A millionth and 123,456,789,012.34 are 123,456,789,012.340001, more digits than a binary float holds."""
    year = opened(
        {
            "measures": "measure, unit, quarter, value\nquality_funding, east, 1, 0.000001\n",
            "funding": "unit, quarter, field, amount\nwest, 1, product, 123456789012.34\n",
        }
    )
    assert numbers(year, "quality_funding")["finance"][:3] == (123456789012340001, 10**6, True)


def test_records_count_by_their_day_and_their_verdict(opened):
    """Batches of the year's days up to the quarter's end, in the towns and in the pool."""
    year = opened({"inspections": BATCHES})
    told = {"2016/inspections.csv": [2, 3]}
    found = numbers(year, "manufacturing_pass_rate", "2016Q2")
    assert found["east"] == (1, 2, True, 0, told)
    assert found["finance"] == (3, 4, True, 2, {"2016/inspections.csv": [2, 3, 5, 6]})
    assert numbers(year, "manufacturing_pass_rate")["east"][:2] == (2, 3)


def test_a_registered_unit_with_nothing_to_judge_has_a_rate_of_nothing(opened):
    """Works begun by the period's last day, none of them completed: 0 of 0; sites count themselves."""
    year = opened({"projects": WORKS, "sites": SITES})
    rate = numbers(year, "acceptance_rate", "2016Q2")
    assert rate["east"] == (0, 0, True, 0, {"2016/projects.csv": [2]})
    # One of the two completed works of the north has no verdict yet, so that its rate is not known.
    assert not {"west", "north"} & rate.keys()
    assert numbers(year, "supervision_coverage", "2016Q2")["north"][:3] == (2, 2, True)
    counted = {
        "east": (2, 1, True, 0, {"2016/sites.csv": [2, 3]}),
        "finance": (2, 1, True, 1, {"2016/sites.csv": [2, 3]}),
    }
    assert numbers(year, "demonstration_sites", "2016Q1") == counted


@pytest.mark.parametrize(("rule", "points"), [("mean", "7/4"), ("lowest", "3/2"), ("highest", "2")])
def test_several_assessors_of_the_latest_quarter_are_combined(opened, rule, points):
    """1.5 and 2 of the third quarter make 1.75, 1.5 or 2; the 1 of the first is replaced, the fourth is to come."""
    changed = {} if rule == "mean" else {"several_assessors": rule}
    tables, rubric, units = opened({"awards": AWARDS}, **changed)
    awards = gather_awards(tables, rubric, Period(2016, 3), units)
    c = [criterion.id for criterion in rubric.criteria].index("3.3.2")
    assert awards.points.dtype == "int64"
    assert awards.points[c].tolist() == [Fraction(points) * awards.scale, 0, -1, -1]
    assert len(set(awards.points.ravel().tolist())) == 3
    given = {row["unit"]: row for row in awards.given.to_dict("records")}
    assert (awards.places, awards.path) == (1, "2016/awards.csv")
    assert given["east"] == {
        "unit": "east",
        "criterion": "3.3.2",
        "sum": 35,
        "count": 2,
        "min": 15,
        "max": 20,
        "rows": [2, 4],
    }
    assert given["west"]["rows"] == [6]


def test_without_a_table_there_are_no_awards_and_no_targets(opened):
    """Nothing is given, and no unit has a target."""
    tables, rubric, units = opened({"measures": MEASURES})
    awards = gather_awards(tables, rubric, Period(2016), units)
    assert (set(awards.points.ravel().tolist()), awards.given.to_dict("records"), awards.path) == (
        {-1},
        [],
        None,
    )
    targets = gather_targets(tables, rubric, units)
    assert targets.keys() == rubric.measures.keys()
    assert not any(target.present.any() for target in targets.values())
    assert target_rows(tables, rubric, units) == {}


@pytest.mark.parametrize("own", [True, False])
def test_a_target_of_its_own_goes_before_the_one_for_all(opened, own):
    """93.25 for all and 94 for the east, in hundredths; no measure without a row has a target."""
    text = "measure, unit, target\nmanufacturing_pass_rate, , 93.25\nmanufacturing_pass_rate, east, 94\n"
    text = text if own else "measure, target\nmanufacturing_pass_rate, 93.25\n"
    year = tables, rubric, units = opened({"targets": text})
    target = gather_targets(tables, rubric, units)["manufacturing_pass_rate"]
    assert (target.scale, target.numerator.tolist()) == (100, [9400 if own else 9325, 9325, 9325, 9325])
    assert target.numerator.dtype == "int64"
    assert target.present.all()
    found = target_rows(*year)
    path = "2016/targets.csv"
    assert found["manufacturing_pass_rate"]["west"] == {path: [2]}
    assert found["manufacturing_pass_rate"]["east"] == {path: [3 if own else 2]}
    assert found["acceptance_rate"] == {}
    assert not gather_targets(tables, rubric, units)["acceptance_rate"].present.any()


def test_rows_of_several_sources_are_merged_in_order():
    """Each row once, file by file."""
    assert merged_rows([{"a": [3, 1]}, {}, {"a": [2, 3], "b": [7]}]) == {"a": [1, 2, 3], "b": [7]}

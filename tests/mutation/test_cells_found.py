"""What a cell gives or is refused with: its value, its note, and the rule with the values that the message needs."""

import numpy as np
import pytest

from qualitykit.workspace.columns import understand
from qualitykit.workspace.grammar import PARSERS, Noted, unit_parser
from qualitykit.workspace.raw import Texts
from qualitykit.workspace.registry import DatedName, Names
from qualitykit.workspace.schema import ColumnSpec
from qualitykit.workspace.unreadable import Unreadable

ONES = "1" * 13


def spec_of(kind, **more):
    """A column of a kind, named `c`."""
    return ColumnSpec("c", kind, "", "", **more)


def refused(parse, text, spec):
    """Rule and values with which a text is refused."""
    with pytest.raises(Unreadable) as caught:
        parse(text, spec)
    return caught.value.rule, caught.value.values


@pytest.mark.parametrize(
    ("kind", "text", "rule", "more"),
    [
        ("decimal", ONES, "too_many_digits", {"whole": 12, "places": 6}),
        ("decimal", "1.1234567", "too_many_digits", {"whole": 12, "places": 6}),
        ("decimal", "5%", "percent_not_here", {}),
        ("decimal", "-0.5", "negative_number", {}),
        ("number", ONES, "too_many_digits", {"whole": 12, "places": 6}),
        ("number", "-5", "negative_number", {}),
        ("count", ONES, "too_many_digits", {"whole": 12, "places": 0}),
        ("count", "-1", "negative_count", {}),
        ("count", "1.5", "not_a_count", {}),
        ("count", "5%", "percent_not_here", {}),
        ("count", "x", "not_a_count", {}),
        ("quarter", "0", "not_a_quarter", {}),
        ("quarter", "5", "not_a_quarter", {}),
        ("quarter", "x", "not_a_quarter", {}),
        ("rating", "11", "not_a_rating", {}),
        ("flag", "2", "not_a_flag", {}),
        ("verdict", "0.5", "not_zero_or_one", {}),
    ],
)
def test_a_refused_cell_says_what_was_found_and_what_is_allowed(kind, text, rule, more):
    """The text as written, and the digits that would fit."""
    assert refused(PARSERS[kind], text, spec_of(kind)) == (rule, {"value": text, **more})


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("number", "1" * 12, 111111111111.0),
        ("number", "0" + "1" * 12, 111111111111.0),
        ("number", "-0.0", 0.0),
        ("count", "0" + "1" * 12, 111111111111),
        ("quarter", "1", 1),
        ("quarter", "4", 4),
        ("rating", "1", 1),
        ("flag", "0", 0),
        ("number", "１", Noted(1.0, ("full_width_number",))),
        ("count", "1,000", Noted(1000, ("thousands_number",))),
        ("quarter", "４.０", Noted(4, ("full_width_number",))),
        ("decimal", "１.５０", Noted((150, 2, 1.5), ("full_width_number",))),
    ],
)
def test_the_largest_and_the_least_cells_are_read(kind, text, value):
    """Twelve digits, zeros before them aside, and both ends of a range; another form is noted."""
    assert PARSERS[kind](text, spec_of(kind)) == value


def test_a_unit_is_refused_with_what_the_office_needs():
    """A word for all of the district, a name out of its time, a name that nobody has."""
    book = Names({"东镇": "east"}, [DatedName("老镇", "east")])
    parse, spec = unit_parser(book, False), spec_of("unit")
    assert refused(parse, "district", spec) == ("district_not_here", {"value": "district"})
    told = {"value": "老镇", "span": "… – …", "unit": "east"}
    assert refused(parse, "老镇", spec) == ("name_not_valid", told)
    assert refused(parse, "西镇", spec) == ("unknown_unit", {"value": "西镇", "nearest": "east"})
    assert parse("东 镇", spec) == Noted("east", ("name_normalised",))
    assert unit_parser(book, True)("district", spec) == "district"
    assert unit_parser({}, False)("anything", spec) == "anything"


@pytest.mark.parametrize("kind", ["decimal", "number"])
def test_only_numbers_that_are_not_plain_are_read_one_at_a_time(kind):
    """Plain ones are read many at once, in whichever of many thousands of places they stand."""
    asked = []
    texts = [f"{number}.5" for number in range(70_000)]
    texts[0], texts[65_536], texts[69_999] = "１", "−2", "1e3"
    signed = spec_of(kind, signed=True)
    found = understand(
        signed,
        Texts(np.arange(len(texts)), texts),
        lambda text, spec: asked.append(text) or PARSERS[kind](text, spec),
    )
    assert asked == ["１", "−2", "1e3"]
    assert found.values[[0, 1, 65_535, 65_536, 65_537]].tolist() == [1, 1.5, 65_535.5, -2, 65_537.5]


@pytest.mark.parametrize(
    ("kind", "more", "texts"),
    [
        ("decimal", {}, ["5", "+3", "007.123456", "1,234", "123,456,789,012.5", "1" * 12]),
        ("decimal", {"signed": True, "percent": True}, ["-0.5%", "+1,234%", "-3"]),
        ("number", {"percent": True}, ["5%", "+5.5"]),
        ("count", {}, ["+5", "123,456,789,012", "1" * 12]),
    ],
)
def test_numbers_in_the_common_forms_are_never_read_one_at_a_time(kind, more, texts):
    """A sign, commas and a percent sign where they belong, and as many digits as are allowed."""
    found = understand(spec_of(kind, **more), Texts(np.arange(len(texts)), texts), pytest.fail)
    for row, text in enumerate(texts):
        alone = PARSERS[kind](text, spec_of(kind, **more))
        alone = alone.value if isinstance(alone, Noted) else alone
        assert found.values[row] == (alone.value if kind == "decimal" else alone)


def test_a_count_with_a_fraction_is_looked_at_alone():
    """Zeros behind its point leave it whole; anything else is refused, however short."""
    found = understand(spec_of("count"), Texts(np.arange(3), ["1.5", "35.0", "7"]), PARSERS["count"])
    assert (found.broken.tolist(), found.values[1:].tolist()) == ([True, False, False], [35, 7])
    assert found.faults[0].rule == "not_a_count"


def test_a_form_is_noted_in_whichever_of_many_thousands_of_places_it_stands():
    """Of places that are looked at one after another, too."""
    texts = [str(number) for number in range(70_000)]
    texts[3], texts[65_536], texts[69_999] = "1,234", "1,235", "1,236"
    found = understand(spec_of("decimal"), Texts(np.arange(len(texts)), texts), PARSERS["decimal"])
    assert np.flatnonzero(found.forms["thousands_number"]).tolist() == [3, 65_536, 69_999]


def test_texts_are_kept_as_texts():
    """Digits too; a column of them is of pandas' own type for texts, and its exact form has no place to spare."""
    found = understand(spec_of("text"), Texts(np.array([1, 0, 1]), ["7", "a"]), None)
    assert (found.values.tolist(), found.values.dtype.name) == (["a", "7", "a"], "str")
    absent = understand(spec_of("text"), Texts(np.array([0, 0]), [""]), None)
    assert (absent.values.isna().tolist(), absent.values.dtype.name) == ([True, True], "str")
    whole = understand(spec_of("decimal"), Texts(np.array([0, 0]), ["5"]), PARSERS["decimal"])
    assert (whole.exact.scaled.tolist(), whole.exact.places) == ([5, 5], 0)
    assert whole.exact.scaled.dtype == np.int64


# ── cells that know their own kind ───────────────────────────────────────────


def column(kind, cells, **more):
    """A column of cells (text, kind of cell), a row each."""
    texts, kinds = zip(*cells, strict=True)
    return understand(
        spec_of(kind, **more), Texts(np.arange(len(cells)), list(texts), list(kinds)), PARSERS.get(kind)
    )


def told(found):
    """Row, column, rule, values and severity of every problem and note; rows are numbered 10, 20, …"""
    numbers = 10 * np.arange(1, len(found.texts.codes) + 1)
    problems = [*found.problems("f.csv", numbers), *found.notes("f.csv", numbers)]
    assert all(one.file == "f.csv" for one in problems)
    return [(one.row, one.column, one.rule, one.values, one.severity) for one in problems]


@pytest.mark.parametrize(
    ("kind", "cell", "rule"),
    [
        ("text", ("#N/A", "error"), "error_cell"),
        ("count", ("=1+1", "uncomputed"), "uncomputed_cell"),
        ("date", ("2016-07-04 08:30:00", "time"), "day_with_time"),
        ("number", ("1234567890123460", "lost"), "digits_lost"),
        *(
            (kind, ("2016-07-04", "date"), "day_for_a_number")
            for kind in ("count", "decimal", "number", "flag")
        ),
        *((kind, ("1", "flag"), "truth_for_a_number") for kind in ("count", "quarter", "rating", "decimal")),
        *((kind, ("1", "flag"), "truth_for_a_number") for kind in ("number", "date")),
        *((kind, ("5%", "percent"), "percent_not_here") for kind in ("text", "unit", "criterion", "field")),
    ],
)
def test_a_cell_of_a_wrong_kind_is_refused_before_it_is_read(kind, cell, rule):
    """Errors and lost digits nowhere; days, truths and percents where they mean something else."""
    (problem,) = told(column(kind, [cell]))
    assert problem == (10, "c", rule, {"value": cell[0]}, "error")


def test_a_cell_of_a_fitting_kind_is_read():
    """A truth is a flag, a day a day, a number a number, without a word."""
    assert column("flag", [("1", "flag"), ("0", "flag")]).values.tolist() == [1, 0]
    days = column("date", [("2016-07-04", "date"), ("", "empty")])
    assert (days.values.astype(str)[0][:10], np.isnat(days.values).tolist()) == ("2016-07-04", [False, True])
    amounts = column("decimal", [("93.1", "number"), ("", "text"), ("5", "number")])
    assert (amounts.exact.scaled.tolist(), amounts.exact.places) == ([931, 0, 50], 1)
    assert amounts.exact.decimals.tolist() == [1, 0, 0]
    assert [told(found) for found in (days, amounts)] == [[], []]


def test_numbers_and_days_kept_as_text_are_noted_once_with_their_rows():
    """One note for each form, at its first row; refused cells and empty ones have none."""
    found = column("count", [("x", "text"), ("5", "number"), ("６", "text"), ("7", "text"), ("", "text")])
    assert told(found) == [
        (10, "c", "not_a_count", {"value": "x"}, "error"),
        (30, "c", "full_width_number", {"value": "６", "rows": 1}, "note"),
        (30, "c", "number_as_text", {"value": "６", "rows": 2}, "note"),
    ]
    assert found.values.isna().tolist() == [True, False, False, False, True]
    (note,) = told(column("date", [("2016-07-04", "text")]))
    assert note == (10, "c", "day_as_text", {"value": "2016-07-04", "rows": 1}, "note")
    assert told(column("text", [("a", "text")])) == []


def test_percents_are_known_by_their_sign_or_their_format():
    """A cell's format is noted as such; a plain number says nothing."""
    cells = [("95.3%", "percent"), ("95.3%", "text"), ("95.3", "number"), ("", "empty")]
    found = column("decimal", cells, percent=True)
    assert found.percent.tolist() == [True, True, False, False]
    assert [problem[:3] for problem in told(found)] == [
        (10, "c", "percent_cell"),
        (20, "c", "percent_sign"),
        (20, "c", "number_as_text"),
    ]


def test_an_empty_cell_is_told_where_one_is_needed():
    """Not where an empty one has a meaning, nor in a column that may be left out."""
    cells = [("5", "number"), ("", "empty")]
    assert told(column("count", cells, required=True)) == [(20, "c", "missing_cell", {}, "error")]
    assert told(column("count", cells, required=True, blank=True)) == []
    assert told(column("count", cells)) == []
    assert str(column("count", cells[:1], required=True).values.dtype) == "int64"
    assert str(column("count", cells[:1]).values.dtype) == "Int64"
    assert column("text", [("a", "text"), ("", "text")]).values.isna().tolist() == [False, True]

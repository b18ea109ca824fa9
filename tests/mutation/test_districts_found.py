"""What a `district.yaml` is read as, and what is told of a wrong one: line, key, rule and values of each problem."""

from datetime import date

import pytest

from qualitykit.workspace.district import District, Unit, read_district
from qualitykit.workspace.registry import DatedName

HEAD = "name: 区\nrubrics: mini\nunits:\n"
LAST, FIRST = date(2015, 12, 31), date(2016, 1, 1)
REVERSED = {"start": date(2016, 2, 1), "end": FIRST}


def district(folder, text) -> District:
    """A district file, read."""
    (folder / "district.yaml").write_text(text, "utf-8")
    return read_district(folder)


def told(found: District) -> list[tuple]:
    """Line, key, rule and values of each problem; all are errors of that file, with words in both languages."""
    assert {(one.file, one.severity) for one in found.problems} <= {("district.yaml", "error")}
    assert all(one.text(language) for one in found.problems for language in ("zh", "en"))
    return [(one.row, one.column, one.rule, one.values) for one in found.problems]


def test_a_district_is_read_as_it_is_written(tmp_path):
    """Names without their blanks, lines of the ids, aliases of all time apart from those of a time."""
    aliases = "[东关, {name: 老东, valid_to: 2015-12-31}, {name: 新东, valid_from: 2016-01-01}, {name: 常东}]"
    found = district(
        tmp_path,
        "name: {zh: 区, en: District}\nrubrics: ' mini '\nsynthetic: true\nunits:\n"
        f"  - {{id: east, name: ' 东镇 ', english: East, kind: town, aliases: {aliases}}}\n"
        "  - {id: west, name: 西镇, kind: department}\n",
    )
    old, new = DatedName("老东", "east", None, LAST), DatedName("新东", "east", FIRST, None)
    assert found == District(
        name={"zh": "区", "en": "District"},
        rubrics="mini",
        synthetic=True,
        units=(
            Unit("east", "东镇", "East", "town", ("东关", "常东"), (old, new)),
            Unit("west", "西镇", "west", "department"),
        ),
        lines={"east": 5, "west": 6},
    )
    assert set(found.names) == {"east", "东镇", "East", "东关", "常东", "west", "西镇"}
    assert dict(found.names_between(FIRST, FIRST)) == found.names | {"新东": "east"}
    assert dict(found.names_between(LAST, FIRST)) == found.names | {"老东": "east", "新东": "east"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "name: {zh: 区, fr: x}\nrubrics: 5\nsynthetic: 1\nunit: []\nunits: []\n",
            [
                (1, "fr", "unknown_key", {"value": "fr", "nearest": "zh"}),
                (1, "name", "missing_key", {"needed": "en"}),
                (2, "rubrics", "not_text", {"value": "5"}),
                (3, "synthetic", "not_true_or_false", {"value": "1"}),
                (4, "unit", "unknown_key", {"value": "unit", "nearest": "units"}),
                (5, "units", "not_a_list", {"value": "[]"}),
            ],
        ),
        (
            "name: [区]\nrubrics: ' '\nunits: {a: 1}\n",
            [
                (1, "name", "not_text", {"value": "['区']"}),
                (2, "rubrics", "not_text", {"value": ""}),
                (3, "units", "not_a_list", {"value": "{'a': 1}"}),
            ],
        ),
        ("name: 区\nrubrics: mini\n", [(1, None, "missing_key", {"needed": "units"})]),
        (
            "name: {en: District}\nrubrics: mini\nunits: 3\n",
            [
                (1, "name", "missing_key", {"needed": "zh"}),
                (3, "units", "not_a_list", {"value": "3"}),
            ],
        ),
        (
            f"{HEAD}  - {{id: East, name: 东, kind: village, color: red}}\n"
            "  - {id: 1, name: 2, english: 3, kind: 4}\n  - north\n  - {name: 西, kind: town}\n  - [a]\n",
            [
                (4, "color", "unknown_key", {"value": "color", "nearest": "english"}),
                (4, "id", "not_an_id", {"value": "East"}),
                (4, "kind", "not_a_kind", {"value": "village"}),
                (5, "id", "not_text", {"value": "1"}),
                (5, "name", "not_text", {"value": "2"}),
                (5, "english", "not_text", {"value": "3"}),
                (5, "kind", "not_text", {"value": "4"}),
                (6, "units", "not_a_unit", {"value": "north"}),
                (7, "units", "missing_key", {"needed": "id"}),
                (8, "units", "not_a_unit", {"value": "['a']"}),
            ],
        ),
        (
            f"{HEAD}  - {{id: a, name: 东, kind: town, aliases: x}}\n"
            "  - {id: b, name: 西, kind: town, aliases: [12, {name: [1], valid_from: x},"
            " {valid_from: 2016-02-01, valid_to: 2016-01-01, name: q}, {nam: r}]}\n",
            [
                (4, "aliases", "not_a_list", {"value": "x"}),
                (5, "aliases", "not_text", {"value": "12"}),
                (5, "name", "not_text", {"value": "[1]"}),
                (5, "valid_from", "not_a_day", {"value": "x"}),
                (5, "valid_from", "days_reversed", REVERSED),
                (5, "nam", "unknown_key", {"value": "nam", "nearest": "name"}),
                (5, "aliases", "missing_key", {"needed": "name"}),
            ],
        ),
        (
            f"{HEAD}  - {{id: {'x' * 61}Y, name: 东, kind: {'k' * 61}}}\n",
            [
                (4, "id", "not_an_id", {"value": "x" * 59 + "…"}),
                (4, "kind", "not_a_kind", {"value": "k" * 59 + "…"}),
            ],
        ),
    ],
)
def test_everything_that_is_wrong_is_told_at_once(text, expected, tmp_path):
    """In the order of the lines, each with the key it is about."""
    assert told(district(tmp_path, text)) == expected


def test_a_name_belongs_to_one_unit(tmp_path):
    """Ids, names and aliases together, told with the unit that had the name first, in the line of the second."""
    units = "  - {id: a, name: 东, kind: town}\n  - {id: b, name: 东, kind: town, aliases: [a, district]}\n"
    assert told(district(tmp_path, f"{HEAD}  - north\n{units}  - {{id: b, name: 南, kind: town}}\n")) == [
        (4, "units", "not_a_unit", {"value": "north"}),
        (6, "units", "name_of_two", {"value": "东", "other": "a"}),
        (6, "units", "name_of_two", {"value": "a", "other": "a"}),
        (6, "units", "reserved_name", {"value": "district"}),
        (7, "units", "name_of_two", {"value": "b", "other": "b"}),
    ]


def test_a_name_of_a_time_belongs_to_one_unit_on_any_day(tmp_path):
    """It may pass from one to the next, meet its own unit's, and never that of another, or a name of all time."""
    aliases = {
        "a": "{name: 名, valid_to: 2015-12-31}",
        "b": "{name: 名, valid_from: 2016-01-01}",
        "c": "{name: 名, valid_from: 2015-12-31, valid_to: 2016-01-01}",
        "d": "{name: a, valid_from: 2015-12-31}, {name: d, valid_to: 2015-12-31},"
        " {name: x, valid_from: 2016-01-01}, {name: x, valid_to: 2016-01-01}",
    }
    units = "".join(
        f"  - {{id: {unit}, name: {unit}镇, kind: town, aliases: [{known}]}}\n"
        for unit, known in aliases.items()
    )
    assert told(district(tmp_path, HEAD + units)) == [
        (6, "units", "name_of_two", {"value": "名", "other": "a"}),
        (6, "units", "name_of_two", {"value": "名", "other": "b"}),
        (7, "units", "name_of_two", {"value": "a", "other": "a"}),
    ]


def test_a_district_whose_name_is_none_has_an_empty_one(tmp_path):
    """In both languages, so that whatever shows it shows nothing."""
    found = district(tmp_path, f"{HEAD}  - {{id: a, name: 东, kind: town}}\n".replace("区", "[区]"))
    assert (found.name, found.rubrics, found.synthetic) == ({"zh": "", "en": ""}, "mini", False)


def test_what_a_unit_lacks_is_empty_and_its_line_is_that_of_its_id(tmp_path):
    """Whatever the order of its keys; a name of one day is a name; half of the district's name is no other."""
    text = "name: {zh: 5, en: District}\nrubrics: mini\nunits:\n  - name: 东\n    id: a\n"
    day = "    aliases: [{name: 日, valid_from: 2016-01-01, valid_to: 2016-01-01}]\n"
    found = district(tmp_path, text + day)
    assert found.units == (Unit("a", "东", "a", "", (), (DatedName("日", "a", FIRST, FIRST),)),)
    assert (found.lines, found.name) == ({"a": 5}, {"zh": "", "en": "District"})


def test_a_file_that_cannot_be_read_gives_its_own_problem(tmp_path):
    """No file at all, or one that is no YAML: nothing else is said, and nothing raised."""
    (missing,) = read_district(tmp_path).problems
    assert (missing.file, missing.row, missing.column, missing.rule) == (
        str(tmp_path),
        None,
        None,
        "no_district",
    )
    found = district(tmp_path, "name: [\n")
    assert [(one.file, one.rule) for one in found.problems] == [("district.yaml", "broken_yaml")]
    assert found == District(problems=found.problems)

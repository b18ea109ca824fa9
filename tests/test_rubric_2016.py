"""The rubric of 4 July 2016 says what the issued document says: points, responsibilities, bands, honours, grades."""

from datetime import date
from fractions import Fraction

import pytest
from scoring_cases import RUBRIC

from qualitykit.rubric import load_rubric

TOPICS = {
    **{"1": 10, "2": 10},
    **{"3.1": 2, "3.2": 3, "3.3": 8, "3.4": 2, "3.5": 2, "3.6": 3, "3.7": 5, "3.8": 10},
    **{"4.1": 8, "4.2": 4, "4.3": 2, "4.4": 8, "4.5": 2, "4.6": 6, "4.7": 10, "4.8": 5},
}
# Points within reach and number of criteria of every unit.
RESPONSIBLE = {
    "guxing": (92.5, 59),
    "market_quality": (47, 30),
    "agriculture": (24.5, 13),
    "culture_tourism": (24.5, 23),
    "housing_construction": (24, 17),
    "food_drug": (21, 20),
    "science_industry": (16.5, 18),
    "transport": (13.5, 12),
    "development_statistics": (13, 13),
    "finance": (11.5, 10),
    "environment": (10, 10),
    "work_safety": (9.5, 9),
    "commerce": (8.5, 8),
    "education_sports": (8.5, 8),
    "police_changxinglu": (8.5, 8),
    "police_dahelu": (8.5, 8),
    "leading_group_office": (4, 5),
    "supervision_office": (0.5, 1),
}


@pytest.fixture(scope="module")
def rubric():
    """The real rubric."""
    return load_rubric(RUBRIC)


def test_it_is_the_document_of_4_july_2016(rubric):
    """Number, day, annex and the file's place."""
    assert rubric.document.number == "惠政〔2016〕6号"
    assert rubric.in_force_from == rubric.document.issued == date(2016, 7, 4)
    assert rubric.document.annex.in_language("zh") == "附件2"
    assert rubric.source_path == RUBRIC
    assert rubric.first_year == 2016


def test_sixty_seven_criteria_make_100_points(rubric):
    """20 points of targets, 35 of management and 45 of supervision, topic by topic."""
    assert len(rubric.criteria) == 67
    assert [section.points for section in rubric.sections] == [20, 35, 45]
    assert {topic.id: topic.points for topic in rubric.topics} == TOPICS
    assert sum(criterion.points for criterion in rubric.criteria) == rubric.total == 100


@pytest.mark.parametrize(("unit", "within_reach"), RESPONSIBLE.items())
def test_every_unit_answers_for_what_the_document_says(rubric, unit, within_reach):
    """Points within reach and number of criteria, a check on the whole transcription."""
    answers = rubric.responsible(unit, "town" if unit == "guxing" else "department")
    assert (sum(criterion.points for criterion in answers), len(answers)) == within_reach


def test_the_members_are_the_fifteen_departments_of_annex_1(rubric):
    """The two offices are not among them."""
    offices = {"leading_group_office", "supervision_office"}
    assert set(rubric.groups["members"].units) == set(rubric.units) - offices
    assert len(rubric.groups["members"].units) == 15


def test_the_two_band_tables_are_printed_literally(rubric):
    """Row 1 and row 2 differ beyond 5 points, on purpose or by slip; both hold their upper edges."""
    tables = {}
    for number in ("1", "2"):
        rule = rubric.criterion(number).rule
        assert rule.closed == "upper"
        tables[number] = [(band.start, band.end, band.deduct) for band in rule.bands]
    assert tables["1"] == [(0, 1, 1), (1, 3, 2), (3, 5, 3), (5, 10, 4), (10, 15, 5), (15, None, 10)]
    assert tables["2"] == [(0, 1, 1), (1, 3, 2), (3, 5, 3), (5, 10, 5), (10, None, 10)]


def test_an_award_stands_in_for_four_measured_criteria_and_not_for_the_rates(rubric):
    """3.3.5, 3.6.1, 4.7.3 and 4.7.5, not rows 1 and 2."""
    measured = {
        criterion.id: criterion.award_stands_in for criterion in rubric.criteria if criterion.measured
    }
    stand_in = dict.fromkeys(("3.3.5", "3.6.1", "4.7.3", "4.7.5"), True)
    assert measured == {"1": False, "2": False} | stand_in


def test_the_split_items_carry_their_halves(rubric):
    """3.3(3) is 1 + 1, 4.2(1) is 1 + 0.5, each under the document's own number."""
    halves = {name: (rubric.criterion(name).clause, rubric.criterion(name).points)
              for name in ("3.3.3a", "3.3.3b", "4.2.1a", "4.2.1b")}  # fmt: skip
    assert halves == {
        "3.3.3a": ("3.3(3)", 1),
        "3.3.3b": ("3.3(3)", 1),
        "4.2.1a": ("4.2(1)", 1),
        "4.2.1b": ("4.2(1)", Fraction(1, 2)),
    }
    assert rubric.topic_of("4.2.1b").id == "4.2"


def test_twenty_honours_are_worth_33_points_under_a_cap_of_10(rubric):
    """One is computed and for towns only; the others are open to every unit."""
    assert len(rubric.honours) == 20
    assert sum(honour.points for honour in rubric.bonus.honours) == 33
    assert rubric.bonus.cap == 10
    computed = {honour.id: honour.kinds for honour in rubric.bonus.honours if honour.rule}
    assert computed == {"town_funding_growth": ("town",)}


def test_grades_other_than_d_and_the_lost_name_are_marked_as_adopted(rubric):
    """What the document does not say never passes for it."""
    assert rubric.veto.grade == "D"
    assert rubric.veto.status == "document"
    assert rubric.grades.status == "adopted"
    assert [(grade.id, grade.start, grade.end) for grade in rubric.grades.scale] == [
        *(("A", 90, None), ("B", 80, 89), ("C", 60, 79), ("D", 0, 59))
    ]
    assert [topic.id for topic in rubric.topics if topic.status == "adopted"] == ["4.1"]
    assert {getattr(rubric.readings, name).status for name in vars(rubric.settings)} == {"adopted"}


def test_titles_are_there_in_both_languages(rubric):
    """Every section, topic, criterion, measure, unit and honour has its name."""
    titled = [*rubric.sections, *rubric.topics, *rubric.criteria, *rubric.bonus.honours, rubric.veto]
    titled += [*rubric.measures.values(), *rubric.units.values(), *rubric.groups.values()]
    assert all(one.title("zh").strip() and one.title("en").strip() for one in titled)


def test_an_unknown_criterion_is_a_key_error(rubric):
    """No criterion is made up."""
    with pytest.raises(KeyError):
        rubric.criterion("9.9")

"""Words and numbers of single sentences: fields in both languages, edges, targets of tenths, a base of 0, many rows."""

from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest
from test_condition_edges import Known, observed, threshold

from qualitykit.language import say
from qualitykit.rubric.rules import Growth, Threshold
from qualitykit.scoring.criteria import Why
from qualitykit.scoring.evidence import Targets
from qualitykit.scoring.sentences import Sentences, shown


def said(rule, known, language="en"):
    """How a condition stands for the first unit."""
    for measure in known.rubric.measures.values():
        measure.title = lambda language: "M"
    return Sentences(SimpleNamespace(rubric=known.rubric, evidence=known), language).condition(rule, 0)


@pytest.mark.parametrize("field", ["product", "engineering", "service"])
def test_a_field_is_called_by_its_name(field):
    """In Chinese too; a field of another document's own stands as it is."""
    for part, name in ((field, say(f"field.{field}", "zh")), ("pipes", "pipes")):
        known = Known({("money", part): observed((3, 1))})
        text = said(Threshold(method="threshold", measure="money", field=part, above=5), known, "zh")
        assert name in text
        assert (field in text) == (field == name)


@pytest.mark.parametrize("side", ["at_least", "above", "at_most", "below"])
def test_a_target_of_tenths_is_asked_for_in_the_words_of_its_side(side):
    """96.5 per cent, from 965 tenths."""
    aim = Targets(np.array([965]), 10, np.array([True]))
    known = Known({("rate", None): observed((95, 100))}, targets={"rate": aim})
    key = side if side in ("at_least", "at_most") else f"{side}_edge"
    assert say(f"reason.{key}", "en", edge="96.5 %") in said(threshold(**{side: "target"}), known)


def test_growth_is_told_with_last_year_s_part_and_without_a_share_of_nothing():
    """3 for products after 2 is 50 per cent more, whatever the whole was; 1 of 9 after 0 of 5 is no share of it."""
    now = {("money", "product"): observed((3, 1)), ("rate", None): observed((1, 9))}
    before = {("money", "product"): observed((2, 1)), ("money", None): observed((20, 1))}
    known = Known(now, before | {("rate", None): observed((0, 5))})
    text = said(Growth(method="growth", measure="money", field="product", **{"is": "above"}), known)
    assert "+50" in text
    text = said(Growth(method="growth", measure="rate", **{"is": "above"}), known)
    assert "–" in text
    assert "X" not in text


@pytest.mark.parametrize(
    ("rows", "told"),
    [([2, 4, 6, 8, 10], "t.csv:2,4,6,8,10; A 1"), ([2, 4, 6, 8, 10, 12], "t.csv:2-12 (6 rows); A 1")],
)
def test_up_to_five_ranges_of_rows_are_listed(rows, told):
    """Six are told by their first and last row and their number."""
    rubric = SimpleNamespace(
        criteria=[SimpleNamespace(clause="1")],
        document=SimpleNamespace(annex=SimpleNamespace(in_language=lambda language: "A")),
    )
    assessment = SimpleNamespace(
        rubric=rubric,
        units=[SimpleNamespace(id="east")],
        points=[SimpleNamespace(why=np.array([Why.MET]))],
        rows_behind=lambda criterion, unit, why: {"t.csv": rows},
    )
    assert Sentences(assessment, "en").source(0, 0) == told


def test_as_many_decimals_as_it_takes_and_no_more():
    """A number that differs from an edge in its sixth decimal is shown with six, not with seven."""
    assert shown(1 + Fraction(16, 10**7), 5, (Fraction(1),)) == "1.000002"
    assert shown(1 + Fraction(16, 10**8), 4, (Fraction(1),)) == "1.0000002"
    assert shown(1 + Fraction(14, 10**6), 4, (Fraction(1),)) == "1.00001"

"""Whatever a table splits up adds up again to the exact results (各表合计)."""

from fractions import Fraction

import pytest
from shown_numbers import number

from qualitykit.tables import bonus, criteria, facts, grid, notices


@pytest.mark.parametrize("period", ["2016Q1", "2016Q3", "2016"])
class TestIdentities:
    """Whatever a table splits up adds up again to the exact results."""

    def test_topics_add_up_to_the_unit(self, assessed, period):
        """Earned, lost and open points by topic sum to the unit's points, its losses and what is not settled."""
        now = assessed[period]
        sums = grid.grid(now)
        for u, unit in enumerate(now.units):
            grade = facts.grade_of(now, unit)
            earned, lost, unsettled = (
                Fraction(int(part[:, u].sum()), sums.scale) for part in (sums.earned, sums.lost, sums.open)
            )
            assert earned == grade["points"]
            assert earned + lost == grade["settled"]
            assert earned + lost + unsettled == grade["available"]

    def test_topics_add_up_to_the_district(self, assessed, period):
        """The same for the district's mean shares."""
        now, grade = assessed[period], facts.grade_of(assessed[period], None)
        earned, lost, unsettled = (sum(x) for x in zip(*grid.district_criteria(now), strict=True))
        assert (earned, earned + lost) == (grade["points"], grade["settled"])
        assert earned + lost + unsettled == grade["available"]

    def test_honours_add_up_to_the_bonus_before_its_cap(self, sample, assessed, period):
        """Every unit's counted honours are its bonus and what the cap took from it."""
        now = assessed[period]
        rows = bonus.held(sample, now, "en")
        by_unit = {unit: sum(group["counted"]) for unit, group in rows.groupby("unit")}
        for unit in now.units:
            grade = facts.grade_of(now, unit)
            assert by_unit.get(unit.id, 0) == grade["bonus"] + grade["bonus_wasted"]
        district = facts.grade_of(now, None)
        granted = rows[rows["reason"] == ""].drop_duplicates("honour")
        assert sum(granted["counted"], Fraction(0)) == district["bonus"] + district["bonus_wasted"]

    def test_losses_and_open_items_are_the_units_own(self, sample, assessed, period):
        """Lost points are listed whole, largest first; open items span what the unit's points can come to."""
        now = assessed[period]
        for unit in now.units[::4]:
            grade = facts.grade_of(now, unit)
            lost = criteria.lost(now, unit, "en")["Lost"].map(number)
            assert sum(lost, Fraction(0)) == grade["settled"] - grade["points"]
            assert list(lost) == sorted(lost, reverse=True)
            rows = now.scores[now.scores["unit"] == unit.id]
            moving = [high - low for low, high in zip(rows["low"], rows["high"], strict=True) if high]
            shown = criteria.open_items(sample, now, unit, "en")
            spans = shown["Highest"].map(number) - shown["Lowest"].map(number)
            assert sum(spans, Fraction(0)) == sum(moving, Fraction(0))

    def test_every_criterion_has_a_row_with_reason_and_source(self, sample, assessed, period):
        """As many rows as the unit has criteria, in the document's order, points as scored, each with a clause."""
        now, unit = assessed[period], sample.unit("古荥镇")
        table = criteria.criteria(sample, now, unit, "en")
        rows = now.scores[now.scores["unit"] == unit.id]
        assert list(table.index) == list(rows["criterion"])
        assert sum(table["Points"].map(number), Fraction(0)) == facts.grade_of(now, unit)["points"]
        assert table["Reason"].str.len().min() > 5
        assert table["Source"].str.contains("Annex 2").all()

    def test_what_is_not_reported_is_counted_unit_by_unit(self, assessed, period):
        """The bulletin's numbers are the numbers of open and unreported rows."""
        now = assessed[period]
        missing = now.scores["status"].isin(["open", "unreported"])
        table = notices.unreported(now, "en")
        assert sum(table["Criteria"].map(number), Fraction(0)) == missing.sum()
        assert sum(table["Points"].map(number)) == sum(now.scores.loc[missing, "available"])

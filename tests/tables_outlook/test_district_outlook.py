"""What the district's page says of ranks, readings, gains and assessors adds up (全区推演页)."""

import re
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from qualitykit import outlook
from qualitykit.scoring import assess
from qualitykit.statistics.agreement import krippendorff_alpha
from qualitykit.tables import assessors, gains, rank_sets, stability, stability_words
from qualitykit.tables.standing import ranked


@pytest.mark.parametrize("kind", ["town", "department"])
def test_every_rank_lies_in_its_set(at, sets, kind):
    """The rank set stands right behind the rank and holds it; who has no rank has no set."""
    table = rank_sets.official_table(at("2016Q3"), kind, sets, "en")
    assert list(table.columns[:2]) == ["Rank", "Possible ranks"]
    for rank, ranks in zip(table["Rank"], table["Possible ranks"], strict=True):
        ends = ranks.split("–") if ranks != "–" else None
        assert (rank == "–") == (ends is None)
        assert ends is None or int(ends[0]) <= int(rank) <= int(ends[-1])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_overlapping_ranks_are_told_in_words(at, sets, language):
    """How many pairs of how many cannot be told apart, and who alone is certain."""
    said = rank_sets.words(sets, at("2016Q3"), "town", language)
    alike = int((~sets.pairs[sets.pairs["kind"] == "town"]["apart"].astype(bool)).sum())
    assert re.findall(r"\d+", said)[:2] in (["28", str(alike)], [str(alike), "28"])
    assert rank_sets.words(sets, at("2016Q3"), "village", language) == ""


def test_a_unit_is_told_from_whom_it_cannot_be_told_apart(at, sets, sample):
    """Every pair that overlaps is named on both pages; a certain rank says so."""
    now = at("2016Q3")
    said = rank_sets.unit_words(sets, now, sample.unit("xincheng"), "en")
    pairs = sets.pairs[~sets.pairs["apart"].astype(bool)]
    mine = pairs[(pairs["unit"] == "xincheng") | (pairs["other"] == "xincheng")]
    assert said.count(",") >= len(mine) - 1
    assert "does not change this unit's rank, 8" in rank_sets.unit_words(
        sets, now, sample.unit("dahelu"), "en"
    )
    assert rank_sets.unit_words(sets, now, sample.unit("supervision_office"), "en") == ""


def test_the_field_shows_the_same_sets(at, sets, sample):
    """A unit's own page and the district's say the same of each rank."""
    now = at("2016Q3")
    field = rank_sets.field_table(now, sample.unit("guxing"), sets, "en")["Possible ranks"].tolist()
    assert field == rank_sets.official_table(now, "town", sets, "en")["Possible ranks"].tolist()
    assert len(field) == len(ranked(now, "town"))


def test_a_reading_that_turns_nearly_everyone_drowns_nobody(tried):
    """The readings that change few stand first with names; those that change most are counted at the end."""
    table = stability.by_reading(tried("2016Q3"), "en")
    counts = [int(cell.split("/")[0]) for cell in table["Units whose grade changes"]]
    assert counts == sorted(counts)
    assert table["Turned to"].iloc[-1] == "points as they are"
    told = re.findall(r": (\d+)", table["Which"].iloc[-1])
    assert sum(map(int, told)) == counts[-1]
    assert "B→A" in table["Which"].iloc[0] or "A→B" in table["Which"].iloc[0]


def test_the_lead_counts_units_that_one_narrow_reading_decides(tried):
    """As many as the rows that name units name, each once."""
    found = tried("2016Q3")
    changed = found.single[found.single["changes"].astype(bool)]
    groups = changed.groupby(["reading", "value"])["unit"]
    narrow = {unit for _, units in groups for unit in units if not stability.wide(found, len(units))}
    assert f"**{len(narrow)} of 25 units" in stability_words.district_lead(found, "en")
    assert "points as they are (24)" in stability_words.district_lead(found, "en")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_grade_is_told_as_none(nation, language):
    """A reading that leaves a unit without a grade says so, and never nan."""
    found = outlook.stability(assess(nation, "2020"), nation)
    shown = stability.by_reading(found, language).to_string() + stability_words.district_lead(found, language)
    assert "nan" not in shown
    assert ("无等级" if language == "zh" else "no grade") in shown


def test_gains_listed_and_left_out_are_all_gains(sample, at):
    """The ten cheapest and the rest together are everything that is still to be had."""
    now = at("2016Q3")
    found = gains.gains(sample, now)
    table, said = gains.table(found, now, "en"), gains.lead(found, now, "en")
    assert len(table) == gains.MOST
    first, points_, rest, more = re.search(
        r"worth ([\d.]+) to .* for ([\d.]+) points .* these: (\d+), worth ([\d.]+) together", said
    ).groups()
    assert int(rest) == len(found) - gains.MOST
    assert abs(Fraction(first) + Fraction(more) - sum(found["gain"])) <= Fraction(1, 100)
    assert Fraction(points_) == sum(found["points"][: gains.MOST])
    assert "due day" not in gains.lead(found, at("2016"), "en")


def test_nothing_to_gain_is_said(sample, at):
    """Without a gain there is a sentence and no table."""
    now = at("2016Q3")
    found = gains.gains(sample, now)[:0]
    assert "nothing left to gain" in gains.lead(found, now, "en")
    assert gains.table(found, now, "zh").empty


def test_assessors_are_compared_only_where_they_judged_together(sample, at):
    """Every judgement of the panel has two assessors or more, and the shares are points ÷ the criterion's points."""
    now = at("2016Q3")
    found = assessors.panel(sample, now)
    assert ((~np.isnan(found.shares)).sum(axis=0) >= 2).all()
    assert found.judged["quarter"].max() <= 3
    frame = sample.year(2016).tables["awards"].frame
    unit, criterion, quarter = found.judged.iloc[0]
    rows = frame[(frame["unit"] == unit) & (frame["criterion"] == criterion) & (frame["quarter"] == quarter)]
    shares = {
        row.assessor: row.points / float(now.rubric.criterion(criterion).points) for row in rows.itertuples()
    }
    assert dict(zip(found.assessors, found.shares[:, 0], strict=True)).items() >= shares.items()


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ([[0.0, 0.5, 1.0, 1.0], [0.0, 0.5, 1.0, 1.0]], "The assessors agree**"),
        ([[0.0, 0.5, 1.0, 1.0], [1.0, 0.5, 0.0, 1.0]], "do not agree well enough"),
        ([[1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0]], "cannot be said"),
    ],
)
def test_the_verdict_follows_alpha(shares, said):
    """0.8 and more is agreement, below 0.667 is none, and equal awards tell nothing."""
    judged = pd.DataFrame({"unit": list("abcd"), "criterion": "1", "quarter": 1})
    found = assessors.Panel(["x", "y"], judged, np.array(shares))
    assert said in assessors.lead(found, "en")
    alpha = float(krippendorff_alpha(found.shares).value)
    assert np.isnan(alpha) or f"alpha is {alpha:.2f}".replace("-", "−") in assessors.lead(found, "en")


def test_lenient_and_severe_are_named_only_where_the_interval_says_so(sample, at):
    """Most lenient first; an interval that holds 0 shows neither."""
    table = assessors.by_assessor(assessors.panel(sample, at("2016Q3")), "en")
    more = [float(cell.replace("−", "-")) for cell in table["Gives more (percentage points)"]]
    assert more == sorted(more, reverse=True)
    for ends, shows in zip(table["95 % interval"], table["What it shows"], strict=True):
        low, high = (float(end.replace("−", "-")) for end in ends.split(" to "))
        assert shows == ("lenient" if low > 0 else "severe" if high < 0 else "no evidence of either")


def test_the_widest_gaps_are_the_awards_own(sample, at):
    """At most five, each gap the difference of the points that stand beside it."""
    now = at("2016Q3")
    table = assessors.widest(assessors.panel(sample, now), now, "en")
    assert 0 < len(table) <= assessors.MOST
    for gave, apart in zip(table["What each gave"], table["Apart (points)"], strict=True):
        found = [float(part.rsplit(" ", 1)[1]) for part in gave.split(", ")]
        assert max(found) - min(found) == pytest.approx(float(apart))


def test_without_a_second_assessor_there_is_nothing_to_compare(nation):
    """Said in words; no table follows."""
    now = assess(nation, "2020")
    found = assessors.panel(nation, now)
    assert found is None
    assert "nothing to compare" in assessors.lead(found, "en")
    assert assessors.by_assessor(found, "zh").empty
    assert assessors.widest(found, now, "zh").empty

"""Rank sets: which ranks luck allows, and which units can be told apart."""

from dataclasses import replace

import numpy as np
import pytest
from outlook_units import number, row, with_counts

from qualitykit.outlook import certainty, rank_sets


def test_a_rank_lies_in_its_own_set(assessed):
    """Every ranked unit stands within the ranks that it can have, from the first to the last of its kind."""
    for period in ("2016Q1", "2016Q3", "2016"):
        units = rank_sets(certainty(assessed(period))).units
        assert (units["best"] <= units["rank"]).all()
        assert (units["rank"] <= units["worst"]).all()
        assert units["best"].min() == 1
        assert (units["worst"] <= units["rank_of"]).all()


def test_units_that_cannot_be_told_apart(assessed):
    """80.00 and 78.92 points, a grade apart, are a matter of luck; 55 and 78 are not."""
    pairs = rank_sets(certainty(assessed("2016"))).pairs
    near = row(pairs, unit="laoyachen", other="changxinglu")
    assert not near["apart"]
    assert 0.4 < near["above"] < 0.6
    assert row(pairs, unit="changxinglu", other="xincheng")["apart"]


def test_a_vetoed_unit_is_last_for_certain(assessed):
    """A unit under a veto stands below every other one of its kind, whatever its points."""
    ranks = rank_sets(certainty(assessed("2016")))
    found = row(ranks.units, unit="dahelu")
    assert (found["best"], found["worst"]) == (8, 8)
    assert row(ranks.pairs, unit="guxing", other="dahelu")["above"] == 1.0


def test_units_with_nothing_left_to_chance_tie_for_certain(assessed):
    """Two units with the same certain total share their ranks and stand neither above the other."""
    pairs = rank_sets(certainty(assessed("2016"))).pairs
    police = row(pairs, unit="police_changxinglu", other="police_dahelu")
    assert (police["above"], police["equal"], police["apart"]) == (0.0, 1.0, False)


def test_pair_chances_are_those_of_enumeration(assessed):
    """The chance that one total exceeds another is that of all combinations of both units' points."""
    assessment = assessed("2016Q3")
    sure = certainty(assessment)
    sums, present = sure.sums
    i, j = (number(assessment, unit) for unit in ("laoyachen", "changxinglu"))
    fixed, settled = assessment.totals.points - present, assessment.totals.settled
    grid = np.arange(len(sums))
    one, other = ((fixed[u] + grid) * settled[j if u == i else i] for u in (i, j))
    weight = sums[:, i][:, None] * sums[:, j][None]
    found = row(rank_sets(sure).pairs, unit="laoyachen", other="changxinglu")
    assert found["above"] == pytest.approx(weight[one[:, None] > other[None]].sum(), abs=1e-12)
    assert found["equal"] == pytest.approx(weight[one[:, None] == other[None]].sum(), abs=1e-12)


def test_claims_hold_together_as_often_as_asked(assessed):
    """In redrawn years all claims on the towns hold together in at least 95 of 100."""
    assessment = assessed("2016Q3")
    sure, rng = certainty(assessment), np.random.default_rng(7)
    towns = [
        u
        for u, unit in enumerate(assessment.units)
        if unit.kind == "town" and not assessment.evidence.vetoed[u]
    ]
    sums, present = sure.sums
    fixed, settled = assessment.totals.points - present, assessment.totals.settled
    draws = {
        u: 100 * (fixed[u] + rng.choice(len(sums), 4000, p=sums[:, u] / sums[:, u].sum())) / settled[u]
        + assessment.totals.bonus[u] / assessment.evidence.scale
        for u in towns
    }
    ranks = {u: 1 + sum((draws[v] > draws[u] + 1e-9).astype(int) for v in towns) for u in towns}
    units = rank_sets(sure).units
    inside = np.ones(4000, bool)
    for u in towns:
        found = row(units, unit=assessment.units[u].id)
        inside &= (ranks[u] >= found["best"]) & (ranks[u] <= found["worst"])
    assert inside.mean() >= 0.95


def test_more_confidence_tells_fewer_apart(assessed):
    """The surer the claims must be, the wider the sets, and never narrower."""
    sure = certainty(assessed("2016Q3"))
    narrow, wide = (rank_sets(sure, confidence).units for confidence in (0.5, 0.999))
    assert (wide["best"] <= narrow["best"]).all()
    assert (wide["worst"] >= narrow["worst"]).all()
    assert (wide["worst"] - wide["best"]).sum() > (narrow["worst"] - narrow["best"]).sum()


def test_a_rate_without_counts_could_be_anything(assessed):
    """A published rate widens its unit's set to all that the rate may give, and no chance stands beside it."""
    plain = rank_sets(certainty(assessed("2016")))
    assessment = with_counts(
        assessed("2016"), "liuzhai", "manufacturing_pass_rate", 9400, 10000, counted=False
    )
    ranks = rank_sets(certainty(assessment))
    before, after = (row(found.units, unit="liuzhai") for found in (plain, ranks))
    assert after["worst"] > before["worst"]
    assert np.isnan(row(ranks.pairs, unit="guxing", other="liuzhai")["above"])
    assert not np.isnan(row(ranks.pairs, unit="liuzhai", other="dahelu")["above"])  # below, by the veto


def test_units_that_are_not_ranked_are_left_out(assessed):
    """A unit below the rank floor has no rank set, and a kind without ranks no rows."""
    units = rank_sets(certainty(assessed("2016"))).units
    assert "supervision_office" not in set(units["unit"])
    assessment = assessed("2016")
    nobody = replace(assessment, evidence=replace(assessment.evidence, awards=assessment.evidence.awards))
    nobody.__dict__["ranks"] = (np.zeros(25, np.int64), np.zeros(25, np.int64))
    ranks = rank_sets(certainty(nobody))
    assert (len(ranks.units), len(ranks.pairs)) == (0, 0)


@pytest.mark.parametrize("confidence", [0, 1, -0.5, 95])
def test_confidence_is_a_share(assessed, confidence):
    """A confidence outside (0, 1) is refused."""
    with pytest.raises(ValueError, match="confidence must lie between 0 and 1"):
        rank_sets(certainty(assessed("2016")), confidence)

"""Towns with few batches: raw rates beside shrunken ones, and an audit of the target that never calls it met."""

import pytest
from small_years import district, measures, reading, sample, table

from qualitykit.analysis.product import product

CAPTION = "towns with few batches"
TARGET = "measure,target\nmanufacturing_pass_rate,93"


def aspect(folder, *rows, language="en", **more):
    """Manufacturing of 2016 by these rows, held against a target of 93 percent unless told."""
    year = {"measures": measures(*rows), "targets": TARGET} | more
    return product(
        district(folder, y2016={name: rows for name, rows in year.items() if rows}), "2016", language
    )


FEW = ("east,manufacturing_pass_rate,1,5,5,", "west,manufacturing_pass_rate,1,900,1000,")
FEW = (*FEW, "south,manufacturing_pass_rate,1,95,100,")


def test_few_batches_are_drawn_further_than_many(tmp_path):
    """5 of 5 moves towards the others by points, 900 of 1,000 stays where it is."""
    found = aspect(tmp_path, *FEW)
    rows = table(found, CAPTION)
    raw, shrunken = (rows[name].astype(float) for name in ("Rate (%)", "Shrunken (%)"))
    moved = (shrunken - raw).round(1)
    assert moved["East Town"] < -2
    assert abs(moved["West Town"]) < 0.3
    assert "furthest moves East Town (5/5), from 100.0 to" in reading(found, CAPTION)


def test_more_failures_than_the_limit_contradict_the_declared_target(tmp_path):
    """Of 1,000 at 7 % more than 84 fail with 3.9 %, more than 83 with 5.01 %: 100 contradict, 5 of 100 do not."""
    found = aspect(tmp_path, *FEW)
    rows = table(found, CAPTION)
    assert rows["Limit"].tolist() == ["1", "84", "11"]
    audited = rows["Declared met: audit"].tolist()
    assert audited == ["not contradicted", "contradicted", "not contradicted"]
    assert "would contradict: West Town. The others are merely not contradicted" in reading(found, CAPTION)


@pytest.mark.parametrize(("language", "met"), [("en", " met: yes"), ("zh", "达标。")])
def test_what_is_not_contradicted_is_never_called_met(tmp_path, language, met):
    """Five passes of five leave the target open, and the page says down to which rate they would have missed it."""
    rows = ("east,manufacturing_pass_rate,1,5,5,", "west,manufacturing_pass_rate,1,5,5,")
    found = aspect(tmp_path, *rows, "south,manufacturing_pass_rate,1,9,10,", language=language)
    said = reading(found, CAPTION if language == "en" else "批次少的镇")
    assert ("no proof that it is met" if language == "en" else "不否定不等于达标") in said
    # q with P(Bin(5, q) <= 1) = 0.1 is 0.584, so 41.6 percent pass
    assert "41.6 %" in said
    assert met not in said.replace("不否定不等于达标。", "")


def test_without_a_target_there_is_no_audit(tmp_path):
    """The shrunken rates stand alone."""
    rows = table(aspect(tmp_path, *FEW, targets=""), CAPTION)
    assert rows.columns.tolist() == ["Of", "Rate (%)", "Shrunken (%)", "95 % of the shrunken"]


def test_two_towns_are_too_few(tmp_path):
    """Fewer than three towns with counts: neither funnel nor shrunken rates."""
    found = aspect(tmp_path, *FEW[:2])
    assert not [caption for caption, _ in found.tables if CAPTION in caption]
    assert not any("GB/T 2828.4" in limit for limit in found.limits)


def test_the_sample_says_that_many_audits_err_now_and_then():
    """Xincheng is contradicted though the funnel holds it: the page says how often that happens by chance."""
    found = product(sample(), "2016Q3", "en")
    said = reading(found, f"Manufacturing product pass rate: {CAPTION}")
    assert "would contradict: Xincheng Sub-district" in said
    assert "one time in twenty: among 8 towns" in said
    assert any("GB/T 2828.4" in limit for limit in found.limits)

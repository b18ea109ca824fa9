"""Which ranks a unit can have (名次区间): beside every rank, and in words who cannot be told apart."""

import pandas as pd

from qualitykit.language import say
from qualitykit.language.inert import as_markdown
from qualitykit.outlook import RankSets
from qualitykit.scoring import Assessment
from qualitykit.tables.cells import DASH
from qualitykit.tables.facts import kind_name
from qualitykit.tables.official import official
from qualitykit.tables.prospects import shortened
from qualitykit.tables.standing import field, nearest, ranked
from qualitykit.workspace import Unit

NAMED = 6


def set_text(sets: RankSets, unit: str) -> str:
    """The ranks that a unit can have (名次区间): `3–6`, one number where only one is left, a dash without a rank."""
    if unit not in sets.ranks:
        return DASH
    best, worst = sets.ranks[unit]
    return str(best) if best == worst else f"{best}–{worst}"


def beside_rank(table: pd.DataFrame, sets: RankSets, units: list[str], language: str) -> pd.DataFrame:
    """A table with the rank sets right behind its ranks (名次旁的区间).

    Args:
        table: with a column of ranks; units: the id of each row.
    """
    at = table.columns.get_loc(say("column.rank", language)) + 1
    widened = table.copy()
    widened.insert(at, say("column.rank_set", language), [set_text(sets, unit) for unit in units])
    return widened


def official_table(now: Assessment, kind: str, sets: RankSets, language: str) -> pd.DataFrame:
    """The official table of a kind with the rank sets (考核结果表附名次区间): see `official.official`."""
    return beside_rank(official(now, kind, language), sets, ranked(now, kind)["unit"].tolist(), language)


def field_table(now: Assessment, unit: Unit, sets: RankSets, language: str) -> pd.DataFrame:
    """The units of a unit's kind with the rank sets (同类单位附名次区间): see `standing.field`."""
    return beside_rank(field(now, unit, language), sets, nearest(now, unit)["unit"].tolist(), language)


def words(sets: RankSets, now: Assessment, kind: str, language: str) -> str:
    """How far the ranks of a kind can be told (名次能否区分); nothing where fewer than two are ranked."""
    pairs = sets.pairs[sets.pairs["kind"] == kind]
    if pairs.empty:
        return ""
    alike = int((~pairs["apart"].astype(bool)).sum())
    heading = f"**{say('heading.rank_sets', language)}**\n\n"
    if not alike:
        return heading + say("ranks.apart", language)
    mine = sets.units[sets.units["kind"] == kind]
    sure = mine.loc[mine["best"] == mine["worst"], "unit"]
    titles = {unit.id: as_markdown(unit.title(language)) for unit in now.units}
    firm = shortened([titles[unit] for unit in sure], NAMED, language)
    values = {"alike": alike, "pairs": len(pairs), "kind": kind_name(kind, language), "firm": firm}
    return heading + say("ranks.some" if len(sure) else "ranks.none", language, **values)


def unit_words(sets: RankSets, now: Assessment, unit: Unit, language: str) -> str:
    """Which ranks one unit can have, and from whom it cannot be told apart (本单位名次区间)."""
    mine = sets.units[sets.units["unit"] == unit.id]
    if mine.empty or mine.iloc[0]["rank_of"] < 2:
        return ""
    if unit.id not in sets.alike:
        return say("ranks.unit_apart", language, rank=mine.iloc[0]["rank"])
    titles = {one.id: as_markdown(one.title(language)) for one in now.units}
    names = shortened([titles[other] for other in sets.alike[unit.id]], NAMED, language)
    return say("ranks.unit", language, ranks=set_text(sets, unit.id), names=names)

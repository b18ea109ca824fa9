"""The 25 units and the district file (单位)."""

from dataclasses import dataclass

from qualitykit.rubric import Rubric


@dataclass(frozen=True)
class Unit:
    """One unit of the sample district (单位)."""

    id: str
    name: str
    english: str
    kind: str
    aliases: tuple[str, ...] = ()


# Annex 1 prints 古荣镇 for 古荥镇 and 街道办事处 for 街道; what it prints stays readable as an alias.
TOWNS = (
    Unit("guxing", "古荥镇", "Guxing Town", "town", ("古荣镇",)),
    Unit("huayuankou", "花园口镇", "Huayuankou Town", "town"),
    Unit("liuzhai", "刘寨街道", "Liuzhai Sub-district", "town", ("刘寨街道办事处",)),
    Unit("laoyachen", "老鸦陈街道", "Laoyachen Sub-district", "town", ("老鸦陈街道办事处",)),
    Unit("changxinglu", "长兴路街道", "Changxing Road Sub-district", "town", ("长兴路街道办事处",)),
    Unit("yingbinlu", "迎宾路街道", "Yingbin Road Sub-district", "town", ("迎宾路街道办事处",)),
    Unit("xincheng", "新城街道", "Xincheng Sub-district", "town", ("新城街道办事处",)),
    Unit("dahelu", "大河路街道", "Dahe Road Sub-district", "town", ("大河路街道办事处",)),
)

# Annex 1 prints 市公安局兴路分局 where 长兴路分局 is meant.
ALIASES = {
    "police_changxinglu": ("市公安局兴路分局", "市公安局长兴路分局"),
    "police_dahelu": ("市公安局大河路分局",),
    "leading_group_office": ("区质量强区工作领导小组办公室",),
    "supervision_office": ("督考办",),
}


def all_units(rubric: Rubric) -> tuple[Unit, ...]:
    """Towns first, then the departments and offices that the rubric names (全部单位)."""
    departments = (
        Unit(unit, title.zh, title.en, "department", ALIASES.get(unit, ()))
        for unit, title in rubric.units.items()
    )
    return (*TOWNS, *departments)


def district_yaml(units: tuple[Unit, ...]) -> str:
    """The district file (district.yaml)."""
    lines = [
        "# 样本：全部数据均为虚构，与惠济区实际情况无关。Synthetic: every number in this folder is made up.",
        "# Written by data/make_sample.py; edit that, not this.",
        "name: {zh: 惠济区（样本）, en: Huiji District (sample)}",
        "rubrics: huiji",
        "synthetic: true",
        "units:",
        *(_unit_line(unit) for unit in units),
    ]
    return "\n".join(lines) + "\n"


def _unit_line(unit: Unit) -> str:
    names = f'id: {unit.id}, name: {unit.name}, english: "{unit.english}", kind: {unit.kind}'
    return f"  - {{{names}, aliases: [{', '.join(unit.aliases)}]}}"

"""What a problem of a workspace says: found, allowed, do (数据问题的说法)."""

from qualitykit.language.meaning_problems import MEANING_PROBLEMS
from qualitykit.language.place_problems import PLACE_PROBLEMS
from qualitykit.language.plausibility_problems import PLAUSIBILITY_PROBLEMS
from qualitykit.language.table_problems import TABLE_PROBLEMS

SENTENCE = (
    "{place}：发现 {found}；允许 {allowed}；处理：{do}",
    "{place}: found {found}, allowed {allowed}, do {do}",
)

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = (
    PLACE_PROBLEMS | TABLE_PROBLEMS | MEANING_PROBLEMS | PLAUSIBILITY_PROBLEMS
)

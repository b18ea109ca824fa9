"""What a problem says: found, allowed, do (问题的说法)."""

SENTENCE = (
    "{place}：发现 {found}；允许 {allowed}；处理：{do}",
    "{place}: found {found}, allowed {allowed}, do {do}",
)

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "not_zero_or_one": {
        "found": ("'{value}'", "'{value}'"),
        "allowed": ("0 或 1", "0 or 1"),
        "do": ("合格的批次写 1，否则写 0", "write 1 for a batch that passed, 0 otherwise"),
    },
    "not_a_period": {
        "found": ("'{value}'", "'{value}'"),
        "allowed": ("2016Q3 这样的季度或 2016 这样的年度", "a quarter such as 2016Q3 or a year such as 2016"),
        "do": ("写出年份，季度写 Q1 至 Q4", "write the year, and Q1 to Q4 for a quarter"),
    },
}

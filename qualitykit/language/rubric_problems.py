"""What is wrong with a rubric or settings file (细则文件的问题)."""

_KEYS = ("细则文件说明中的键", "the keys of the format")
_SPELL = ("改正拼写，或删去该键", "mend the spelling, or delete the key")

RUBRIC_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "unreadable": {
        "found": ("文件无法读取（{why}）", "a file that cannot be read ({why})"),
        "allowed": ("UTF-8 文本文件", "a text file in UTF-8"),
        "do": ("检查路径、权限与编码", "check the path, its permissions and the encoding"),
    },
    "broken_yaml": {
        "found": ("{why}", "{why}"),
        "allowed": ("合规的 YAML，每个键只出现一次", "well-formed YAML in which a key stands once"),
        "do": ("改正此行", "mend this line"),
    },
    "rubric_unknown_key": {"found": ("未知的键 {key}", "unknown key {key}"), "allowed": _KEYS, "do": _SPELL},
    "rubric_missing_key": {
        "found": ("缺少键 {key}", "no key {key}"),
        "allowed": _KEYS,
        "do": ("补上 {key}", "add {key}"),
    },
    "rubric_wrong_value": {
        "found": ("{value}", "{value}"),
        "allowed": ("{allowed}", "{allowed}"),
        "do": ("改正 {key} 的值", "mend the value of {key}"),
    },
    "rubric_not_a_number": {
        "found": ("{value}", "{value}"),
        "allowed": ("数值", "a number"),
        "do": ("写数字，不加引号和单位", "write a number, without quotes or unit"),
    },
    "rubric_not_a_number_or_target": {
        "found": ("{value}", "{value}"),
        "allowed": ("数值，或 target（当年目标值）", "a number, or the word target"),
        "do": ("写数字或 target", "write a number or target"),
    },
    "rubric_not_a_whole_number": {
        "found": ("{value}", "{value}"),
        "allowed": ("整数", "a whole number"),
        "do": ("写整数，不加引号", "write a whole number, without quotes"),
    },
    "rubric_not_true_or_false": {
        "found": ("{value}", "{value}"),
        "allowed": ("true 或 false", "true or false"),
        "do": ("改正 {key} 的值", "mend the value of {key}"),
    },
    "rubric_not_a_text": {
        "found": ("{value}", "{value}"),
        "allowed": ("文本", "text"),
        "do": ("写文本；编号等数字加引号", "write text; put numbers such as ids in quotes"),
    },
    "rubric_not_an_id": {
        "found": ("{value}", "{value}"),
        "allowed": (
            "至多60个文字、数字、. - _ +，以文字或数字开头",
            "up to 60 letters, digits, . - _ +, a letter or digit first",
        ),
        "do": ("改写编号，说明文字放入 zh 和 en", "shorten it, and put what it says into zh and en"),
    },
    "rubric_not_a_list": {
        "found": ("{value}", "{value}"),
        "allowed": ("列表，如 [a, b]", "a list such as [a, b]"),
        "do": ("改写为列表", "write a list"),
    },
    "rubric_not_a_mapping": {
        "found": ("{value}", "{value}"),
        "allowed": ("键与值，如 {{zh: …, en: …}}", "keys and values such as {{zh: …, en: …}}"),
        "do": ("按格式说明写各键", "write the keys of the format"),
    },
    "rubric_not_a_date": {
        "found": ("{value}", "{value}"),
        "allowed": ("日期，如 2016-07-04", "a day such as 2016-07-04"),
        "do": ("改正日期", "mend the date"),
    },
    "rubric_empty_list": {
        "found": ("空列表", "an empty list"),
        "allowed": ("至少一项", "at least one entry"),
        "do": ("补上 {key}，或删去其上一级", "add to {key}, or delete what it belongs to"),
    },
    "rubric_file_name": {
        "found": ("文件名 {found}", "file name {found}"),
        "allowed": ("{allowed}", "{allowed}"),
        "do": ("以生效首日命名文件", "name the file by its first day in force"),
    },
    "rubric_sum": {
        "found": ("{found} 分", "{found} points"),
        "allowed": ("各部分之和 {allowed} 分", "the sum of its parts, {allowed} points"),
        "do": ("对照文件核对分值", "compare the points with the document"),
    },
    "rubric_id_twice": {
        "found": ("{found} 出现两次", "{found} twice"),
        "allowed": ("每个编号只用一次", "every id once"),
        "do": ("改正其中一个编号", "correct one of the two"),
    },
    "rubric_group_form": {
        "found": (
            "统称 {found} 未写明或重复写明成员",
            "group {found} with neither or both of kind and units",
        ),
        "allowed": ("kind 与 units 二者写一", "exactly one of kind and units"),
        "do": ("写明成员", "say who belongs to it, once"),
    },
    "rubric_unknown_unit": {
        "found": ("{found}", "{found}"),
        "allowed": ("{allowed}", "{allowed}"),
        "do": ("在 units 或 groups 中定义该部门", "define it under units or groups, or mend the name"),
    },
    "rubric_number": {
        "found": ("{found}", "{found}"),
        "allowed": ("{allowed}", "{allowed}"),
        "do": ("对照文件改正数值", "compare the number with the document"),
    },
    "rubric_one_side": {
        "found": ("界限：{found}", "sides: {found}"),
        "allowed": (
            "at_least、above、at_most、below 中恰好一个",
            "exactly one of at_least, above, at_most and below",
        ),
        "do": ("只保留一个界限", "keep one side"),
    },
    "rubric_unknown_measure": {
        "found": ("{found}", "{found}"),
        "allowed": ("{allowed}", "{allowed}"),
        "do": ("在 measures 中定义该指标", "define it under measures, or mend the name"),
    },
    "rubric_measure_kind": {
        "found": ("{found}", "{found}"),
        "allowed": ("类别为 {allowed} 的指标", "a measure of kind {allowed}"),
        "do": ("换用合适的指标或评分方法", "use a fitting measure or method"),
    },
    "rubric_unknown_field": {
        "found": ("{found}", "{found}"),
        "allowed": ("{allowed}", "{allowed}"),
        "do": ("在指标的 fields 中列出该领域", "list it under the measure's fields, or mend the name"),
    },
    "rubric_open_end": {
        "found": ("上限 {found}", "upper end {found}"),
        "allowed": ("不设上限", "no upper end here"),
        "do": ("删去 to", "delete to"),
    },
    "rubric_overlap": {
        "found": ("{found}，与相邻一档重叠", "{found}, which overlaps its neighbour"),
        "allowed": ("{allowed}", "{allowed}"),
        "do": ("使各档首尾相接", "let each one begin where the other ends"),
    },
    "rubric_gap": {
        "found": ("{found}，与相邻一档之间留有空隙", "{found}, which leaves a gap to its neighbour"),
        "allowed": ("{allowed}", "{allowed}"),
        "do": ("使各档首尾相接", "let each one begin where the other ends"),
    },
    "rubric_unknown_grade": {
        "found": ("{found}", "{found}"),
        "allowed": ("{allowed}", "{allowed}"),
        "do": ("使用 grades 中的等级", "use a grade of the scale"),
    },
}

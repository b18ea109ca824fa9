"""What is wrong with the meaning of a row: names, days, counts, awards (数据含义问题的说法)."""

_VALUE = ("'{value}'", "'{value}'")
_NEAREST = ("改为最接近的 {nearest}，或核对名称", "write the nearest ({nearest}) or check the name")
_IN_RUBRIC = ("本年度细则所列的名称", "a name that the rubric of the year declares")
_AMEND = ("核对后改正其中一处", "check both and correct one")

MEANING_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    # Names of the rubric
    "unknown_criterion": {"found": _VALUE, "allowed": _IN_RUBRIC, "do": _NEAREST},
    "unknown_honour": {"found": _VALUE, "allowed": _IN_RUBRIC, "do": _NEAREST},
    "unknown_measure": {"found": _VALUE, "allowed": _IN_RUBRIC, "do": _NEAREST},
    "unknown_field": {"found": _VALUE, "allowed": _IN_RUBRIC, "do": _NEAREST},
    "feeds_no_measure": {
        "found": ("'{value}'，不计入任何指标", "'{value}', which feeds no measure"),
        "allowed": (
            "任意文本；计分的写法中最接近的是 {nearest}",
            "any text; the nearest that a measure counts: {nearest}",
        ),
        "do": ("若是拼写有误则改正", "mend it if it is misspelt"),
    },
    # Dates
    "outside_year": {
        "found": _VALUE,
        "allowed": ("考核年度内 {start} 至 {end}", "a day of the assessment year, {start} to {end}"),
        "do": ("核对日期，或移到所属年度的文件夹", "check the day, or move the row to its year's folder"),
    },
    "after_year": {
        "found": _VALUE,
        "allowed": ("不晚于考核年度末 {end}", "a day up to the assessment year's end, {end}"),
        "do": ("核对日期，或移到所属年度的文件夹", "check the day, or move the row to its year's folder"),
    },
    "before_other_date": {
        "found": _VALUE,
        "allowed": ("不早于 {other} 的 {first}", "a day not before {other}, {first}"),
        "do": ("核对两个日期", "check both days"),
    },
    # Rows
    "repeated_row": {
        "found": ("与第 {first} 行相同的 {columns}", "the same {columns} as row {first}"),
        "allowed": ("每种组合一行", "one row of each"),
        "do": ("删去或合并其中一行", "delete one of the two, or merge them"),
    },
    "rows_alike": {
        "found": (
            "{count} 行与前面的行完全相同，此为第一处",
            "{count} rows that equal an earlier one in every cell; this is the first",
        ),
        "allowed": ("相同的记录，如同日的多个批次", "equal records, such as several batches of one day"),
        "do": ("若是重复导入则删去", "delete them if they were imported twice"),
    },
    # Measures and targets
    "not_a_percentage": {
        "found": _VALUE,
        "allowed": ("0 至 100 的百分数", "a percentage from 0 to 100"),
        "do": ("写成百分数，如 93.1", "write the percentage, such as 93.1"),
    },
    "no_numerator": {
        "found": ("只有分母 {denominator}，没有分子", "a denominator of {denominator} without a numerator"),
        "allowed": ("分子与分母齐全，或只有数值", "both counts, or a value alone"),
        "do": ("补上分子", "add the numerator"),
    },
    "no_denominator": {
        "found": ("只有分子 {numerator}，没有分母", "a numerator of {numerator} without a denominator"),
        "allowed": ("分子与分母齐全，或只有数值", "both counts, or a value alone"),
        "do": ("补上分母", "add the denominator"),
    },
    "no_number": {
        "found": ("没有分子分母，也没有数值", "neither counts nor a value"),
        "allowed": ("分子与分母，或数值", "both counts, or a value"),
        "do": ("补上数据，或清空此行", "add the numbers, or empty the row"),
    },
    "counts_without_rate": {
        "found": ("{measure}（{kind}）写有分子或分母", "counts for {measure}, a measure of kind {kind}"),
        "allowed": ("此类指标只写数值", "a value only; numerator and denominator belong to rates"),
        "do": ("改填 value 列", "write the number in the column value"),
    },
    "numerator_above": {
        "found": ("检 {denominator} 合格 {numerator}", "{numerator} passed of {denominator} inspected"),
        "allowed": ("分子不大于分母", "at most the denominator"),
        "do": ("核对两个数", "check both counts"),
    },
    "zero_denominator": {
        "found": ("分母 0，分子 {numerator}", "a denominator of 0 under a numerator of {numerator}"),
        "allowed": ("分母大于 0，或二者皆为 0", "a denominator above 0, or 0 of 0"),
        "do": ("核对两个数", "check both counts"),
    },
    "nothing_inspected": {
        "found": ("分子分母皆为 0：本季度无可检对象", "0 of 0: nothing to inspect in this quarter"),
        "allowed": (
            "全年皆无则该项不适用",
            "0 of 0; where it is so all year, the criterion is not applicable",
        ),
        "do": ("若是漏报则补上", "add the counts if they were merely not reported"),
    },
    "value_of_nothing": {
        "found": ("分子分母皆为 0，却有数值 {value}", "a value of {value} beside 0 of 0"),
        "allowed": ("无可检对象则没有数值", "no value where nothing was inspected"),
        "do": ("删去数值，或核对分子分母", "delete the value, or check the counts"),
    },
    "value_against_counts": {
        "found": (
            "数值 {value}，与 {denominator} 中的 {numerator} 不符",
            "a value of {value} beside {numerator} of {denominator}",
        ),
        "allowed": (
            "由分子分母算得的数值，按其位数舍入",
            "the rate of these counts, rounded to the value's own decimals",
        ),
        "do": ("删去数值，或核对分子分母", "delete the value, or check the counts"),
    },
    "two_forms": {
        "found": (
            "只有数值，而第 {quarter} 季度写的是分子分母",
            "a value alone, while quarter {quarter} gives counts",
        ),
        "allowed": ("同一部门同一指标全年一种写法", "one form all year for a unit's measure"),
        "do": ("全年都写分子分母，或都写数值", "give counts in every quarter, or a value in every quarter"),
    },
    "record_unfilled": {
        "found": (
            "空单元格；该部门的指标 {measure} 因此没有数据",
            "an empty cell in a row that counts for measure {measure}, which so has no number for this unit",
        ),
        "allowed": ("已知时的数值", "a value as soon as it is known"),
        "do": ("补上；没有则写 0", "fill it in; write 0 where there was none"),
    },
    "counts_disagree": {
        "found": (
            "截至第 {quarter} 季度累计 {denominator} 中的 {numerator}",
            "{numerator} of {denominator} up to quarter {quarter}",
        ),
        "allowed": (
            "{file} 的记录：{of} 中的 {recorded}",
            "what the records in {file} give: {recorded} of {of}",
        ),
        "do": _AMEND,
    },
    "value_disagrees": {
        "found": ("数值 {value}", "a value of {value}"),
        "allowed": ("{file} 的记录算得的 {expected}", "what the records in {file} give: {expected}"),
        "do": _AMEND,
    },
    # Awards, honours, incidents
    "points_out_of_range": {
        "found": ("{value} 分", "{value} points"),
        "allowed": ("第 {criterion} 项 0 至 {most} 分", "0 to {most} for criterion {criterion}"),
        "do": ("核对得分与项目编号", "check the points and the criterion"),
    },
    "points_off_step": {
        "found": ("{value} 分", "{value} points"),
        "allowed": ("第 {criterion} 项以 {step} 分为一档", "steps of {step} for criterion {criterion}"),
        "do": ("改为相邻的一档", "give the nearest step"),
    },
    "award_on_measured": {
        "found": (
            "第 {criterion} 项的评审给分 {value}",
            "an award of {value} points on criterion {criterion}",
        ),
        "allowed": ("该项由量化指标计分，不接受评审给分", "no award: a measure decides this criterion"),
        "do": ("删去此行，在 measures 中报数据", "delete the row and report the numbers in measures"),
    },
    "not_responsible": {
        "found": ("{unit}", "{unit}"),
        "allowed": (
            "第 {criterion} 项的责任部门：{units}",
            "a unit that answers for criterion {criterion}: {units}",
        ),
        "do": ("核对部门与项目编号", "check the unit and the criterion"),
    },
    "effort_out_of_range": {
        "found": _VALUE,
        "allowed": (
            "每一分的工作量系数 {least} 至 {most}，通常的一分为 1",
            "a factor from {least} to {most}, 1 being the effort of a usual point",
        ),
        "do": (
            "写成通常一分的倍数，不写工时或金额",
            "write how many times the effort of a usual point it takes, no hours or money",
        ),
    },
    "computed_honour": {
        "found": ("申报的 '{value}'", "'{value}' claimed"),
        "allowed": ("由程序按指标 {measure} 计算的加分", "only what is computed from the measure {measure}"),
        "do": ("删去此行", "delete the row"),
    },
    "honour_of_other_kind": {
        "found": ("{unit} 的 {honour}", "{honour} for {unit}"),
        "allowed": ("类别为 {kinds} 的部门", "a unit of kind {kinds}"),
        "do": ("核对部门与加分项", "check the unit and the honour"),
    },
    "negative_finding": {
        "found": (
            "'{value}'，会被当作认定结论而否决",
            "'{value}', which would count as a finding and veto the unit",
        ),
        "allowed": (
            "认定结论的文本；未认定则留空",
            "the text of the official finding, or an empty cell while there is none",
        ),
        "do": ("清空此单元格", "empty the cell"),
    },
}

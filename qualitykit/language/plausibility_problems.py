"""What is said of numbers and claims that can be right and seldom are (合理性与依据问题的说法)."""

_CHECK = ("核对；确实如此则保留", "check it; leave it where it is right")

PLAUSIBILITY_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "jump_of_a_thousand": {
        "found": (
            "{value}，而同一单位同一项另有 {other}：相差千倍以上",
            "{value}, where the same unit has {other} for the same: a thousand times as much",
        ),
        "allowed": ("以元为单位的金额", "an amount in yuan"),
        "do": (
            "若填的是万元或千元，换算成元",
            "convert it to yuan if it was written in thousands or ten thousands",
        ),
    },
    "cumulative_falls": {
        "found": (
            "累计数 {value}，低于此前的 {before}",
            "a count so far of {value}, below the {before} before it",
        ),
        "allowed": ("截至本季度的累计数", "the number there is by the end of the quarter"),
        "do": ("若填的是本季度新增，改填累计数", "write the number so far if this is the quarter's alone"),
    },
    "quarter_repeated": {
        "found": (
            "第 {quarter} 季度的全部数字与上一季度相同",
            "all numbers of quarter {quarter} equal to those of the quarter before",
        ),
        "allowed": ("本季度自己的数字", "the quarter's own numbers"),
        "do": ("核对是否误用了上季度的文件", "check whether last quarter's file was used again"),
    },
    "values_all_equal": {
        "found": (
            "{units} 个单位都是 {denominator} 中的 {numerator}",
            "{numerator} of {denominator} from all {units} units",
        ),
        "allowed": ("各单位自己的数字", "each unit's own numbers"),
        "do": _CHECK,
    },
    "values_heaped": {
        "found": (
            "题目 {item} 的 {of} 份答卷中有 {count} 份都是 {rating}",
            "the rating {rating} from {count} of {of} respondents on item {item}",
        ),
        "allowed": ("各人自己的评分", "each respondent's own rating"),
        "do": _CHECK,
    },
    "award_without_assessor": {
        "found": (
            "未写评审人的给分，而同一单位、项目、季度另有 {assessors} 的给分（表中第 {rows} 行）",
            "an award without an assessor beside those of {assessors} for the same unit, criterion and quarter "
            "(table row {rows})",
        ),
        "allowed": (
            "各评审人的给分各写其名：几人的给分取平均，无名的也会算作一人",
            "a name for each: several awards are averaged, and one without a name counts as one more",
        ),
        "do": (
            "补上评审人；若是汇总得分，删去此行",
            "name the assessor; if it is the joint result, delete the row",
        ),
    },
    "evidence_missing": {
        "found": ("空单元格", "an empty cell"),
        "allowed": ("得分或加分的依据", "what the points or the honour rest on"),
        "do": ("写明材料名称、编号或日期", "name the document, its number or its day"),
    },
    "evidence_of_another_year": {
        "found": ("'{value}'", "'{value}'"),
        "allowed": ("{start} 至 {end} 的材料", "evidence from {start} to {end}"),
        "do": ("换成本年度的材料，或核对年份", "name evidence of this year, or check the year"),
    },
    "evidence_shared": {
        "found": (
            "'{value}'，已用于第 {criterion} 项",
            "'{value}', which already supports criterion {criterion}",
        ),
        "allowed": ("每项自己的依据", "evidence of each criterion's own"),
        "do": ("核对一份材料是否确实支持两项", "check whether one document does support both"),
    },
    "honour_claimed_twice": {
        "found": (
            "{holder} 的同一加分项，{unit} 已报（{date}）",
            "the same honour of {holder} that {unit} has claimed already ({date})",
        ),
        "allowed": ("一项荣誉一行", "one row for one honour"),
        "do": ("核对是否由两个单位或分两次申报", "check whether two units, or one unit twice, claim it"),
    },
    "finding_unsupported": {
        "found": ("认定结论 '{value}'，没有 {lacking}", "the finding '{value}' without its {lacking}"),
        "allowed": ("认定机关和文件", "the authority that found it, and the document"),
        "do": ("补上；无法补上则核实该认定", "add it; where there is none, check the finding"),
    },
    "finding_undated": {
        "found": ("认定结论 '{value}'，没有年份", "the finding '{value}' without a year"),
        "allowed": ("写明认定日期的结论或文件", "a finding or document that says when it was made"),
        "do": ("写明认定日期", "write the day of the finding"),
    },
}

# Doubts about a file as a whole, which no row of it can settle.
WHOLE_DOUBTS = (
    "file_of_other_period",
    "column_perhaps_misspelt",
    "form_cell_changed",
    "form_cell_added",
    "form_sheet_added",
    "form_named_for_other_unit",
)
# What stops an intake until somebody has confirmed it: the doubts above, and those that only an intake has.
CONFIRMABLE = (
    *PLAUSIBILITY_PROBLEMS,
    "numbers_of_other_quarter",
    "record_filled_in",
    "record_of_its_own",
    "feeds_no_measure",
    *WHOLE_DOUBTS,
)

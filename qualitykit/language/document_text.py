"""The words of the rubric report (细则报告用语): rules, readings and leads."""

DOCUMENT_TEXT: dict[str, tuple[str, str]] = {
    "adopted.district_bonus": (
        "全区的加分按类计一次，不论由谁获得，不含镇（街道）经费增长一项。",
        "The district's bonus counts every kind of honour once, whoever holds it, without the towns' growth of "
        "funding.",
    ),
    "adopted.district_mean": (
        "全区得分在每一项上取各责任单位得分率的平均。",
        "The district stands, on every criterion, at the mean of its units' shares of the points.",
    ),
    "adopted.ranks": (
        "总分相同名次并列；被否决的单位按总分排在同类其他单位之后。",
        "Ties share the better rank; units under a veto rank after all others of their kind, by total.",
    ),
    "adopted.separately": (
        "一项由几个单位负责的，各自评分。",
        "Where several units answer for a criterion, each is scored on it separately.",
    ),
    "adopted.whole_year": (
        "细则适用于整个考核年度，包括施行日之前的月份；更早的年度只按本细则重算，不定级。",
        "The rubric applies to whole assessment years, months before its first day included; an earlier year is "
        "restated under it, never graded.",
    ),
    "answer.adopted": (
        "文件没有写明而采用的总体读法有 {adopted} 条，下文逐条列出理由。",
        "Where the document is silent, {adopted} general readings were adopted; each is listed below with "
        "its reason.",
    ),
    "answer.none_adopted": (
        "总体读法均为文件所定。",
        "The document settles every general reading.",
    ),
    "answer.rubric": (
        "**{title}（{number}）自 {day} 起施行，共 {criteria} 项评分标准、{total} 分**，分属 {sections} 个考核指标、"
        "{topics} 个考核要点。其中 {measured} 项（{measured_points} 分）由数据判定，{awarded} 项由评审给分。",
        "**{title} ({number}), in force from {day}: {criteria} criteria worth {total} points**, in {sections} "
        "sections and {topics} topics. {measured} of them ({measured_points} points) are decided by data, "
        "{awarded} by assessors' awards.",
    ),
    "answer.rubric_rest": (
        "加分项 {honours} 类，合计最多 {cap} 分；否决项一条，触发即为 {grade} 级。适用于 {year} 考核年度及以后。",
        "{honours} kinds of honours add up to {cap} points; one veto makes a grade {grade}. It applies to "
        "the assessment year {year} and on.",
    ),
    "basis.adopted": ("采用的读法", "adopted"),
    "basis.document": ("文件规定", "document"),
    "edge.lower": ("含下限", "lower"),
    "edge.upper": ("含上限", "upper"),
    "heading.adopted": ("采用的读法", "What is adopted, and why"),
    "heading.adopted_more": ("其他读法与个别说明", "Further readings, and notes on single rows"),
    "heading.bands": (
        "分档扣分",
        "Deductions by band",
    ),
    "heading.bonus": ("加分、否决与等级", "Bonus, veto and grades"),
    "heading.document": ("文件逐条", "The document, row by row"),
    "heading.duties": ("谁负责什么", "Who answers for what"),
    "heading.veto_and_grades": ("否决与等级", "Veto and grades"),
    "lead.adopted": (
        "下表各条，文件没有写明，需要选定读法；每条都是细则文件里的一行，可以改动。",
        "The document leaves these questions open. Each answer is one line of the rubric file and can be "
        "changed there.",
    ),
    "lead.bands": (
        "差额是未达到目标的部分，合格率以百分点计；达到目标不扣分。",
        "The shortfall is what is missing from the target, in percentage points for rates in per cent; none, "
        "no deduction.",
    ),
    "lead.bands_differ": (
        "差额是未达到目标的部分，合格率以百分点计；达到目标不扣分。几张表的扣分不同，照文件所印，未作统一。",
        "The shortfall is what is missing from the target, in percentage points for rates in per cent; none, "
        "no deduction. The tables differ, and stand as the document prints them.",
    ),
    "lead.bonus": (
        "各类荣誉的加分相加，合计不超过 {cap} 分（第 {clause} 条）。",
        "The points of all honours are added, up to {cap} together (clause {clause}).",
    ),
    "lead.document": (
        "{count} 项评分标准，次序和编号与文件相同；标题是简称，不是原文。【】为考核指标，〔〕为考核要点，"
        "其分值是下属各项之和。",
        "{count} criteria in the document's order, with its numbers; the titles are short names, not its "
        "wording. Sections stand in [ ], topics in ( ); their points are the sum of what follows.",
    ),
    "lead.duties": (
        "每格是该单位在该要点上的可得分；「–」表示不负责。",
        "Each cell holds the points within a unit's reach on a topic; a dash: it does not answer for it.",
    ),
    "lead.grade_source": (
        "等级划分的出处：{source}。",
        "Source of the grades: {source}.",
    ),
    "lead.idle": (
        "名册中的以下单位没有负责任何一项：{units}。",
        "These units of the district answer for no criterion: {units}.",
    ),
    "lead.no_bands": ("本细则没有分档扣分的项目。", "No criterion of this rubric deducts by bands."),
    "lead.notes": ("个别条目的说明：", "Notes on single rows:"),
    "lead.veto_rule": (
        "否决项（第 {clause} 条）：{veto}，触发即定为 {grade} 级，总分和否决前等级仍列出。",
        "Veto (clause {clause}): {veto}; the grade becomes {grade}, total and grade before it stay visible.",
    ),
    "limit.own_words": (
        "标题是简称，不是文件原文；以印发的文件为准。",
        "Titles are short names, not the document's wording; the issued document prevails.",
    ),
    "report.rubric_title": ("{rubric}：逐条读法", "{rubric}, row by row"),
    "rule.all_of": ("以下全部满足：{conditions}", "all of: {conditions}"),
    "rule.award": ("评审给分，每档 {step}", "award in steps of {step}"),
    "rule.banded": (
        "{measure}未达目标时分档扣分",
        "{measure}: deduction by band where the target is missed",
    ),
    "rule.condition": ("{measure}{asked}", "{measure} {asked}"),
    "rule.empty_met": ("（无可判断的一条视为满足）", " (one with nothing to judge counts as met)"),
    "rule.granted": ("获得即加", "when granted"),
    "rule.target": ("目标", "the target"),
    "setting.bonus_in_grade": ("加分是否计入定级", "Does the bonus count towards the grade"),
    "setting.department_measures": ("部门的量化数据", "A department's measured numbers"),
    "setting.first_month": ("考核年度起始月", "First month of the assessment year"),
    "setting.grade_gap": ("总分落在两级之间", "A total between two grades"),
    "setting.honour_counting": ("同类荣誉如何计", "Several honours of one kind"),
    "setting.not_applicable": ("不适用的项目", "What does not apply"),
    "setting.points_step": ("给分档距", "Step of an award"),
    "setting.rank_floor": ("参加排名的最低可得分", "Points within reach for a rank"),
    "setting.rate_rounding": ("合格率修约", "Rounding of rates"),
    "setting.several_assessors": ("多人评分", "Several assessors"),
    "setting.unreported": ("年终未报送", "Never reported"),
    "value.bonus_in_grade_false": ("不计入", "no"),
    "value.bonus_in_grade_true": ("计入", "yes"),
    "value.department_measures_own": ("只用自有数据", "its own only"),
    "value.department_measures_own_then_pooled": ("先自有，后各镇合计", "its own, else the towns' pool"),
    "value.first_month": ("{value} 月", "month {value}"),
    "value.grade_gap_lower": ("归入低一级", "the lower"),
    "value.grade_gap_round": ("修约后定级", "rounded first"),
    "value.grade_gap_upper": ("归入高一级", "the upper"),
    "value.honour_counting_once": ("每类每年一次", "once a kind and year"),
    "value.honour_counting_per_award": ("逐个计", "each award"),
    "value.not_applicable_credit": ("按满分计", "full marks"),
    "value.not_applicable_raw": ("不折算", "points as they are"),
    "value.not_applicable_rescale": ("按可得分折算", "rescaled to 100"),
    "value.points_step": ("{value} 分", "{value}"),
    "value.rank_floor": ("{value} 分", "{value}"),
    "value.rate_rounding": ("保留 {value} 位小数", "{value} decimals"),
    "value.rate_rounding_none": ("不修约", "none"),
    "value.several_assessors_highest": ("取最高", "the highest"),
    "value.several_assessors_lowest": ("取最低", "the lowest"),
    "value.several_assessors_mean": ("取均值", "the mean"),
    "value.unreported_leave_out": ("不计入可得分", "left out"),
    "value.unreported_zero": ("计 0 分", "0 points"),
}

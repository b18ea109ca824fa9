"""Titles, headings and leads of the reports (标题与导语)."""

REPORT_TEXT: dict[str, tuple[str, str]] = {
    # titles
    "report.district_title": (
        "{district}质量工作考核综合报告 · {period}",
        "{district}: quality work assessment of all units, {period}",
    ),
    "report.unit_title": ("{unit}质量工作考核报告 · {period}", "{unit}: quality work assessment, {period}"),
    # headings
    "heading.bulletin": ("通报", "Bulletin"),
    "heading.criteria": ("逐项得分", "Criterion by criterion"),
    "heading.department": ("部门", "Departments and offices"),
    "heading.district": ("全区", "The district"),
    "heading.field": ("同类单位", "Units of the same kind"),
    "heading.funnel": ("各镇（街道）合格率能否区分", "Can the towns' pass rates be told apart?"),
    "heading.funding": ("经费", "Money"),
    "heading.grades": ("等级分布", "Grades"),
    "heading.honours": ("加分项", "Honours"),
    "heading.late": ("逾期未完成的任务", "Overdue and not done"),
    "heading.limits": ("局限", "Limits"),
    "heading.losses": ("失分在哪里", "Where points are lost"),
    "heading.lost": ("失分与未定", "Points lost, and points still open"),
    "heading.lost_list": (
        "失分各项",
        "What was lost, largest first",
    ),
    "heading.measured": ("量化指标", "Measured numbers"),
    "heading.most_lost": ("失分最多的项目", "Criteria with the largest losses"),
    "heading.movement": ("变动", "What moved"),
    "heading.offices": ("按责任部门", "By responsible office"),
    "heading.official": ("考核结果", "The results"),
    "heading.periods": ("各季度与上年", "Quarter by quarter, and last year"),
    "heading.rates": (
        "对照目标",
        "Against the target",
    ),
    "heading.shares": ("各单位各要点得分率", "Share of the points, by unit and topic"),
    "heading.sources": ("出处", "Sources"),
    "heading.steps": ("由得分到等级", "From points to the grade"),
    "heading.ties": ("并列与接近", "Ties and near-ties"),
    "heading.town": ("镇（街道）", "Towns and sub-districts"),
    "heading.unreported": ("未报送或未评定", "Not reported or not judged"),
    "heading.vetoes": ("否决与加分", "Vetoes and honours"),
    # leads
    "lead.alone": ("没有别的{kind}单位可比。", "There is nobody else among {kind} to compare."),
    "lead.count_not_applicable": ("不适用 {count} 项", "{count} not applicable"),
    "lead.count_open": ("未定 {count} 项", "{count} open"),
    "lead.count_scored": ("已评 {count} 项", "{count} scored"),
    "lead.count_unreported": ("未报送 {count} 项", "{count} never reported"),
    "lead.criteria": (
        "负责的 {count} 项按文件次序列出：{parts}。来源栏写明数据文件及行号和文件条款。",
        "All {count} criteria in the document's order: {parts}. The source names the data file with its rows, and "
        "the clause.",
    ),
    "lead.field": (
        "{count} 个{kind}单位按名次排列，◆ 为本单位。",
        "The {count} {kind}, best rank first; ◆ marks this unit.",
    ),
    "lead.field_nearest": (
        "数量较多，本页只列前 {first} 名和本单位前后各 {around} 名；全部见总报告。",
        "They are many: this page shows the first {first} and {around} on either side of the unit; the district's "
        "report has all.",
    ),
    "lead.field_range": (
        "横线是年终总分的可能区间，圆点是目前的总分。",
        "The line is the range of the final total, the dot where it stands now.",
    ),
    "lead.first_quarter": (
        "这是本年度第一个考核期，没有上一季度可比。",
        "This is the year's first period: there is no quarter before it.",
    ),
    "lead.funding": (
        "按数据所报，单位为元；增减按相同季度与上年比较。",
        "As reported, in yuan; changes compare the same quarters of both years.",
    ),
    "lead.grades": (
        "各等级的单位：",
        "The units of each grade:",
    ),
    "lead.honours": (
        "共 {count} 项次；每个单位的加分合计不超过 {cap} 分。",
        "Honours held: {count}. A unit's bonus is capped at {cap}.",
    ),
    "lead.kind": (
        "{count} 个{kind}单位，按名次排列。",
        "{count} {kind}, best rank first.",
    ),
    "lead.last_year": (
        "上年同期（{period}）总分 {old}，本期 {new}。",
        "The same period of last year ({period}) had a total of {old}, this one {new}.",
    ),
    "lead.late": (
        "截至 {day}，{units} 个单位有 {count} 项任务逾期未完成，最多的是{most}。",
        "As of {day}, {count} tasks of {units} units were overdue and not done; most of them with {most}.",
    ),
    "lead.late_unit": ("{unit}（{count} 项）", "{unit} ({count})"),
    "lead.losses": (
        "全区已定 {settled} 分中失 {lost} 分。每项取各责任单位得分率的平均。",
        "Of {settled} settled points the district lost {lost}. A criterion stands at the mean of its units' shares.",
    ),
    "lead.lost": (
        "已定 {settled} 分中失 {lost} 分，涉及 {count} 项。",
        "Of {settled} settled points {lost} were lost, on {count} criteria.",
    ),
    "lead.lost_list": (
        "「同一项的责任单位」列出对该项同样负责的其他单位。",
        "Beside each, whoever else answers for the same criterion.",
    ),
    "lead.most_lost": (
        "按全区失分从大到小，至多十项：",
        "Largest losses of the district first, at most ten:",
    ),
    "lead.moved": ("{unit} {change}", "{unit} {change}"),
    "lead.movement": (
        "与{period}相比，总分变动最大的是：{moves}。总分随已定项目增多而升降，新增得分更能说明进展。",
        "Against {period} the totals that moved most: {moves}. Totals rise and fall as more is settled; the points "
        "added say more about progress.",
    ),
    "lead.no_criteria": (
        "考核细则没有规定本单位负责任何一项。",
        "The rubric names this unit for no criterion.",
    ),
    "lead.no_departments": (
        "名册中没有负责任何一项的部门。",
        "No department of the district answers for any criterion.",
    ),
    "lead.no_earlier_total": (
        "上一季度或本期没有总分，无从比较。",
        "There is no total for the quarter before, or none now: nothing to compare.",
    ),
    "lead.no_funding": (
        "本单位的考核项目和加分项都不涉及经费。",
        "No criterion and no honour of this unit asks about money.",
    ),
    "lead.no_funding_data": (
        "有项目或加分项涉及经费，但各年度都没有本单位的经费数据。",
        "Some criterion or honour asks about money, but no year has data for this unit.",
    ),
    "lead.no_honours": ("本期没有加分项。", "Nobody holds an honour in this period."),
    "lead.no_last_total": (
        "上年同期（{period}）或本期没有总分，无从比较。",
        "There is no total for {period}, or none now: nothing to compare.",
    ),
    "lead.no_last_year": (
        "{year} 年没有数据，无法与上年比较。",
        "There are no data for {year} to compare with.",
    ),
    "lead.no_late": (
        "截至 {day}，没有逾期未完成的任务。",
        "As of {day} no task was overdue and not done.",
    ),
    "lead.no_rates": (
        "本单位没有对照目标的量化指标。",
        "No measure of this unit is held against a target.",
    ),
    "lead.no_tasks": (
        "{year} 年没有任务分解表，无法通报逾期任务。",
        "There is no table of tasks for {year}.",
    ),
    "lead.no_units": ("名册中没有{kind}单位。", "The district has no {kind}."),
    "lead.no_vetoes": (
        "本期没有经认定的质量安全事件，无人被否决。",
        "No incident has an official finding: there is no veto.",
    ),
    "lead.nothing_lost": (
        "已定 {settled} 分全部得到，没有失分。",
        "All {settled} settled points were earned.",
    ),
    "lead.nothing_moved": ("与{period}相比，总分没有变动。", "No total moved against {period}."),
    "lead.nothing_open": (
        "没有未定事项：各项均已评定，不再变动。",
        "Nothing is open: every criterion is judged and can no longer move.",
    ),
    "lead.nothing_settled": (
        "还没有任何一项评定，谈不上失分。",
        "Nothing is settled yet, so nothing is lost.",
    ),
    "lead.nothing_unreported": (
        "各单位各项均已报送和评定。",
        "Every criterion of every unit has been reported and judged.",
    ),
    "lead.nothing_wasted": ("没有超出上限的加分。", "Nobody exceeds it."),
    "lead.offices": (
        "与{office}共担的各项，各镇（街道）合计失 {lost} 分，居首。一项由几个部门负责的，对每个部门各计一次，"
        "各行不可相加。",
        "On the criteria that they share with {office} the towns lost {lost} points, more than with any other. "
        "A criterion of several departments counts for each of them: the rows do not add up.",
    ),
    "lead.offices_none": (
        "各镇（街道）在与部门共担的各项上没有失分。",
        "The towns lost nothing on the criteria that they share with departments.",
    ),
    "lead.official": (
        "总分 = 折算分 + 加分，等级和名次按精确值评定。这是季度考核：总分按已定各项折算，年终总分在最低与最高之间。",
        "Total = base + bonus; grades and ranks are taken on the exact value. In this interim period the base "
        "rests on what is settled; the final total will lie between the lowest and the highest.",
    ),
    "lead.official_final": (
        "总分 = 折算分 + 加分，等级和名次按精确值评定，名次只在同类单位内排列。",
        "Total = base + bonus; grades and ranks are taken on the exact value, ranks within a kind only.",
    ),
    "lead.open": (
        "{count} 项可能变动，其中 {open} 分还没有评定；折算并计入可能的加分，年终总分在 {low} 至 {high} 之间。",
        "{count} criteria can still move, {open} points of them not yet judged; the final total, bonus included, "
        "can lie from {low} to {high}.",
    ),
    "lead.open_final": (
        "已是年终考核，仍有 {count} 项、{open} 分因缺目标或上年基数而无法判定，不计入折算；若能判定，总分在 "
        "{low} 至 {high} 之间。",
        "The year is closed, yet {count} criteria worth {open} points cannot be judged for lack of a target "
        "or of a base last year; they are left out. Judged, they would give a total from {low} to {high}.",
    ),
    "lead.open_judged": (
        "各项均已评定，其中 {count} 项按本年累计，年终前仍可变动；计入可能的加分，年终总分在 {low} 至 {high} "
        "之间。",
        "Everything is judged; {count} criteria are scored on the year to date and can still move; the final "
        "total, bonus included, can lie from {low} to {high}.",
    ),
    "lead.other_rates": (
        "自年初累计；分母小，比率的波动就大。",
        "For the year to date; the smaller the denominator, the more a rate swings.",
    ),
    "lead.rates": (
        "自年初累计，差距以百分点计。95 % 区间（威尔逊法）是抽样偶然性的范围，检验数少则宽；计分只按合格率，不看区间。",
        "For the year to date, differences in percentage points. The 95 % interval (Wilson) is what luck of the sample "
        "leaves open, wide where few were inspected; the points go by the rate alone.",
    ),
    "lead.funnel": (
        "各镇（街道）的合格率与检验数：界限之内的差别，抽样的偶然起伏就能造成，名次和分数的差别不能据此当作质量的差别。",
        "Pass rates of the towns, and how many were inspected: within the limits, luck of the sample alone can make "
        "the difference; a difference of points there is no evidence of a difference in quality.",
    ),
    "lead.no_funnel": (
        "报了检验数的镇（街道）不足三个，不作比较。",
        "Fewer than three towns gave counts: no comparison.",
    ),
    "lead.restated": (
        "{year} 年按本细则重算，只用于比较分数，当年并未据此定级。",
        "{year} is restated under this rubric to compare points; no grade was given on it.",
    ),
    "lead.shares": (
        "每格为得分占已定分的百分比；「–」表示不负责或尚无评定。",
        "Points earned as a percentage of those settled; a dash: not responsible, or nothing settled.",
    ),
    "lead.since": (
        "自{period}以来新增得分 {more} 分，总分由 {old} 到 {new}。",
        "{more} points were added since {period}; the total went from {old} to {new}.",
    ),
    "lead.sources": (
        "本页所依据的细则、数据和程序，以校验和标明：",
        "What this page rests on, by checksum:",
    ),
    "lead.steps": (
        "每一步的数值和算法：",
        "Every step with its number and formula:",
    ),
    "lead.topics": ("要点：{topics}。", "Topics: {topics}."),
    "lead.unreported": (
        "{units} 个单位的 {count} 项还没有报送或评定，年终仍未报送的按细则处理。",
        "Not reported or not judged yet: {count} criteria, in all {units} units concerned.",
    ),
    "lead.unreported_final": (
        "年终仍有 {units} 个单位的 {count} 项没有报送或无法判定。",
        "Not reported by the year's end, or impossible to judge: {count} criteria, in all {units} units concerned.",
    ),
    "lead.vetoes": (
        "有 {count} 起经认定的质量安全事件；总分和否决前等级仍列出。",
        "Incidents with an official finding: {count}. Total and grade before the veto stay visible.",
    ),
    "lead.wasted": ("下表列出因此不计的加分。", "What this cost is listed below."),
}

"""Words of the analysis of complaints (投诉举报用语)."""

COMPLAINTS_TEXT: dict[str, tuple[str, str]] = {
    "complaints.title": ("投诉举报", "Complaints"),
    "complaints.none": (
        "{day}，没有投诉热线受理记录（complaints）。",
        "There are no records of the complaint hotlines (table complaints), {day}.",
    ),
    "complaints.answer": (
        "{day}，共受理 {all} 件，其中投诉 {complaints} 件。",
        "Records received: {all}, of which complaints: {complaints}; {day}.",
    ),
    "complaints.since.higher": (
        "日均投诉是上年同期（{before} 件）的 {ratio} 倍（95 % 区间 {interval}），增加超出偶然。",
        "Complaints a day are {ratio} times last year's ({before}; 95 % interval {interval}): more than chance "
        "has it.",
    ),
    "complaints.since.lower": (
        "日均投诉是上年同期（{before} 件）的 {ratio} 倍（95 % 区间 {interval}），减少超出偶然。",
        "Complaints a day are {ratio} times last year's ({before}; 95 % interval {interval}): fewer than chance "
        "has it.",
    ),
    "complaints.since.same": (
        "日均投诉是上年同期（{before} 件）的 {ratio} 倍（95 % 区间 {interval}），增减不超出偶然。",
        "Complaints a day are {ratio} times last year's ({before}; 95 % interval {interval}): no more than chance has "
        "it.",
    ),
    "complaints.since.unknown": (
        "上年同期 {before} 件，无从比较。",
        "Last year's same span had {before}: nothing to compare.",
    ),
    "complaints.since.break": (
        "上年同期 {before} 件；其间热线整合（2019-08-31），口径不同，不作比较。",
        "Last year's same span had {before}; the hotlines merged in between (2019-08-31), so the two are not "
        "compared.",
    ),
    "complaints.done.first_check": (
        "到期事项按时初查 {percent} %（{n} 件，95 % 区间 {interval}）。",
        "First checks on time: {percent} % of {n} due (95 % interval {interval}).",
    ),
    "complaints.done.closing": (
        "按时办结 {percent} %（{n} 件，{interval}）。",
        "Closed on time: {percent} % of {n} due ({interval}).",
    ),
    "complaints.done.mediation": (
        "调解成功 {percent} %（{n} 件，{interval}）。",
        "Mediations that succeeded: {percent} % of {n} ({interval}).",
    ),
    "complaints.told.higher": ("高于上年同期", "above last year"),
    "complaints.told.lower": ("低于上年同期", "below last year"),
    "complaints.told.same": ("与上年同期无法区分", "no clear change on last year"),
    "complaints.told.unknown": ("无从比较", "nothing to compare"),
    "complaints.told.alone": ("无上年可比", "no last year"),
    "complaints.told.break": ("热线整合，口径不同", "hotlines merged: not comparable"),
    "complaints.months_caption": (
        "逐月投诉件数（日均）与控制界限",
        "Complaints per day, by month, with control limits",
    ),
    "complaints.kinds_caption": (
        "受理件数，按类型；日均之比为本期 ÷ 上年同期（精确区间）",
        "Received, by kind; the ratio is per day, now ÷ last year (exact interval)",
    ),
    "complaints.split_caption": (
        "投诉构成：按领域和受理热线（占比的威尔逊区间）",
        "Complaints by domain and by line (Wilson)",
    ),
    "complaints.handling_caption": (
        "办理：到期事项按时初查（{check} 个工作日）、办结（{closing} 天），调解和挽回金额",
        "Handling: first check ({check} working days) and closing ({closing} days) of what is due, mediation, "
        "money",
    ),
    "complaints.quarters_caption": ("分季度投诉件数", "Complaints by quarter"),
    "complaints.published_caption": (
        "已公布的全国 12315 数字，只供比照量级",
        "Published national figures of the line 12315, for scale only",
    ),
    "complaints.axis": ("投诉（件/日）", "Complaints a day"),
    "complaints.all": ("合计", "All received"),
    "complaints.kind.complaint": ("投诉", "Complaints"),
    "complaints.kind.report": ("举报", "Reports"),
    "complaints.kind.enquiry": ("咨询", "Enquiries"),
    "complaints.domain.product": ("产品", "products"),
    "complaints.domain.engineering": ("工程", "engineering"),
    "complaints.domain.service": ("服务", "services"),
    "complaints.domain.environment": ("环境", "environment"),
    "complaints.by_domain": ("领域：{name}", "Domain: {name}"),
    "complaints.by_channel": ("热线：{name}", "Line: {name}"),
    "complaints.step.first_check": ("按时初查", "First check on time"),
    "complaints.step.closing": ("按时办结", "Closed on time"),
    "complaints.step.mediation": ("调解成功", "Mediation succeeded"),
    "complaints.step.money": ("挽回 ÷ 争议金额（元，{n} 件）", "Recovered ÷ in dispute (yuan, n = {n})"),
    "complaints.limit.merger": (
        "2019-08-31 起 12315、12365、12331、12358、12330 五线合一（12312 不在其内），前后件数不可比，界限从合并后"
        "重新计算。",
        "On 2019-08-31 five lines became one (12312 not among them): counts before and after do not compare, and "
        "limits are computed anew from then on.",
    ),
    "complaints.limit.no_kinds": (
        "受理记录没有区分投诉、举报和咨询，全部记录一并计入。",
        "The records do not tell complaints from reports and enquiries: all of them are counted.",
    ),
    "complaints.limit.deadlines": (
        "文件没有规定办理期限；{check} 个工作日初查（周一至周五，节假日不在数据内）、{closing} 天办结是本套件的约"
        "定，不是规定。只统计已到期的事项，未到期的另列。",
        "The document names no deadline: {check} working days for the first check (Monday to Friday; holidays "
        "are not in the data) and {closing} days for closing are conventions of this kit. Only what is due "
        "counts.",
    ),
    "complaints.limit.mediation": (
        "调解成功率的分母是本期办结且注明调解结果的投诉；公布的全国调解成功率的分母不明，不宜比较。",
        "Mediation success is out of closed complaints with a stated outcome; the denominator of published "
        "national rates is not known.",
    ),
    "complaints.limit.year": (
        "期末之后的办理不计入；按日均比较，不足一年的期间也可比。",
        "What was done after the period's end does not count; rates a day make spans of different length "
        "comparable.",
    ),
    "complaints.limit.no_subjects": (
        "受理记录没有被投诉主体一栏（subject），无法查找重复被投诉者。",
        "The records have no column for the subject complained of (subject): repeats cannot be found.",
    ),
    "complaints.limit.no_known_subject": (
        "被投诉主体一栏全部为空，无法查找重复被投诉者。",
        "No record names the subject complained of: repeats cannot be found.",
    ),
    "complaints.repeats": (
        "被投诉主体共 {subjects} 个，其中 {repeated} 个被投诉两次及以上，占有主体记录投诉的 {share} %；最多的一个"
        " {most} 件，另有 {unknown} 件未注明主体。",
        "Subjects complained of: {subjects}; {repeated} of them twice or more, with {share} % of the complaints; "
        "at most {most} about one. No subject is given in {unknown}.",
    ),
    "complaints.limit.willing": (
        "投诉多可能是质量差，也可能是渠道畅通、愿意投诉；件数本身不说明质量。",
        "More complaints may mean worse quality, or a line that people know and use: counts alone do not say "
        "which.",
    ),
    "complaints.methods": (
        "方法：u 控制图（NIST/SEMATECH），趋势 Mann–Kendall、Theil–Sen（Gilbert 1987），"
        "日均之比为条件二项精确区间，占比为威尔逊区间；参照数见 "
        "data/reference/complaints.csv",
        "Methods: u chart (NIST/SEMATECH), trend Mann-Kendall and Theil-Sen (Gilbert 1987), "
        "ratios a day with exact conditional limits, shares with Wilson's; "
        "published figures in data/reference/complaints.csv",
    ),
    "complaints.figure": ("投诉件数", "Complaints"),
    "complaints.count": ("{count} 件", "{count}"),
    "complaints.a_day_change": ("日均 {change} %", "{change} % per day"),
    "analysis.series.complaints_12315_complaints": ("12315 投诉", "complaints to 12315"),
    "analysis.series.complaints_12315_complaints_goods_share": (
        "12315 投诉中商品类占比",
        "share of goods in complaints to 12315",
    ),
    "analysis.unit.10 000": (" 万件", " × 10,000"),
    "analysis.basis.five lines, before the merger of 2019-08-31": (
        "热线整合（2019-08-31）之前的口径",
        "five lines, before the merger of 2019-08-31",
    ),
    "analysis.basis.merged line 12315, from 2019-08-31": (
        "整合后的 12315（2019-08-31 起）",
        "the merged line 12315, from 2019-08-31",
    ),
    "analysis.title.12315 annual release": ("12315 年度数据发布", "12315 annual release"),
    "complaints.closing_figure": ("按时办结（%）", "Closed on time (%)"),
    "complaints.level": ("{value}（{interval}）", "{value} ({interval})"),
    "analysis.differs.complaints": (
        "全国数以万件计、覆盖面和分类不同，只比构成，不比件数。",
        "National figures count tens of thousands of records over other ground: compare shares, not counts.",
    ),
    "column.complaints.kind": ("类型", "Kind"),
    "column.complaints.now": ("本期", "Now"),
    "column.complaints.percent": ("比率（%）", "Rate (%)"),
    "column.complaints.share": ("占比（%）", "Share (%)"),
    "column.complaints.share_last_year": ("上年占比（%）", "Share last year (%)"),
    "column.complaints.last_year": ("上年同期", "Last year"),
    "column.complaints.ratio": ("日均之比", "Ratio a day"),
    "column.complaints.interval": ("95 % 区间", "95 % interval"),
    "column.complaints.ratio_interval": ("比的 95 % 区间", "95 % of the ratio"),
    "column.complaints.verdict": ("判断", "Verdict"),
    "column.complaints.part": ("构成", "Part"),
    "column.complaints.percent_last_year": ("上年（%）", "Last year (%)"),
    "column.complaints.step": ("环节", "Step"),
    "column.complaints.met": ("按时/成功", "On time / success"),
    "column.complaints.due": ("应办", "Out of"),
    "column.complaints.late": ("超时办理", "Done late"),
    "column.complaints.overdue": ("逾期未办", "Overdue"),
    "column.complaints.pending": ("未到期", "Not due yet"),
    "column.complaints.quarter": ("季度", "Quarter"),
    "column.complaints.a_day": ("日均", "A day"),
}

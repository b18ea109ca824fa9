"""Words of the analysis of engineering, service and environment (工程、服务、环境质量分析用语)."""

ANALYSIS_ASPECTS_TEXT: dict[str, tuple[str, str]] = {
    "analysis.times": ("为上年的 {ratio} 倍", "{ratio} times last year's"),
    "analysis.told_year.early": (
        "年内累计低于上年全年，尚不能下结论",
        "below all of last year, too early to judge",
    ),
    "analysis.told_year.higher": ("高于上年", "above last year"),
    "analysis.told_year.lower": ("低于上年", "below last year"),
    "analysis.told_year.same": ("与上年无法区分", "no clear change on last year"),
    "analysis.told_year.unknown": ("–", "–"),
    "analysis.works": ("项名册内工程", "work in the register"),
    # engineering
    "analysis.differs.engineering": (
        "别处的数字来自当地发布，工程范围未必相同；目标不是结果。",
        "The figures of other places are local releases and may count other works; a target is no result.",
    ),
    "analysis.engineering.all_of": ("{year} 年全年", "all of {year}"),
    "analysis.engineering.complaints": (
        "{title} {value} 件（{counted}，95 % 区间 {interval}）。",
        "{title}: {value} ({counted}, 95 % interval {interval}).",
    ),
    "analysis.engineering.failed": ("验收不合格", "not accepted"),
    "analysis.engineering.faults": (
        "未纳入质量监督的新开工工程和验收不合格的竣工工程",
        "New works not supervised, and completed works not accepted",
    ),
    "analysis.engineering.level": (
        "监督覆盖与验收（{day}）",
        "Supervision and acceptance ({day})",
    ),
    "analysis.engineering.limit_census": (
        "名册列出全部工程，不是抽样：比率本身没有抽样误差；区间说明的是，同样的做法在工程数这样少时会有多大起伏。",
        "The register lists every work and is no sample: the share itself has no sampling error; the interval says how "
        "much so few works would vary under the same practice.",
    ),
    "analysis.engineering.limit_undated": (
        "名册中的投诉数和监督状态没有日期，是报送时的状况；投诉只能与上年全年比，年内尚会增加。一项工程的投诉"
        "往往成批出现，真实的不确定大于区间所示。",
        "Complaints and supervision stand in the register without a date, as they were when it was reported; "
        "complaints can be compared with all of last year only, and within a year still grow. Those about one work "
        "tend to come together, so the truth is less certain than the interval.",
    ),
    "analysis.engineering.methods": (
        "方法：区间 Wilson (1927)、Clopper–Pearson (1934)，计数 Garwood (1936)、Byar（Breslow & Day 1987）；"
        "比值为给定总数的精确区间（Przyborowski & Wilenski 1940）；漏斗 Spiegelhalter (2005)。",
        "Methods: intervals Wilson (1927), Clopper and Pearson (1934), of counts Garwood (1936) and Byar (Breslow and "
        "Day 1987); ratio by the exact conditional interval (Przyborowski and Wilenski 1940); funnel Spiegelhalter "
        "(2005).",
    ),
    "analysis.engineering.missed": ("未纳入监督", "not supervised"),
    "analysis.engineering.no_complaints": (
        "没有工程投诉数据。",
        "There are no data on complaints about works.",
    ),
    "analysis.engineering.no_data": (
        "{day}，没有工程质量数据：既无工程名册，也无量化指标数据。",
        "There are no data on engineering quality {day}: neither a register of works nor measured numbers.",
    ),
    "analysis.engineering.per_work": ("每项工程的质量投诉", "Complaints about quality per work"),
    "analysis.engineering.ratio_early": (
        "相当于上年全年的 {ratio} 倍（95 % 区间 {interval}，p {p}）；年内投诉还会增加，不能据此说下降。",
        "That is {ratio} times all of last year (95 % interval {interval}, p {p}); complaints still grow, so it is no "
        "fall yet.",
    ),
    "analysis.engineering.ratio_higher": (
        "相当于上年全年的 {ratio} 倍（95 % 区间 {interval}，p {p}），高于上年，不能用偶然解释。",
        "That is {ratio} times all of last year (95 % interval {interval}, p {p}): above it by more than chance.",
    ),
    "analysis.engineering.ratio_lower": (
        "相当于上年全年的 {ratio} 倍（95 % 区间 {interval}，p {p}），低于上年，不能用偶然解释。",
        "That is {ratio} times all of last year (95 % interval {interval}, p {p}): below it by more than chance.",
    ),
    "analysis.engineering.ratio_same": (
        "相当于上年全年的 {ratio} 倍（95 % 区间 {interval}，p {p}），与上年无法区分。",
        "That is {ratio} times all of last year (95 % interval {interval}, p {p}): they cannot be told apart.",
    ),
    "analysis.engineering.ratio_unknown": (
        "两年都没有投诉，无从比较。",
        "There was no complaint in either year, so nothing to compare.",
    ),
    "analysis.engineering.title": ("工程质量", "Engineering quality"),
    "analysis.engineering.towns": (
        "各镇（街道）的工程：监督、验收与投诉（漏斗图为每项工程投诉数）",
        "Works by town: supervision, acceptance and complaints (the funnel shows complaints per work)",
    ),
    # service
    "analysis.differs.service": (
        "各地调查的题目、方式和加权各不相同，分数不能与本区直接比高低。",
        "Surveys differ in questions, mode and weights: their scores cannot be called better or worse than the "
        "district's.",
    ),
    "analysis.points": ("{change} 个百分点", "{change} points"),
    "analysis.service.before": ("上年同期全部", "All, last year"),
    "analysis.service.cases": ("{count} 件", "{count}"),
    "analysis.service.complaints": (
        "服务类投诉 {count} 件。",
        "There were {count} complaints about services.",
    ),
    "analysis.service.count": ("服务类投诉", "Complaints about services"),
    "analysis.service.figure": ("服务满意度（0–100）", "Satisfaction with services (0–100)"),
    "analysis.service.handling": (
        "服务类投诉与调解，比上年同期",
        "Complaints about services and their mediation, against the same span of last year",
    ),
    "analysis.service.index": (
        "服务满意度指数 {index}（{n} 份，95 % 区间 {interval}，第 {quarters} 季度调查）。",
        "The index of satisfaction with services is {index} ({n} answers, 95 % interval {interval}, survey of quarter "
        "{quarters}).",
    ),
    "analysis.service.index_apart": (
        "{n} 份答卷因调查方式不同而分数不同，不合为一数：{modes}（第 {quarters} 季度调查）。",
        "The {n} answers differ by how people were asked, so no single index is given: {modes} (survey of quarter "
        "{quarters}).",
    ),
    "analysis.service.index_higher": (
        "高于上年同期的 {before}（{n} 份，95 % 区间 {interval}），不能用偶然解释。",
        "It is above last year's {before} ({n} answers, 95 % interval {interval}), by more than chance.",
    ),
    "analysis.service.index_lower": (
        "低于上年同期的 {before}（{n} 份，95 % 区间 {interval}），不能用偶然解释。",
        "It is below last year's {before} ({n} answers, 95 % interval {interval}), by more than chance.",
    ),
    "analysis.service.index_same": (
        "与上年同期的 {before}（{n} 份，95 % 区间 {interval}）无法区分。",
        "It cannot be told apart from last year's {before} ({n} answers, 95 % interval {interval}).",
    ),
    "analysis.service.limit_complaints": (
        "投诉多少也取决于热线是否好打、消费者是否愿意投诉，不等于服务好坏；同一件事可能重复投诉。",
        "How many complain depends on the lines and on people's readiness as well, and one matter may be complained of "
        "more than once: fewer complaints need not be better service.",
    ),
    "analysis.service.limit_standard": (
        "餐饮、零售、物流、交通等行业的统一标准数据没有报送；满意度反映感受，不等于按标准检查的结果。",
        "No results by the uniform standards of single sectors are reported; satisfaction is what people feel, and not "
        "what an inspection by a standard would find.",
    ),
    "analysis.service.limit_survey": (
        "调查区间只含抽样误差；不答、谁能被访到、方式不同带来的偏差不在其内。各镇（街道）答卷少，只宜看区间。",
        "The intervals hold sampling error only, not what comes of refusals, reach and mode. Single towns have few "
        "answers: read their intervals, not their ranks.",
    ),
    "analysis.service.mediation": ("调解达成一致", "Mediations that ended in agreement"),
    "analysis.service.methods": (
        "方法：指数（平均分 − 1）÷ 9 × 100，线性化区间（Woodruff 1971），方式与年度差异 Welch (1951)；投诉日均之比为"
        "精确区间（Przyborowski & Wilenski 1940）；u 控制图 NIST/SEMATECH、Laney (2002)，"
        "趋势 Mann–Kendall、Theil–Sen（Gilbert 1987）。行业无统一标准时以满意度代替，"
        "取自省级四方面分析方案的规则。",
        "Methods: index (mean − 1) ÷ 9 × 100, linearised intervals (Woodruff 1971), modes and years by Welch (1951); "
        "complaints a day by the exact conditional interval (Przyborowski and Wilenski 1940); u chart NIST/SEMATECH, "
        "Laney (2002), "
        "trend Mann-Kendall and Theil-Sen (Gilbert 1987). Satisfaction where no uniform standard exists: "
        "the rule of a provincial plan for this report.",
    ),
    "analysis.service.mode": ("{mode} {index}（{interval}）", "{mode} {index} ({interval})"),
    "analysis.service.modes_alike": (
        "{modes}各方式的分数无法区分（p {p}），可以合看。",
        "The modes ({modes}) cannot be told apart (p {p}), so they may be read together.",
    ),
    "analysis.service.modes_differ": (
        "{modes}各方式的分数不同（p {p}），合计数随方式的比例而变，宜分开看。",
        "The modes ({modes}) differ (p {p}): the overall figure moves with their shares and should be read by mode.",
    ),
    "analysis.service.months": (
        "服务类投诉：逐月件数与控制界限（按日均）",
        "Complaints about services per day, by month, with control limits",
    ),
    "analysis.service.no_complaints": (
        "没有服务类投诉记录。",
        "No complaints about services are on record.",
    ),
    "analysis.service.no_data": (
        "{day}，没有服务质量数据：既无服务满意度调查，也无服务类投诉记录。",
        "There are no data on service quality {day}: neither ratings of services nor complaints about them.",
    ),
    "analysis.service.no_ratings": (
        "没有服务满意度调查数据。",
        "There are no ratings of services.",
    ),
    "analysis.service.now": ("本期全部", "All, this year"),
    "analysis.service.ratings": (
        "服务满意度指数（0–100）：全部、各调查方式、各镇（街道）",
        "Index of satisfaction with services (0 to 100): all, by mode, by town",
    ),
    "analysis.service.ratio_higher": (
        "日均为上年同期的 {ratio} 倍（95 % 区间 {interval}），增多，不能用偶然解释。",
        "Per day that is {ratio} times last year's (95 % interval {interval}): more, beyond chance.",
    ),
    "analysis.service.ratio_lower": (
        "日均为上年同期的 {ratio} 倍（95 % 区间 {interval}），减少，不能用偶然解释。",
        "Per day that is {ratio} times last year's (95 % interval {interval}): fewer, beyond chance.",
    ),
    "analysis.service.ratio_same": (
        "日均为上年同期的 {ratio} 倍（95 % 区间 {interval}），与上年同期无法区分。",
        "Per day that is {ratio} times last year's (95 % interval {interval}): they cannot be told apart.",
    ),
    "analysis.service.reading": (
        "各镇（街道）之间，区间盖住合计线的不能说高于或低于全区。",
        "A town whose interval holds the line of all answers cannot be called above or below the district.",
    ),
    "analysis.service.rule": (
        "{day}，服务业没有报送统一标准的结果，以满意度和投诉衡量。",
        "No results by a uniform standard of services are reported {day}: satisfaction and complaints stand in.",
    ),
    "analysis.service.title": ("服务质量", "Service quality"),
    "analysis.service.years_higher": (
        "本期高于上年同期（p {p}）。",
        "This year is above the same span of last year (p {p}).",
    ),
    "analysis.service.years_lower": (
        "本期低于上年同期（p {p}）。",
        "This year is below the same span of last year (p {p}).",
    ),
    "analysis.service.years_same": (
        "本期与上年同期无法区分（p {p}）。",
        "This year cannot be told apart from the same span of last year (p {p}).",
    ),
    "analysis.share_and_interval": ("{rate} %（{interval}，{n} 件）", "{rate} % ({interval}, n = {n})"),
    "analysis.times_span": ("日均为上年的 {ratio} 倍", "{ratio} times last year's, per day"),
    # headings and axes
    "axis.complaints_a_day": ("日均投诉（件）", "Complaints a day"),
    "axis.index_100": ("满意度指数（0–100）", "Satisfaction index (0 to 100)"),
    "axis.index_and_n": ("{index}（{n} 份）", "{index} (n = {n})"),
    "axis.complaints_per_work": ("每项工程投诉（件）", "Complaints per work"),
    "axis.share_of_works": ("占工程数（%）", "Of works (%)"),
    "axis.works": ("名册内工程数", "Works in the register"),
    "column.accepted_of": ("验收合格/竣工（95 % 区间，%）", "Accepted of completed (95 % interval, %)"),
    "column.answers": ("答卷（份）", "Answers"),
    "column.byar_95": ("95 % Byar 法", "95 % Byar"),
    "column.compared": ("变化", "Change"),
    "column.complaints": ("投诉（件）", "Complaints"),
    "column.complaints_of": ("投诉/工程", "Complaints/works"),
    "column.day": ("日期", "Day"),
    "column.effect": ("设计效应", "Design effect"),
    "column.fault": ("情况", "What"),
    "column.index_100": ("指数（0–100）", "Index (0–100)"),
    "column.last_year_count": ("上年同期", "Last year"),
    "column.per_work": ("每项工程（件）", "Per work"),
    "column.project": ("工程", "Work"),
    "column.supervised_of": ("已监督/新开工（95 % 区间，%）", "Supervised of new (95 % interval, %)"),
    "column.survey_mode": ("方式", "Mode"),
    "column.this_year": ("本期", "This year"),
    "column.works": ("工程（项）", "Works"),
}

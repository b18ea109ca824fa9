"""Words of the analysis of engineering, service and environment (工程、服务、环境质量分析用语)."""

ANALYSIS_ASPECTS_TEXT: dict[str, tuple[str, str]] = {
    "analysis.times": ("为上年的 {ratio} 倍", "{ratio} times last year's"),
    "analysis.told_year.early": ("年内累计低于上年全年，尚不能下结论", "below all of last year, too early to judge"),
    "analysis.told_year.higher": ("高于上年", "above last year"),
    "analysis.told_year.lower": ("低于上年", "below last year"),
    "analysis.told_year.same": ("与上年无法区分", "cannot be told apart from last year"),
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
        "Complaints and supervision stand in the register without a date, as they were when it was reported; complaints "
        "can be compared with all of last year only, and still grow. Those about one work tend to come together, so the "
        "truth is less certain than the interval.",
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
        "为上年全年的 {ratio} 倍（95 % 区间 {interval}，p {p}）；年内投诉还会增加，不能据此说下降。",
        "That is {ratio} times all of last year (95 % interval {interval}, p {p}); complaints still grow, so it is no "
        "fall yet.",
    ),
    "analysis.engineering.ratio_higher": (
        "为上年全年的 {ratio} 倍（95 % 区间 {interval}，p {p}），高于上年，不能用偶然解释。",
        "That is {ratio} times all of last year (95 % interval {interval}, p {p}): above it by more than chance.",
    ),
    "analysis.engineering.ratio_lower": (
        "为上年全年的 {ratio} 倍（95 % 区间 {interval}，p {p}），低于上年，不能用偶然解释。",
        "That is {ratio} times all of last year (95 % interval {interval}, p {p}): below it by more than chance.",
    ),
    "analysis.engineering.ratio_same": (
        "为上年全年的 {ratio} 倍（95 % 区间 {interval}，p {p}），与上年无法区分。",
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
    # headings and axes
    "axis.complaints_per_work": ("每项工程投诉（件）", "Complaints per work"),
    "axis.share_of_works": ("占工程数（%）", "Of works (%)"),
    "axis.works": ("名册内工程数", "Works in the register"),
    "column.accepted_95": ("验收 95 % 区间（%）", "Accepted, 95 % interval"),
    "column.accepted_of": ("验收合格/竣工", "Accepted of completed"),
    "column.byar_95": ("95 % Byar 法", "95 % Byar"),
    "column.complaints": ("投诉（件）", "Complaints"),
    "column.complaints_of": ("投诉/工程", "Complaints/works"),
    "column.day": ("日期", "Day"),
    "column.fault": ("情况", "What"),
    "column.per_work": ("每项工程（件）", "Per work"),
    "column.project": ("工程", "Work"),
    "column.supervised_95": ("监督 95 % 区间（%）", "Supervised, 95 % interval"),
    "column.supervised_of": ("已监督/新开工", "Supervised of new"),
    "column.works": ("工程（项）", "Works"),
}

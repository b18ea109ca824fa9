"""Words of the analysis of the environment (环境质量分析用语)."""

ANALYSIS_AIR_TEXT: dict[str, tuple[str, str]] = {
    "analysis.differs.environment": (
        "别处是全市、全省的城市评价，站点和范围与本区不同；优良天数比例须用当年天数（闰年 366 天）作分母。",
        "Elsewhere whole cities or a province are judged, by other stations; a share of good days needs the days of "
        "its year, 366 in a leap year.",
    ),
    "analysis.environment.days": ("各类天数（{day}）", "Days by what they were ({day})"),
    "analysis.environment.days_even": (
        "各月可判定的日子中，优良的比例都一样。",
        "Of the days that can be judged, every month had the same share of good ones.",
    ),
    "analysis.environment.days_reading": (
        "优良天数占比最高的是 {best}（{best_good}/{best_judged} 天），"
        "最低的是 {worst}（{worst_good}/{worst_judged} 天）。",
        "The largest share of good days was in {best} ({best_good} of {best_judged}), the smallest in {worst} "
        "({worst_good} of {worst_judged}).",
    ),
    "analysis.environment.exact": ("逐日计数，{unknown} 天无法判定", "counted day by day, {unknown} unknown"),
    "analysis.environment.figure": ("优良天数比例", "Share of good days"),
    "analysis.environment.good": (
        "{day}，可判定的 {judged} 天中优良 {good} 天，占 {share} %；另有 {unknown} 天缺测、无法判定，"
        "故全部 {days} 天的比例在 {lowest} % 与 {highest} % 之间。",
        "Of {judged} days that can be judged {good} were good, {share} %, {day}; {unknown} more lack measurements, so "
        "the share of all {days} days lies from {lowest} to {highest} %.",
    ),
    "analysis.environment.good_before": (
        "上年同期可判定的 {judged} 天中优良 {good} 天，占 {share} %。",
        "In the same span of last year {good} of {judged} days were good, {share} %.",
    ),
    "analysis.environment.good_whole": (
        "{day}，全部 {days} 天中优良 {good} 天，占 {share} %，没有无法判定的日子。",
        "Of all {days} days {good} were good, {share} %, {day}; every one can be judged.",
    ),
    "analysis.environment.hole": ("{month}（{days} 天）", "{month} ({days})"),
    "analysis.environment.holes": (
        "有缺测而无法判定的月份：{what}。",
        "Months with days that cannot be judged: {what}.",
    ),
    "analysis.environment.level": ("{share} %（{good} 天）", "{share} % ({good} days)"),
    "analysis.environment.limit_above": ("年均超过二级标准", "above the annual limit"),
    "analysis.environment.limit_within": ("年均达到二级标准", "within the annual limit"),
    "analysis.environment.limit_interim": (
        "本页为年内累计：冬季污染重，累计平均与全年平均不可比，年均标准到年终才适用；上年数取相同日期。",
        "These are figures of the year to date: winters are worst, so they do not compare with a whole year, and the "
        "annual limits apply at its end; last year's are those of the same dates.",
    ),
    "analysis.environment.limit_others": (
        "水、土壤和噪声没有报送数据，本页只含空气。",
        "Nothing is reported on water, soil and noise: this page holds the air only.",
    ),
    "analysis.environment.limit_rounding": (
        "空气质量分指数向上取整是我们的约定（标准原文未见），优良与否不受影响；缺任一污染物的日子只可能判为超标，"
        "不能判为优良。",
        "Rounding sub-indices up is a convention of ours (the standard's wording was not found) and changes no verdict "
        "on a day; a day that lacks a pollutant can be known to be bad, but not to be good.",
    ),
    "analysis.environment.limit_stations": (
        "全区浓度是 {stations} 个站点的平均（先平均浓度，再算指数）；个别站点缺测的日子由其余站点代表。",
        "The district's concentration is the mean of {stations} stations, taken before the index; where one is missing "
        "the others stand for it.",
    ),
    "analysis.environment.limit_weather": (
        "一年之间的升降含有天气的作用；天与天相关，天数比例不给区间。平均浓度的变化按同月相减，以月为单位给区间。",
        "A change from year to year holds the weather; days depend on each other, so no interval is given for their "
        "share. Changes of means are taken month against month, with an interval over months.",
    ),
    "analysis.environment.lower_months": (
        "{months} 个可比的月份中，{fewer} 个月低于上年同月。",
        "Of {months} months that can be compared {fewer} lie below the same month of last year.",
    ),
    "analysis.environment.means": (
        "年均浓度与 GB 3095-2012 二级标准",
        "Annual means against class 2 of GB 3095-2012",
    ),
    "analysis.environment.means_above": ("年均超过二级标准的：{names}。", "Above the annual limit: {names}."),
    "analysis.environment.means_change": (
        "变化是与上年同月之差的平均，区间以各月独立为前提。",
        "Changes are means of the differences from the same months, with intervals that take months as independent.",
    ),
    "analysis.environment.means_early": (
        "年度标准按全年平均，年内不作达标判断；变化是与上年同月之差的平均，区间以各月独立为前提。",
        "The limits are for whole years, so no verdict is passed before; changes are means of the differences from the "
        "same months, with intervals that take months as independent.",
    ),
    "analysis.environment.means_to_date": (
        "累计平均浓度；所列标准为 GB 3095-2012 二级年均值",
        "Means to date; the limits are the annual ones of GB 3095-2012, class 2",
    ),
    "analysis.environment.means_within": (
        "年均达到二级标准的：{names}。",
        "Within the annual limit: {names}.",
    ),
    "analysis.environment.meets_above": ("超标", "above"),
    "analysis.environment.meets_within": ("达标", "within"),
    "analysis.environment.meets_unknown": ("未到判定时", "not judged"),
    "analysis.environment.methods": (
        "方法：空气质量指数 HJ 633-2012，城市评价先平均站点浓度（HJ 663-2013）；逐月差的平均用 t 区间，"
        "XmR 控制图 NIST/SEMATECH，判异规则取 NHS《Making Data Count》。",
        "Methods: index by HJ 633-2012, stations averaged first (HJ 663-2013); mean of monthly differences with its t "
        "interval, XmR chart NIST/SEMATECH, rules of NHS «Making Data Count».",
    ),
    "analysis.environment.micrograms": ("{mean} µg/m³", "{mean} µg/m³"),
    "analysis.environment.month_days": ("逐月优良天数", "Good days by month"),
    "analysis.environment.month_means": (
        "{name}：逐月平均浓度（µg/m³）",
        "{name} by month (µg/m³)",
    ),
    "analysis.environment.no_data": (
        "{day}，没有空气质量监测数据；水、土壤等也没有报送。",
        "There are no measurements of the air {day}, and nothing is reported on water or soil.",
    ),
    "analysis.environment.no_holes": ("没有无法判定的日子。", "Every day can be judged."),
    "analysis.environment.no_judged": (
        "{day}，{days} 天都因缺测无法判定优良。",
        "None of {days} days can be judged {day}: measurements are missing on each.",
    ),
    "analysis.environment.no_limit": ("无年均限值", "no annual limit"),
    "analysis.environment.no_signals": (
        "各月之差没有哪个月特别突出（控制图无信号）。",
        "No single month's difference stands out from the others (no signal in the control chart).",
    ),
    "analysis.environment.pm25_annual": (
        "PM2.5 年均 {mean} µg/m³（{days} 天），为二级标准 {limit} 的 {times} 倍。",
        "The annual mean of PM2.5 is {mean} µg/m³ ({days} days), {times} times the class-2 limit of {limit}.",
    ),
    "analysis.environment.pm25_higher": (
        "比上年同月上升（{change}，{months} 个月，95 % 区间 {interval}），超出月间起伏。",
        "It rose against the same months of last year ({change}, {months} months, 95 % interval {interval}).",
    ),
    "analysis.environment.pm25_lower": (
        "比上年同月下降（{change}，{months} 个月，95 % 区间 {interval}），超出月间起伏。",
        "It fell against the same months of last year ({change}, {months} months, 95 % interval {interval}).",
    ),
    "analysis.environment.pm25_same": (
        "与上年同月相比无法区分升降（{change}，{months} 个月，95 % 区间 {interval}）。",
        "It cannot be told apart from the same months of last year ({change}, {months} months, 95 % interval "
        "{interval}).",
    ),
    "analysis.environment.pm25_to_date": (
        "PM2.5 累计平均 {mean} µg/m³（{days} 天；年均标准 {limit}，年终才判定）。",
        "The mean of PM2.5 to date is {mean} µg/m³ ({days} days; the annual limit of {limit} is judged at the year's "
        "end).",
    ),
    "analysis.environment.row_bounds": (
        "全部天数的可能比例（%）",
        "Possible share of all days (%)",
    ),
    "analysis.environment.row_days": ("总天数", "All days"),
    "analysis.environment.row_good": ("优良", "Good"),
    "analysis.environment.row_not_good": ("超标", "Not good"),
    "analysis.environment.row_primary": ("首要污染物：{name}", "Primary pollutant: {name}"),
    "analysis.environment.row_share": ("优良占可判定天数（%）", "Good, of days judged (%)"),
    "analysis.environment.row_gaps": (
        "单站缺测（站点×日×项目）",
        "Gaps of single stations (station × day × pollutant)",
    ),
    "analysis.environment.row_unknown": ("缺测、无法判定", "Unknown: not measured"),
    "analysis.environment.short": (
        "可比的只有 {points} 个月，不足 {least} 个，不判断趋势。",
        "There are {points} months to compare, fewer than {least}: no trend is read from them.",
    ),
    "analysis.environment.signals": (
        "逐月差有信号的月份：{months}。",
        "Months whose difference is a signal: {months}.",
    ),
    "analysis.environment.standards": (
        "标准：HJ 633-2012（指数与级别）、GB 3095-2012 二级（限值），均取自二手转载，见 data/reference",
        "Standards: HJ 633-2012 (index, levels), GB 3095-2012 class 2 (limits), from secondary copies in "
        "data/reference",
    ),
    "analysis.environment.title": ("环境质量", "Environmental quality"),
    "analysis.environment.with_unit": ("{name}（{unit}）", "{name} ({unit})"),
    "analysis.level_name.1": ("级别：优", "Level 1, excellent"),
    "analysis.level_name.2": ("级别：良", "Level 2, good"),
    "analysis.level_name.3": ("级别：轻度污染", "Level 3, lightly polluted"),
    "analysis.level_name.4": ("级别：中度污染", "Level 4, moderately polluted"),
    "analysis.level_name.5": ("级别：重度污染", "Level 5, heavily polluted"),
    "analysis.level_name.6": ("级别：严重污染", "Level 6, severely polluted"),
    "analysis.pollutant.co": ("一氧化碳", "CO"),
    "analysis.pollutant.no2": ("二氧化氮", "NO₂"),
    "analysis.pollutant.o3_8h": ("臭氧（日最大 8 小时）", "O₃ (largest 8 hours)"),
    "analysis.pollutant.pm10": ("PM10", "PM10"),
    "analysis.pollutant.pm25": ("PM2.5", "PM2.5"),
    "analysis.pollutant.so2": ("二氧化硫", "SO₂"),
    # headings and axes
    "axis.class_2": ("年均标准", "annual limit"),
    "axis.concentration": ("{name}（µg/m³）", "{name} (µg/m³)"),
    "axis.days": ("天", "Days"),
    "column.change_months": ("比上年同月", "On the same months"),
    "column.days_before": ("上年同期", "Last year"),
    "column.days_now": ("本期", "This year"),
    "column.difference": ("差", "Difference"),
    "column.good_days": ("优良", "Good"),
    "column.good_days_before": ("上年同月优良", "Good, last year"),
    "column.limit_class_2": ("二级年均标准", "Annual limit"),
    "column.mean": ("平均浓度", "Mean"),
    "column.mean_before": ("上年", "Last year"),
    "column.measured_days": ("有效天数", "Days measured"),
    "column.meets": ("是否达标", "Limit kept"),
    "column.missing_days": ("缺测天数", "Days missing"),
    "column.not_good_days": ("超标", "Not good"),
    "column.pollutant": ("污染物", "Pollutant"),
    "column.unknown_days": ("无法判定", "Unknown"),
}

"""Words on small samples and on trends (小样本与趋势用语)."""

FEW_TEXT: dict[str, tuple[str, str]] = {
    "analysis.few.audit_limit": (
        "对“声称达标”的核查取 GB/T 2828.4 的思路，限数按 5 % 的误判风险算出，"
        "不是标准所列的抽样方案；“不否定”不等于达标。",
        "The audit of a target declared met follows GB/T 2828.4, with limits computed for a 5 % risk and not taken "
        "from its plans; that a sample does not contradict is no proof that the target is met.",
    ),
    "analysis.few.caption": (
        "{domain}：批次少的镇（街道）——收缩估计，对“声称达标”的核查",
        "{domain}: towns with few batches (shrunken rates; audit of the target declared met)",
    ),
    "analysis.few.contradicted": ("否定", "contradicted"),
    "analysis.few.none": (
        "假如各单位都声称达到目标 {target} %，现有批次都不足以否定；不否定不等于达标。",
        "If every town declared the target of {target} % met, its batches would contradict none of them; that is no "
        "proof that it is met.",
    ),
    "analysis.few.not_contradicted": ("不否定", "not contradicted"),
    "analysis.few.out": (
        "假如各单位都声称达到目标 {target} %，现有批次否定了：{units}；对其余单位只是不否定，不等于达标。"
        "各单位单独核查，真达标的也有至多 5 % 的机会被误否定，{many} 个单位中误否定一个并不罕见。",
        "If every town declared the target of {target} % met, its batches would contradict: {units}. The others are "
        "merely not contradicted, which is no proof that it is met. Each audit alone may contradict a true declaration "
        "one time in twenty: among {many} towns that is no rare thing.",
    ),
    "analysis.few.shrunken": (
        "批次越少，原始比率越靠不住，收缩估计便把它向全区拉得越近：变动最大的是{unit}（{counted}），"
        "{raw} % 收为 {shrunken} %。收缩值供比较高低时参考，不代替原始比率，也不参与计分。",
        "The fewer the batches, the nearer a shrunken rate is drawn to the district's: furthest moves {unit} "
        "({counted}), from {raw} to {shrunken} %. It helps to compare towns and replaces neither the raw rate nor any "
        "score.",
    ),
    "analysis.few.weak": (
        "批次最少的{unit}（{n} 批），真实合格率低到 {rate} % 时仍有十分之一的机会不被否定。",
        "With the {n} batches of {unit} a true rate as low as {rate} % would go uncontradicted one time in ten.",
    ),
    "analysis.trend.count": (
        "曼–肯德尔检验，p {p}；泰尔–森斜率每年 {slope} 件/日，95 % 区间 {interval}，以各点独立为前提",
        "Mann-Kendall test, p {p}; Theil-Sen slope {slope} a day per year, 95 % interval {interval}, taking points as "
        "independent",
    ),
    "analysis.trend.fall": (
        "{points} 个时点总的来看在下降，超出偶然（{how}）。",
        "Over all {points} points it falls, by more than chance ({how}).",
    ),
    "analysis.trend.none": (
        "{points} 个时点总的来看，看不出升降趋势（{how}）。",
        "Over all {points} points no trend can be told ({how}).",
    ),
    "analysis.trend.rate": (
        "科克伦–阿米蒂奇检验，p {p}；斜率每年 {slope} 个百分点，95 % 区间 {interval}",
        "Cochran-Armitage test, p {p}; slope {slope} points a year, 95 % interval {interval}",
    ),
    "analysis.trend.rise": (
        "{points} 个时点总的来看在上升，超出偶然（{how}）。",
        "Over all {points} points it rises, by more than chance ({how}).",
    ),
    "analysis.trend.short": (
        "只有 {points} 个时点，不足 {least} 个，不判断趋势。",
        "Whether there is a trend cannot be said of {points} points: at least {least} are needed.",
    ),
    "column.audit": ("声称达标：核查", "Declared met: audit"),
    "column.failed": ("不合格批", "Failed"),
    "column.left_open": ("一成机会漏过的真实合格率（%）", "Would miss one time in ten (%)"),
    "column.most_failed": ("限数", "Limit"),
    "column.shrunken": ("收缩值（%）", "Shrunken (%)"),
    "column.shrunken_95": ("收缩值 95 % 区间", "95 % of the shrunken"),
}

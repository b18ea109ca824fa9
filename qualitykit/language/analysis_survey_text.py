"""Words of the analysis of satisfaction (满意度用语)."""

SURVEY_TEXT: dict[str, tuple[str, str]] = {
    "satisfaction.title": ("市民质量满意度", "Citizens' satisfaction"),
    "satisfaction.none": (
        "{day}，没有满意度调查数据（survey）。",
        "There are no answers to a satisfaction survey (table survey), {day}.",
    ),
    "satisfaction.answer": (
        "{day}，市民质量满意度指数为 {index}（满分 100，95 % 区间 {interval}，{n} 份问卷，{quarters}调查）。",
        "Citizens' satisfaction with quality stands at {index} of 100 (95 % interval {interval}; {n} answer "
        "sheets, asked in {quarters}), {day}.",
    ),
    "satisfaction.by_mode": (
        "{day}，各调查方式的结果差别超出偶然（韦尔奇检验，p {p}），不给合计指数，须按方式看（{n} 份问卷，"
        "{quarters}调查）：{modes}。",
        "Survey modes differ by more than chance (Welch's test, p {p}), so no single index is given; by mode "
        "({n} answer sheets, asked in {quarters}): {modes}; {day}.",
    ),
    "satisfaction.of_mode": ("{mode} {index}（{interval}，{n} 份）", "{mode} {index} ({interval}; n = {n})"),
    "satisfaction.modes_apart": (
        "各调查方式差别超出偶然（p {p}），须分看",
        "modes differ by more than chance (p {p}): read them apart",
    ),
    "satisfaction.since.higher": (
        "高于上年同期的 {before}，差别超出抽样的偶然。",
        "That is above the {before} of the same span of last year by more than chance.",
    ),
    "satisfaction.since.lower": (
        "低于上年同期的 {before}，差别超出抽样的偶然。",
        "That is below the {before} of the same span of last year by more than chance.",
    ),
    "satisfaction.since.same": (
        "上年同期为 {before}，两者的差别不超出抽样的偶然，不能说升了或降了。",
        "Last year's same span had {before}: no more apart than chance has it, so neither a rise nor a fall.",
    ),
    "satisfaction.since.unknown": (
        "没有上年同期的调查可比。",
        "There is no survey of last year to compare with.",
    ),
    "satisfaction.reading": (
        "{best}最高（{best_value}），{worst}最低（{worst_value}）。",
        "Highest: {best} ({best_value}); lowest: {worst} ({worst_value}).",
    ),
    "satisfaction.improve": (
        "对总体满意度影响较大而表现低于平均的是{items}，应优先改进。",
        "Of more weight than the average and rated below it: {items}; that is where to begin.",
    ),
    "satisfaction.improve_none": (
        "没有影响较大而表现低于平均的项目。",
        "No question is both of more weight than the average and rated below it.",
    ),
    "satisfaction.importance_alike": (
        "各题的重要性（{low} 至 {high}）在偶然范围内难分先后，先后以表现为准。",
        "Their importance ({low} to {high}) is no more apart than chance has it: performance alone tells where "
        "to begin.",
    ),
    "satisfaction.told.higher": ("上升", "rose"),
    "satisfaction.told.lower": ("下降", "fell"),
    "satisfaction.told.same": ("与上年同期无法区分", "no clear change on last year"),
    "satisfaction.told.unknown": ("无上年可比", "nothing to compare"),
    "satisfaction.index_caption": (
        "满意度指数（0–100）与上年同期",
        "The index of satisfaction (0 to 100) beside last year's",
    ),
    "satisfaction.order_caption": (
        "各题的重要性与表现（以各题平均为界）",
        "Importance and performance of the questions, each cut at their average",
    ),
    "satisfaction.modes_caption": ("按调查方式分列，不合并成一个数。", "Survey modes, apart."),
    "satisfaction.modes_alike": (
        "各方式之间的差别不超出偶然（韦尔奇检验，p {p}）。",
        "They differ by no more than chance (Welch's test, p {p}).",
    ),
    "satisfaction.modes_differ": (
        "各方式之间的差别超出偶然（韦尔奇检验，p {p}）。",
        "They differ by more than chance (Welch's test, p {p}).",
    ),
    "satisfaction.firm_caption": ("这个数有多可靠", "How firm the figure is"),
    "satisfaction.published_caption": (
        "别处已公布的满意度：问卷、对象和算法各不相同，只供比照量级，不能分高下",
        "Satisfaction published elsewhere: other questions, people and formulas; for scale only",
    ),
    "satisfaction.published_line": ("{place} {year} 年 {series}", "{series}, {place} {year}"),
    "satisfaction.all_items": ("满意度指数", "The index"),
    "satisfaction.item.product": ("产品质量", "Products"),
    "satisfaction.item.engineering": ("工程质量", "Engineering works"),
    "satisfaction.item.service": ("服务质量", "Services"),
    "satisfaction.item.environment": ("环境质量", "Environment"),
    "satisfaction.mode.web": ("网络", "Web"),
    "satisfaction.mode.phone": ("电话", "Phone"),
    "satisfaction.mode.on_site": ("现场", "On site"),
    "satisfaction.place.keep": ("重要且表现好：保持", "important and good: keep up"),
    "satisfaction.place.improve": ("重要而表现不足：优先改进", "important and below average: improve first"),
    "satisfaction.place.low_priority": ("次要且表现不足：暂缓", "less important, below average: later"),
    "satisfaction.place.more_than_needed": ("次要而表现好：足够", "less important, good: enough"),
    "satisfaction.place.above": (
        "表现高于平均；重要性与平均难分",
        "above average; importance cannot be told from it",
    ),
    "satisfaction.place.below": (
        "表现低于平均；重要性与平均难分",
        "below average; importance cannot be told from it",
    ),
    "satisfaction.place.unknown": ("无法判断", "cannot be told"),
    "satisfaction.firm.weighted": ("加权指数", "Weighted index"),
    "satisfaction.firm.weighted_means": (
        "按表中权重，本页所用",
        "with the weights of the table; the one used here",
    ),
    "satisfaction.firm.unweighted": ("不加权指数", "Unweighted index"),
    "satisfaction.firm.unweighted_means": ("每份问卷同等计", "every sheet counts alike"),
    "satisfaction.firm.design_effect": ("设计效应", "Design effect"),
    "satisfaction.firm.design_effect_means": (
        "方差是同样份数简单随机抽样的几倍",
        "variance, as a multiple of a simple random sample's",
    ),
    "satisfaction.firm.kish": ("其中权重不等所致（Kish）", "Of unequal weights alone (Kish)"),
    "satisfaction.firm.kish_means": ("1 + 权重变异系数的平方", "1 + squared variation of the weights"),
    "satisfaction.firm.effective": ("有效样本量", "Effective sample"),
    "satisfaction.firm.effective_means": ("份数 ÷ 设计效应", "sheets ÷ design effect"),
    "satisfaction.firm.alpha": ("问卷信度 α（克朗巴赫）", "Reliability alpha (Cronbach)"),
    "satisfaction.firm.alpha_means": (
        "各题是否在量同一件事；区间用 Feldt 法，不含答题不全的问卷",
        "whether the questions measure one thing; Feldt's interval; complete sheets only",
    ),
    "satisfaction.limit.few": (
        "问卷不足 30 份，区间本身也不可靠。",
        "Fewer than 30 sheets: the interval itself is uncertain.",
    ),
    "satisfaction.limit.weighted": (
        "权重取自调查表。数据中没有人口结构，无法另作事后分层；区间把加权问卷当作随机样本，未计入拒访和漏访。",
        "Weights are those of the table; without population counts nothing more is post-stratified. The interval "
        "takes the sheets for a random sample and knows nothing of those who would not answer.",
    ),
    "satisfaction.limit.unweighted": (
        "调查表没有（完整的）权重，各份问卷同等计；若某些人群答得多，指数就偏向他们。",
        "The table has no (complete) weights: sheets count alike, and groups that answer more weigh more.",
    ),
    "satisfaction.limit.towns": (
        "各镇（街道）按问卷份数而不是人口计入，不作各镇之间的比较。",
        "Towns weigh by their sheets, not their people, and are not compared with each other.",
    ),
    "satisfaction.limit.importance": (
        "重要性由答卷推出，是相关而不是因果：改进某一项，总体满意度未必随之上升。",
        "Importance is derived from the answers: correlation, no proof that improving a thing raises "
        "satisfaction.",
    ),
    "satisfaction.limit.modes": (
        "不同调查方式的结果不同：各题的指数和与上年的比较取决于各方式所占比例，先看比例是否相同。",
        "Modes give different results: the figures by question and their change depend on the mix of modes, so "
        "check that first.",
    ),
    "satisfaction.limit.no_modes": (
        "调查表没有注明调查方式，无法检验各方式是否一致。",
        "The table does not say how people were asked: whether modes agree cannot be tested.",
    ),
    "satisfaction.methods": (
        "方法：指数 100 ×（评分 − 1）÷ 9，各题同等计；区间为泰勒线性化（Woodruff 1971）；比较为韦尔奇检验，"
        "各题的判断按霍尔姆法作多重比较校正（5 %）；重要性为该题与其余各题均值（或总体题）的相关系数，Fisher 区间；"
        "参照数见 data/reference/satisfaction.csv",
        "Methods: index 100 × (rating − 1) ÷ 9, questions alike; intervals by Taylor linearisation (Woodruff "
        "1971); comparisons by Welch's test, verdicts on questions adjusted for looking at "
        "several (Holm, 5 %); "
        "importance: correlation with the mean of the other questions, or with the overall "
        "question (Fisher); published figures in data/reference/satisfaction.csv",
    ),
    "analysis.series.citizen_satisfaction": ("市民质量满意度", "citizens' satisfaction with quality"),
    "analysis.series.consumer_satisfaction": ("消费者满意度", "consumer satisfaction"),
    "analysis.series.customer_satisfaction_index": (
        "顾客满意度指数 CNCSI",
        "customer satisfaction index CNCSI",
    ),
    "analysis.basis.12 districts": ("12 个区县", "12 districts"),
    "analysis.basis.195 industries": ("195 个行业", "195 industries"),
    "analysis.basis.50 cities, 3/16/27 indicators": (
        "50 个城市，3/16/27 项指标",
        "50 cities, 3/16/27 indicators",
    ),
    "analysis.basis.100 cities": ("100 个城市", "100 cities"),
    "analysis.basis.100 cities, 3/16/25 indicators": (
        "100 个城市，3/16/25 项指标",
        "100 cities, 3/16/25 indicators",
    ),
    "analysis.basis.3/17/27 indicators": ("3/17/27 项指标", "3/17/27 indicators"),
    "analysis.body.中消协 (China Consumers Association)": ("中国消费者协会", "China Consumers Association"),
    "analysis.body.中国质量协会 (China Association for Quality)": (
        "中国质量协会",
        "China Association for Quality",
    ),
    "analysis.title.consumer satisfaction survey of cities": (
        "城市消费者满意度测评",
        "consumer satisfaction survey of cities",
    ),
    "analysis.title.CNCSI 2017": ("CNCSI 2017", "CNCSI 2017"),
    "analysis.from.published differences to neighbouring years": (
        "与相邻年份公布的差值",
        "published differences to neighbouring years",
    ),
    "satisfaction.figure": ("满意度指数（0–100）", "Satisfaction index (0–100)"),
    "satisfaction.level": ("{value}（{interval}）", "{value} ({interval})"),
    "analysis.differs.satisfaction": (
        "各调查的问题、对象和加权不同，与本区指数不能分高下。",
        "Other questions, people and weights: none of them can be ranked against the district's index.",
    ),
    "column.satisfaction.question": ("题目", "Question"),
    "column.satisfaction.index": ("指数", "Index"),
    "column.satisfaction.interval": ("95 % 区间", "95 % interval"),
    "column.satisfaction.effective_n": ("有效份数", "Effective n"),
    "column.satisfaction.n": ("份数", "n"),
    "column.satisfaction.last_year": ("上年同期", "Last year"),
    "column.satisfaction.change": ("变化", "Change"),
    "column.satisfaction.verdict": ("判断", "Verdict"),
    "column.satisfaction.performance": ("表现", "Performance"),
    "column.satisfaction.importance": ("重要性（r）", "Importance (r)"),
    "column.satisfaction.place": ("位置", "Place"),
    "column.satisfaction.mode": ("调查方式", "Mode"),
    "column.satisfaction.firmness": ("指标", "Measure"),
    "column.satisfaction.value": ("数值", "Value"),
    "column.satisfaction.meaning": ("含义", "Meaning"),
    "axis.satisfaction": ("满意度（0–100）", "Satisfaction (0 to 100)"),
    "axis.published_elsewhere": ("别处公布（方法不同）", "published elsewhere (other methods)"),
}

"""Words of the analysis of product quality, and what all aspects share (质量分析用语)."""

ANALYSIS_TEXT: dict[str, tuple[str, str]] = {
    # numbers and what they tell
    "analysis.all_detailed": ("有逐批记录的合计", "All batches on record"),
    "analysis.as_of": ("截至 {day}", "as of {day}"),
    "analysis.from_to": ("{lower} 至 {upper}", "{lower} to {upper}"),
    "analysis.not_given": ("未注明", "not given"),
    "analysis.nothing_inspected": ("无可检验", "nothing to inspect"),
    "analysis.of_kind": ("{kind}：{name}", "{kind}: {name}"),
    "analysis.of_unit": ("{what}（{unit}自有样本）", "{what} ({unit}, its own sample)"),
    "analysis.stated_by_unit": ("{what}（{unit}公布）", "{what} (as {unit} publishes it)"),
    "analysis.rate_of": ("{rate}（{counted}）", "{rate} ({counted})"),
    "analysis.quarter": ("第 {quarter} 季度", "Q{quarter}"),
    "analysis.told.higher": ("高于上年同期", "above last year"),
    "analysis.told.lower": ("低于上年同期", "below last year"),
    "analysis.told.same": ("与上年同期无法区分", "no clear change on last year"),
    "analysis.told.unknown": ("–", "–"),
    "analysis.unit.batches": ("批", "batches"),
    "analysis.unit.projects": ("项", "works"),
    "analysis.weighted": ("按权重合计（设计效应 {effect}）", "Weighted (design effect {effect})"),
    "analysis.with_unit": ("{value}{unit}", "{value}{unit}"),
    "analysis.without_counts": ("只有公布值，未附批次数，无区间", "published without counts: no interval"),
    # sentences that all aspects use
    "analysis.change": ("与上年同期相比，{what}。", "Against the same span of last year: {what}."),
    "analysis.change_higher": (
        "{title}上升（{change} 个百分点，95 % 区间 {interval}）",
        "{title} rose ({change} points, 95 % interval {interval})",
    ),
    "analysis.change_lower": (
        "{title}下降（{change} 个百分点，95 % 区间 {interval}）",
        "{title} fell ({change} points, 95 % interval {interval})",
    ),
    "analysis.change_same": (
        "{title}看不出升降（{change} 个百分点，95 % 区间 {interval}）",
        "{title} shows no change beyond chance ({change} points, 95 % interval {interval})",
    ),
    "analysis.change_unknown": ("{title}无从比较", "{title} has nothing to compare"),
    "analysis.head.above": ("超过目标 {target} %", "above the target of {target} %"),
    "analysis.head.around": ("是否达到目标 {target} % 未能断定", "target of {target} %: still open"),
    "analysis.head.below": ("低于目标 {target} %", "below the target of {target} %"),
    "analysis.head.level": ("{rate} %（{interval}）", "{rate} % ({interval})"),
    "analysis.level": ("{day}，{what}。", "{what}; {day}."),
    "analysis.level_none": ("{title}没有检验数", "{title}: nothing was inspected"),
    "analysis.level_one": (
        "{title} {rate} %（{counted} {unit}，95 % 区间 {interval} %）",
        "{title} {rate} % ({counted} {unit}, 95 % interval {interval} %)",
    ),
    "analysis.level_published": (
        "{title}公布值 {rate} %（未附批次数，给不出区间）",
        "{title} {rate} % as published (without counts, so without an interval)",
    ),
    "analysis.level_reading": (
        "横线越长，这一比率知道得越不准；空心标记为上年同期。",
        "The longer the line, the less is known of the rate; hollow marks are last year's.",
    ),
    "analysis.limit_interim": (
        "本页为年内累计，年终结果还会变动；上年数取相同季度。",
        "These are figures of the year to date and will still move; last year's are those of the same quarters.",
    ),
    "analysis.limit_no_last_year": (
        "没有上年数据，变化无从谈起。",
        "There are no data of last year, so nothing can be said of change.",
    ),
    "analysis.no_last_year": (
        "没有 {year} 年同期的可比数，无法与上年比较。",
        "There are no counts of the same span of {year} to compare with.",
    ),
    "analysis.target.above": (
        "达到目标、且超出偶然起伏的：{what}。",
        "Target met by more than chance: {what}.",
    ),
    "analysis.target.around": (
        "是否达到目标还不能断定（目标落在 95 % 区间之内）的：{what}。",
        "Whether the target is met cannot be told, for it lies within the 95 % interval: {what}.",
    ),
    "analysis.target.below": (
        "未达到目标、且不能用偶然解释的：{what}。",
        "Target missed by more than chance: {what}.",
    ),
    "analysis.target.one": (
        "{name}（目标 {target} %，区间 {interval}）",
        "{name} (target {target} %, interval {interval})",
    ),
    # funnels
    "analysis.funnel.chance": (
        "各单位之间的差别不超过偶然（离散比 φ = {phi}，1 为纯偶然）。",
        "Units differ by no more than chance (dispersion ratio {phi}, 1 being chance alone).",
    ),
    "analysis.funnel.dispersed": (
        "各单位之间的差别略多于偶然（离散比 φ = {phi}，1 为纯偶然；单位少，φ 本身不准）。",
        "On the whole units differ by more than chance (dispersion ratio {phi}, 1 being chance alone; so few units "
        "tell it badly).",
    ),
    "analysis.funnel.high_1": ("高于 95 % 界限", "above the 95 % limit"),
    "analysis.funnel.high_2": ("高于 99.8 % 界限", "above the 99.8 % limit"),
    "analysis.funnel.left": (
        "按此放宽界限后，仍在 99.8 % 之外的：{units}。",
        "With limits widened for it, still outside 99.8 %: {units}.",
    ),
    "analysis.funnel.low_1": ("低于 95 % 界限", "below the 95 % limit"),
    "analysis.funnel.low_2": ("低于 99.8 % 界限", "below the 99.8 % limit"),
    "analysis.funnel.named": ("{name}（{where}）", "{name} ({where})"),
    "analysis.funnel.none": (
        "没有单位在界限之外：它们与全区的差别可由各自数量的偶然起伏解释。",
        "No unit lies outside: at its size, chance explains how far each is from the district.",
    ),
    "analysis.funnel.none_left": (
        "按此放宽界限后，没有单位在 99.8 % 之外。",
        "With limits widened for it, nobody is outside 99.8 %.",
    ),
    "analysis.funnel.out": (
        "在界限之外的：{units}；每二十个稳定的单位就有一个落在 95 % 之外，99.8 % 之外的才值得追问。",
        "Outside: {units}; one stable unit in twenty lies outside 95 %, only beyond 99.8 % is worth a question.",
    ),
    "analysis.funnel.within": ("界限之内", "within"),
    # control charts
    "analysis.rule.beyond_limits": ("超出界限", "beyond a limit"),
    "analysis.rule.seven_on_one_side": ("连续七点在中心线同侧", "seven in a row on one side"),
    "analysis.rule.seven_rising_or_falling": ("连续七点上升或下降", "seven rising or falling"),
    "analysis.rule.two_of_three_near_a_limit": ("三点中有两点接近界限", "two of three near a limit"),
    "analysis.watched.at": ("{time} {rule}", "{time} ({rule})"),
    "analysis.watched.fired": ("有信号的时点：{what}。", "Signals: {what}."),
    "analysis.watched.plain": (
        "（起伏是偶然应有的 {factor} 倍，不到 {most} 倍，界限按偶然计算。）",
        "(The points vary {factor} times as much as chance has it, below {most}: the limits are those of chance.)",
    ),
    "analysis.watched.quiet": (
        "{points} 个点中没有信号：高低起伏可由偶然解释，不宜逐期表扬或追责。",
        "No signal in {points} points: chance explains the ups and downs, and no single point deserves praise or "
        "blame.",
    ),
    "analysis.watched.short": (
        "序列过短：不足 {least} 个基线点（现有 {points} 个点），界限只供观察，既不判异，也不判断趋势。",
        "Too short a series: limits that rest on fewer than {least} points (there are {points}) are shown, but neither "
        "a verdict nor a trend is read from them.",
    ),
    "analysis.watched.stretched": (
        "各点的起伏是偶然应有的 {factor} 倍，超过 {most} 倍，界限已按 Laney 法相应放宽；放宽的原因值得另问。",
        "The points vary {factor} times as much as chance has it, above {most}: the limits are Laney's, stretched by "
        "that, and what stretches them is a question of its own.",
    ),
    # product quality
    "analysis.domain.farm_produce": ("主要农产品", "Farm produce"),
    "analysis.domain.food": ("食品", "Food"),
    "analysis.domain.manufacturing": ("制造业产品", "Manufacturing"),
    "analysis.mix.reading": (
        "有逐批记录的部分，合格率变化 {change} 个百分点：其中{by}结构变化 {mix}，各{by}自身水平变化 {rate}。",
        "Among batches on record the rate changed by {change} points: {mix} by another mix ({by}), {rate} by other "
        "rates within the parts.",
    ),
    "analysis.mix.weighted": (
        "按批次所附权重合计为 {rate} %（95 % 区间 {interval}），不加权为 {plain} %；设计效应 {effect}，"
        "即加权使方差变为简单抽样的 {effect} 倍。",
        "With every batch counting for its weight the rate is {rate} % (95 % interval {interval}), without weights "
        "{plain} %; the design effect is {effect}: the weighting multiplies the variance by that.",
    ),
    "analysis.parts.alike": (
        "各分组都在 99.8 % 界限之内，与总体的差别可由批次多少带来的偶然起伏解释。",
        "Every part lies within its 99.8 % limits: chance explains how far it is from the whole.",
    ),
    "analysis.parts.out": (
        "在 99.8 % 界限之外、与总体的差别超出偶然的：{parts}。",
        "Beyond the 99.8 % limits, further from the whole than chance has it: {parts}.",
    ),
    "analysis.product.change": (
        "与上年同期比较（差值区间：Newcombe 法）",
        "Against the same span of last year (interval of the difference: Newcombe)",
    ),
    "analysis.product.level": (
        "合格率与区间（{day}；威尔逊法和精确法并列）",
        "Pass rates with their intervals ({day}; by Wilson's and by the exact method)",
    ),
    "analysis.product.limit_details": (
        "部分镇（街道）只报季度批次数，没有逐批记录：分行业、分环节和逐月各表只含有记录的批次。",
        "Some towns report quarterly counts without single batches: the tables by part and by month hold only the "
        "batches on record.",
    ),
    "analysis.product.limit_own": (
        "部门自有样本可能与各镇（街道）的批次重叠，因此另列，不相加。",
        "A department's own sample may hold the towns' batches once more; it stands apart and is not added.",
    ),
    "analysis.product.limit_pools": (
        "两年给出批次数的单位不同：{what}；变化中含有这一差别。",
        "Not the same units gave counts in both years: {what}; the change includes that.",
    ),
    "analysis.product.limit_published": (
        "只公布比率、未附批次数的单位没有计入全区合计：{units}。",
        "Units that publish a rate without counts are not in the district's sum: {units}.",
    ),
    "analysis.product.limit_sampling": (
        "区间只表示抽样的偶然性，以批次相互独立为前提；同一企业的几批往往相似，真实的不确定更大。抽检若专挑风险，"
        "合格率就不是全部产品的合格率。",
        "Intervals show the chance of sampling only, as if batches were independent; batches of one maker tend to be "
        "alike, so the truth is less certain. Where inspection looks for risk, the rate is not that of all products.",
    ),
    "analysis.product.limit_size": (
        "{domain}：要把合格率确定到 ±1 个百分点（95 %），需要 {wanted} 批，本期有 {tested} 批。",
        "{domain}: to know the rate within ±1 point (95 %) takes {wanted} batches; there are {tested}.",
    ),
    "analysis.product.methods": (
        "方法：区间 Wilson (1927)、Clopper–Pearson (1934)；差值 Newcombe (1998)；漏斗 Spiegelhalter (2005)；"
        "结构分解 Kitagawa (1955)；控制图 NIST/SEMATECH、Laney (2002)，判异规则取 NHS《Making Data Count》；"
        "趋势 Cochran (1954)、Armitage (1955)；收缩估计 Daniels (1999)；声称水平核查 GB/T 2828.4-2008。",
        "Methods: intervals Wilson (1927), Clopper and Pearson (1934); difference Newcombe (1998); funnel "
        "Spiegelhalter (2005); mix and level Kitagawa (1955); control charts NIST/SEMATECH, Laney (2002), rules of "
        "NHS «Making Data Count»; trend Cochran (1954), Armitage (1955); shrunken rates Daniels (1999); audit GB/T "
        "2828.4-2008.",
    ),
    "analysis.product.months": (
        "{domain}：逐期合格率与控制界限",
        "{domain}: the rate over time and its control limits",
    ),
    "analysis.product.no_data": (
        "{day}，没有任何产品合格率数据：既无抽检记录，也无量化指标数据。",
        "There are no data on pass rates {day}: neither batches inspected nor measured numbers.",
    ),
    "analysis.product.parts": (
        "{domain}：分行业、环节和规模",
        "{domain} by industry, stage or kind, and size",
    ),
    "analysis.product.title": ("产品质量", "Product quality"),
    "analysis.product.town_out": ("{unit}（{domain}，{where}）", "{unit} ({domain}, {where})"),
    "analysis.product.towns": ("{domain}：各镇（街道）", "{domain} by town"),
    "analysis.product.towns_alike": (
        "各镇（街道）都在 99.8 % 漏斗界限之内，彼此的高低可由批次多少带来的偶然起伏解释。",
        "All towns lie within the 99.8 % funnel: at their sizes chance explains how they differ.",
    ),
    "analysis.product.towns_out": (
        "在 99.8 % 漏斗界限之外、值得追问的有：{units}。",
        "Outside the 99.8 % funnel, and worth a question: {units}.",
    ),
    # headings of columns
    "column.a_day": ("日均", "A day"),
    "column.batch_share": ("占批次（%）", "Of batches (%)"),
    "column.cases": ("件数", "Cases"),
    "column.change_points": ("变化（百分点）", "Change (points)"),
    "column.control_limits": ("控制界限", "Control limits"),
    "column.passed_of": ("合格/检验", "Of"),
    "column.passed_of_last": ("上年同期", "Last year, of"),
    "column.exact_95": ("95 % 精确法", "95 % exact"),
    "column.exact_998": ("99.8 % 精确法", "99.8 % exact"),
    "column.funnel": ("漏斗位置", "In the funnel"),
    "column.funnel_wide": ("计入过度离散", "Over-dispersion allowed for"),
    "column.industry": ("行业", "Industry"),
    "column.interval_95": ("95 % 区间", "95 % interval"),
    "column.interval_998": ("99.8 % 区间", "99.8 % interval"),
    "column.last_year": ("上年同期（%）", "Last year (%)"),
    "column.level": ("水平影响", "Level effect"),
    "column.batch_share_last": ("上年占批次（%）", "Of batches last year (%)"),
    "column.month": ("时段", "Time"),
    "column.one_failure": ("一批不合格相当于（百分点）", "One failure is (points)"),
    "column.part": ("分组", "Part"),
    "column.percent": ("比率（%）", "Rate (%)"),
    "column.percent_last": ("上年（%）", "Last year (%)"),
    "column.place": ("地区", "Place"),
    "column.provenance": ("口径、来源和状态", "What it counts, its source and status"),
    "column.product": ("产品", "Product"),
    "column.published": ("公布数", "Published"),
    "column.sample": ("样本量", "Sample"),
    "column.series": ("序列", "Series"),
    "column.size": ("规模", "Size"),
    "column.stratum": ("环节或品类", "Stage or kind"),
    "column.told": ("判断", "Verdict"),
    "column.weight_share": ("占权重（%）", "Of weight (%)"),
    "column.what": ("指标", "Measure"),
    "column.wilson_95": ("95 % 威尔逊", "95 % Wilson"),
    "column.wilson_998": ("99.8 % 威尔逊", "99.8 % Wilson"),
    "column.year": ("年份", "Year"),
}

"""Words of the analysis of money (经费用语)."""

MONEY_TEXT: dict[str, tuple[str, str]] = {
    "money.title": ("质量工作经费", "Money"),
    "money.none": (
        "{day}，没有质量工作经费数据（funding）。",
        "There are no data on money (table funding), {day}.",
    ),
    "money.answer": (
        "{day}，{units} 个单位共投入 {sum} 元。",
        "Units that reported money: {units}; together they put in {sum} yuan, {day}.",
    ),
    "money.since": (
        "上年同期 {before} 元，名义增长 {growth} %。",
        "The same quarters of last year had {before} yuan: a nominal growth of {growth} %.",
    ),
    "money.real": (
        "按所给价格水平，实际增长 {growth} %。",
        "With the price levels given, that is {growth} % in real terms.",
    ),
    "money.no_last_year": (
        "没有上年同期数，无从比较。",
        "There are no figures of last year to compare with.",
    ),
    "money.no_growth": ("增长率没有定义：{why}。", "Growth is not defined: {why}."),
    "money.why.no_base": ("上年为零", "nothing last year"),
    "money.why.negative_base": ("上年为负", "negative last year"),
    "money.largest": ("投入最多的领域是{field}，占 {share} %。", "Most went to {field}: {share} %."),
    "money.moved": (
        "名义变动最大的是{field}，{growth} %。",
        "The largest nominal change: {field}, {growth} %.",
    ),
    "money.spans_caption": (
        "按领域，单位为元：本期与上年相同季度",
        "By field, in yuan: the same quarters of both years",
    ),
    "money.fields_caption": ("各领域的份额与名义增减", "Fields: shares and nominal change"),
    "money.units_caption": ("各单位的份额与名义增减", "Units: shares and nominal change"),
    "money.quarters_caption": ("分季度", "By quarter"),
    "money.all": ("合计", "All"),
    "money.field.product": ("产品", "product"),
    "money.field.engineering": ("工程", "engineering"),
    "money.field.service": ("服务", "service"),
    "money.field.environment": ("环境", "environment"),
    "money.limit.reported": (
        "金额按各单位填报，是全数而不是抽样，没有区间；未报的不计，不等于没有投入。",
        "Amounts are as reported: all of them, no sample, so no interval. What is not reported is not counted, "
        "which does not mean that nothing was spent.",
    ),
    "money.limit.nominal": (
        "全部为名义金额：数据中没有价格指数，未作实际增长的换算。",
        "All amounts are nominal: the data hold no price index, and nothing is given in real terms.",
    ),
    "money.limit.effect": (
        "数据中没有成效的计量：本页不由投入推断成效，也不计算每分、每元的“效率”。",
        "What the money achieved is not measured in the data: no points per yuan or yuan per point are computed.",
    ),
    "money.limit.others": (
        "两年填报的单位不同（本期 {now} 个，上年同期 {before} 个），增减中含有这一差别。",
        "Not the same units reported in both years (now {now}, last year {before}): the change includes that.",
    ),
    "money.methods": (
        "方法：按季度填报数求和；增长率 =（本期 − 上年同期）÷ 上年同期，基数为零或为负时没有定义",
        "Methods: sums of the quarters reported; growth = (now − last year) ÷ last year, undefined for a base of "
        "0 or below",
    ),
    "money.figure": ("质量工作经费", "Money put in"),
    "money.yuan": ("{sum} 元", "{sum} yuan"),
    "money.nominal": ("名义金额，按填报", "nominal, as reported"),
    "money.units": ("{count} 个单位", "{count} units"),
    "column.money.span": ("期间", "Span"),
    "column.money.field": ("领域", "Field"),
    "column.money.unit": ("单位", "Unit"),
    "column.money.quarter": ("季度", "Quarter"),
    "column.money.now": ("本期（元）", "Now (yuan)"),
    "column.money.share": ("占比（%）", "Share (%)"),
    "column.money.last_year": ("上年同期（元）", "Last year (yuan)"),
    "column.money.change": ("增减（元）", "Change (yuan)"),
    "column.money.growth": ("名义增长（%）", "Nominal growth (%)"),
    "column.money.all": ("合计", "All"),
}

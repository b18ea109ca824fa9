"""Words on published figures and on how their definitions differ (已公布参照数用语)."""

PUBLISHED_TEXT: dict[str, tuple[str, str]] = {
    "analysis.published.all": ("所列公布数：{what}。", "Published: {what}."),
    "analysis.published.basis": ("（{basis}）", " ({basis})"),
    "analysis.published.caption": (
        "已公布的参照数，不是目标，也不参与计分",
        "Published figures for reference: no targets, and no part of the score",
    ),
    "analysis.published.one": (
        "{place}{series}，{year} 年 {value}{basis}",
        "{series}, {place}, {year}: {value}{basis}",
    ),
    "analysis.status.calculated": ("推算，依据 {what}", "calculated from {what}"),
    "analysis.status.checked": ("已与原件核对", "checked against the original"),
    "analysis.status.later": ("晚于本期，仅供比照量级", "of a later year: for scale only"),
    "analysis.status.secondary copy": (
        "二手转载，未与原件核对",
        "secondary copy, not held against the original",
    ),
    "analysis.differs.farm_produce_pass_rate": (
        "全国例行监测由农业部门统一规定品种和参数（参数逐年增加），以样品计；本区数的品种和参数未必相同，高低不能直接比。",
        "The national monitoring prescribes species and substances (more of them over the years) and counts samples; "
        "the district's may be others, so neither can be called better.",
    ),
    "analysis.differs.manufacturing_pass_rate": (
        "全国制造业合格率按 29 个行业的产值加权，从未公布批次数和区间；本区为各批次简单合计，"
        "口径不同，高低不能直接比。",
        "The national manufacturing rate is weighted by the output of 29 industries and never had counts or an "
        "interval; the district's is a plain sum of batches, so neither can be called better.",
    ),
    "analysis.differs.spot_check_pass_rate": (
        "国家监督抽查不加权，专抽风险较高的产品，因此偏低，不代表全部产品。",
        "The national spot-check is unweighted and looks where risk is, so it lies lower and stands for no population.",
    ),
    "analysis.published.source": (
        "data/reference：已公布的参照数，逐条注明来源和状态",
        "data/reference: published figures, each with its source and status",
    ),
}

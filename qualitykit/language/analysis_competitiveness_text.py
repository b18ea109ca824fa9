"""Words of the analysis of competitiveness (质量竞争力用语)."""

COMPETITIVENESS_TEXT: dict[str, tuple[str, str]] = {
    "competitiveness.title": ("质量竞争力", "Quality competitiveness"),
    "competitiveness.none": (
        "本区没有质量竞争力指数：{count} 项指标、权重和上下限都不在数据中，国家也从未公布权重和上下限，不作估造。",
        "The district has no competitiveness index: the {count} indicators, their weights and bounds are not in "
        "the data, weights and bounds were never published, and none are made up.",
    ),
    "competitiveness.own": (
        "按所给权重和上下限，QCI 形式的指数为 {value}（标准 A：{scale_a}；标准 B：{scale_b}）；与公布的指数不可比。",
        "With the weights and bounds given, the QCI-style index is {value} (scale A: {scale_a}; scale B: "
        "{scale_b}); it does not compare with the published one.",
    ),
    "competitiveness.not_computed": (
        "所给指标不足以计算 QCI 形式的指数：{why}。",
        "What was given is not enough for a QCI-style index: {why}.",
    ),
    "competitiveness.why.missing": ("有权重的指标缺数", "an indicator that weighs is missing"),
    "competitiveness.why.invalid": ("指标或权重不是合法的数", "an indicator or weight is no valid number"),
    "competitiveness.why.constant": (
        "有指标的上下限相同或颠倒",
        "the bounds of an indicator are equal or reversed",
    ),
    "competitiveness.why.no_weight": ("权重之和为 0", "the weights sum to 0"),
    "competitiveness.nation": (
        "全国制造业质量竞争力指数 {year} 年为 {value}：标准 A 称“{scale_a}”，标准 B 称“{scale_b}”。",
        'The national manufacturing index of {year} is {value}: "{scale_a}" on scale A, "{scale_b}" on scale B.',
    ),
    "competitiveness.reading": (
        "全国指数由 {first} 年的 {from_value} 到 {last} 年的 {to_value}；同一数值在两种流行的解读标准下含义不同，"
        "引用时须注明用的是哪一种。",
        "The national index went from {from_value} in {first} to {to_value} in {last}. The two scales in "
        "circulation read the same figure differently: whoever quotes one must say which.",
    ),
    "competitiveness.figures_caption": (
        "已公布的指数和目标，及两种解读",
        "Published figures and targets, with both readings",
    ),
    "competitiveness.needed_caption": (
        "算出本区指数需要什么：2 个方面、6 个要素、12 项指标，各有数值、权重和上下限",
        "What an index of the district needs: 2 sides, 6 parts, 12 indicators, each with value, weight and bounds",
    ),
    "competitiveness.of": ("{place} {year} 年", "{place}, {year}"),
    "competitiveness.result": ("公布数", "result"),
    "competitiveness.target": ("目标，不是结果", "a target, no result"),
    "competitiveness.later": ("晚于本期", "later than this period"),
    "competitiveness.higher": ("越高越好", "higher"),
    "competitiveness.lower": ("越低越好", "lower"),
    "competitiveness.scale_a_short": ("标准 A", "Scale A"),
    "competitiveness.scale_b_short": ("标准 B", "Scale B"),
    "competitiveness.axis": ("制造业质量竞争力指数（60–100）", "Competitiveness index (60 to 100)"),
    "competitiveness.limit.inputs": (
        "要有本区指数，须先由主管部门给出 12 项指标的数值、权重和上下限；所得只能称“QCI 形式”，与公布的指数不可比。",
        "For an index of its own the district must first be given values, weights and bounds of the 12 "
        "indicators; the result may only be called QCI-style and does not compare with the published index.",
    ),
    "competitiveness.limit.scales": (
        "标准 A 出自地方质监部门的报道，标准 B 出自指数主要研究者的电视访谈，互相矛盾；界值归上一档是本套件的约定。",
        "Scale A is quoted from a provincial bureau in the press, scale B from the index's lead author on "
        "television; they contradict each other. That an edge belongs to the class above is a convention of this "
        "kit.",
    ),
    "competitiveness.limit.names": (
        "“质量竞争力指数”在别处也指由其他指标合成的数，名称相同不等于方法相同。",
        "Other composites of other indicators bear the same name: the name alone identifies no method.",
    ),
    "competitiveness.limit.copies": (
        "公布数均为二手转载；河南、郑州只见目标，未见结果。",
        "All figures are secondary copies; of Henan and Zhengzhou only targets were found, no results.",
    ),
    "competitiveness.reference": (
        "data/reference/competitiveness.csv；结构和线性加权据公开介绍，标准化方法未公布",
        "data/reference/competitiveness.csv; structure and linear weighting as published, standardisation "
        "unpublished",
    ),
    "competitiveness.figure": ("本区质量竞争力", "The district's competitiveness"),
    "competitiveness.indicators": ("{count} 项指标", "{count} indicators"),
    "competitiveness.no_index": ("没有指数", "no index"),
    "competitiveness.inputs_missing": ("缺指标、权重和上下限", "indicators, weights and bounds are missing"),
    "competitiveness.own_inputs": (
        "按自带权重，与公布数不可比",
        "own weights: not comparable with published figures",
    ),
    "competitiveness.nation_figure": (
        "全国指数（{year} 年，参照）",
        "National index ({year}, for reference)",
    ),
    "competitiveness.both": (
        "标准 A：{scale_a}；标准 B：{scale_b}",
        "scale A: {scale_a}; scale B: {scale_b}",
    ),
    "competitiveness.a.extremely_weak": ("很弱", "extremely weak"),
    "competitiveness.a.average": ("一般", "average"),
    "competitiveness.a.rather_strong": ("较强", "rather strong"),
    "competitiveness.a.extremely_strong": ("很强", "extremely strong"),
    "competitiveness.b.none": ("不具备", "none"),
    "competitiveness.b.insufficient": ("不足", "insufficient"),
    "competitiveness.b.initial": ("初步具备", "initial"),
    "competitiveness.b.medium": ("中等", "medium"),
    "competitiveness.b.rather_strong": ("较强", "rather strong"),
    "competitiveness.name.quality_level": ("质量水平", "Quality level"),
    "competitiveness.name.development_capability": ("发展能力", "Development capability"),
    "competitiveness.name.standards_technology": ("标准与技术水平", "Standards and technology"),
    "competitiveness.name.quality_management": ("质量管理水平", "Quality management"),
    "competitiveness.name.supervision_inspection": ("质量监督与检验水平", "Supervision and inspection"),
    "competitiveness.name.research_renovation": ("研发与技术改造能力", "Research and renovation"),
    "competitiveness.name.core_technology": ("核心技术能力", "Core technology"),
    "competitiveness.name.market_adaptability": ("市场适应能力", "Market adaptability"),
    "competitiveness.name.product_grade_rate": ("产品质量等级品率", "Product grade rate"),
    "competitiveness.name.microelectronic_equipment_share": (
        "微电子控制设备比重",
        "Share of microelectronic equipment",
    ),
    "competitiveness.name.management_certification_rate": (
        "质量管理体系认证率",
        "Management system certification",
    ),
    "competitiveness.name.quality_loss_rate": ("质量损失率", "Quality loss rate"),
    "competitiveness.name.spot_check_pass_rate": ("产品监督抽查合格率", "Spot-check pass rate"),
    "competitiveness.name.export_inspection_pass_rate": ("出口商品检验合格率", "Export inspection pass rate"),
    "competitiveness.name.research_spending_share": ("研究与试验发展经费比重", "Share of research spending"),
    "competitiveness.name.renovation_spending_share": ("技术改造经费比重", "Share of renovation spending"),
    "competitiveness.name.patents_per_million_output": (
        "每百万元产值拥有专利数",
        "Patents per million yuan of output",
    ),
    "competitiveness.name.new_product_sales_share": ("新产品销售比重", "Share of new products in sales"),
    "competitiveness.name.mean_product_revenue": ("平均产品销售收入", "Mean product revenue"),
    "competitiveness.name.international_sales_rate": ("国际市场销售率", "Share of international sales"),
    "column.competitiveness.published": ("地区与年份", "Place and year"),
    "column.competitiveness.value": ("数值", "Value"),
    "column.competitiveness.scale_a": ("标准 A", "Scale A"),
    "column.competitiveness.scale_b": ("标准 B", "Scale B"),
    "column.competitiveness.sort": ("性质", "What it is"),
    "column.competitiveness.indicator": ("指标", "Indicator"),
    "column.competitiveness.side": ("方面", "Side"),
    "column.competitiveness.part": ("要素", "Part"),
    "column.competitiveness.better": ("方向", "Better"),
    "column.competitiveness.weight": ("权重", "Weight"),
    "column.competitiveness.bounds": ("上下限", "Bounds"),
    "column.competitiveness.score": ("得分", "Score"),
    "axis.result": ("公布数", "result"),
    "axis.result_later": ("晚于本期的公布数", "result later than the period"),
    "axis.target_of": ("{place}目标", "target, {place}"),
}

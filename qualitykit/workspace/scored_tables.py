"""The tables that decide points, bonus and veto (计分用表)."""

from qualitykit.workspace.schema import TableSpec, may, must

_UNIT = must(
    "unit", "unit", "责任部门：编号、名称、英文名或别名", "the unit: id, name, English name or alias"
)
_QUARTER = must("quarter", "quarter", "考核年度内的季度", "quarter of the assessment year")
_EVIDENCE = may("evidence", "text", "佐证材料", "the document or file that shows it")
_SOURCE = may("source", "text", "数据来源", "where the number comes from")

SCORED_TABLES = (
    TableSpec(
        "targets",
        "年度目标值",
        "Targets of the year",
        (
            must("measure", "measure", "量化指标", "the measure"),
            must("target", "decimal", "目标值（合格率为百分数）", "target, in the measure's unit", signed=True,
                percent=True),
            may("unit", "unit", "责任部门；留空指全部", "the unit; empty: every unit"),
            may("basis", "text", "目标值的依据", "what the target rests on"),
        ),
        key=("measure", "unit"),
    ),
    TableSpec(
        "measures",
        "量化指标数据：分子与分母，或数值，二者取一",
        "Measured numbers: both counts, or a value",
        (
            _UNIT,
            must("measure", "measure", "量化指标", "the measure"),
            _QUARTER,
            may("numerator", "count", "本季度分子，如合格数", "numerator of the quarter, such as batches passed"),
            may("denominator", "count", "本季度分母，如抽检数", "denominator, such as batches inspected"),
            may("value", "decimal", "截至本季度的数值，后一季取代前一季", "value so far; a later quarter replaces it",
                unit="rate: % or per-unit; amount: yuan", signed=True, percent=True),
            _SOURCE,
        ),
        key=("unit", "measure", "quarter"),
    ),
    TableSpec(
        "awards",
        "评审给分，以最后一个季度为准",
        "Assessors' awards; the latest quarter stands",
        (
            _UNIT,
            must("criterion", "criterion", "评分标准编号，如 3.2.5", "number of the criterion, such as 3.2.5"),
            _QUARTER,
            must("points", "decimal", "得分", "points given", unit="points", signed=True),
            may("assessor", "text", "评审人", "the assessor"),
            _EVIDENCE,
            may("date", "date", "评审日期", "day of the award", within="year"),
            may("note", "text", "说明", "remark"),
        ),
        key=("unit", "criterion", "quarter", "assessor"),
    ),
    TableSpec(
        "honours",
        "加分项",
        "Honours that earn bonus points",
        (
            must("unit", "unit", "责任部门，或 district（全区）", "the unit, or district"),
            must("honour", "honour", "加分项代码", "code of the honour"),
            must("date", "date", "获得日期", "day it was granted", within="year"),
            may("holder", "text", "获得单位", "who holds it"),
            _EVIDENCE,
        ),
        key=("unit", "honour", "date", "holder"),
        district=True,
    ),
    TableSpec(
        "incidents",
        "否决项：产品质量安全事件",
        "Product-quality safety incidents: the veto",
        (
            must("unit", "unit", "责任部门，或 district（全区）", "the unit, or district"),
            must("date", "date", "事件日期", "day of the incident", within="year"),
            must("title", "text", "事件名称", "what happened"),
            must("finding", "text", "认定结论；尚未认定则留空，不触发否决",
                 "the official finding; empty while there is none: no veto", blank=True),
            may("authority", "text", "认定机关", "who found it"),
            _EVIDENCE,
        ),
        key=("unit", "date", "title"),
        district=True,
    ),
    TableSpec(
        "funding",
        "质量工作经费",
        "Money put into quality work",
        (
            _UNIT,
            _QUARTER,
            must("field", "field", "领域：产品、工程、服务等，按细则所列", "field, as the rubric lists them"),
            must("amount", "decimal", "本季度投入金额", "amount of the quarter", unit="yuan", places=2),
            _SOURCE,
        ),
        key=("unit", "quarter", "field"),
    ),
    TableSpec(
        "sites",
        "质量示范点名册",
        "Register of demonstration sites",
        (
            _UNIT,
            must("kind", "text", "类别，如产品、工程、服务", "kind, such as product, engineering, service"),
            must("name", "text", "示范点名称", "name of the site"),
            must("date", "date", "建成日期", "day it was set up", within="until"),
        ),
        key=("unit", "kind", "name"),
    ),
    TableSpec(
        "inspections",
        "监督抽查与例行监测的批次",
        "Batches inspected",
        (
            _UNIT,
            must("date", "date", "抽检日期", "day of the inspection", within="year"),
            must("domain", "text", "领域", "domain, such as manufacturing, farm_produce"),
            must("passed", "verdict", "是否合格", "whether the batch passed"),
            may("product", "text", "产品", "product"),
            may("industry", "text", "行业", "industry"),
            may("stratum", "text", "抽样层", "stratum of the sample"),
            may("enterprise", "text", "企业", "enterprise"),
            may("size", "text", "企业规模", "size class of the enterprise"),
            may("weight", "number", "权重", "weight"),
        ),
        key=("*",),
    ),
    TableSpec(
        "projects",
        "建设工程名册",
        "Register of building projects",
        (
            _UNIT,
            must("project", "text", "工程名称或编号", "name or number of the project"),
            must("started", "date", "开工日期", "day it started", within="until"),
            may("supervised", "flag", "是否纳入质量监督", "whether it is under quality supervision"),
            may("completed", "date", "竣工日期；未竣工留空", "day it was completed; empty: not yet", within="year",
                after="started"),
            may("accepted", "flag", "验收是否合格", "whether it passed acceptance"),
            may("complaints", "count", "截至期末的质量投诉件数", "complaints about its quality", unit="complaints"),
        ),
        key=("unit", "project"),
    ),
)  # fmt: skip

"""The tables that are reported beside the score (计分之外的用表)."""

from fractions import Fraction

from qualitykit.workspace.schema import TableSpec, may, must

_UNIT = must(
    "unit", "unit", "责任部门：编号、名称、英文名或别名", "the unit: id, name, English name or alias"
)
_QUARTER = must("quarter", "quarter", "考核年度内的季度", "quarter of the assessment year")

# The least and the greatest effort of a point. A factor needs no more; hours and money do, and would not compare with
# what has no figure. With two decimals the solver of the path has small whole numbers to add up.
LEAST_EFFORT, MOST_EFFORT = Fraction(1, 10), Fraction(10)

REPORTED_TABLES = (
    TableSpec(
        "complaints",
        "投诉热线受理记录",
        "Complaints to the hotlines",
        (
            _UNIT,
            must("date", "date", "受理日期", "day it was received", within="year"),
            must(
                "channel",
                "text",
                "渠道，如 12315、12365、12331、12312",
                "channel, such as 12315, 12365, 12331, 12312",
            ),
            must(
                "domain", "text", "领域：产品、工程、服务等", "domain, such as product, engineering, service"
            ),
            may("kind", "text", "类型：投诉、举报、咨询", "kind: complaint, report, enquiry"),
            may("first_check", "date", "初查日期", "day of the first check", after="date"),
            may(
                "closed", "date", "办结日期；未办结留空", "day it was closed; empty: still open", after="date"
            ),
            may("outcome", "text", "处理结果", "outcome"),
            may("amount", "decimal", "争议金额", "amount in dispute", unit="yuan", places=2),
            may("recovered", "decimal", "挽回损失", "amount recovered", unit="yuan", places=2),
        ),
        key=("*",),
    ),
    TableSpec(
        "survey",
        "市民质量满意度调查",
        "Survey of citizens' satisfaction with quality",
        (
            _UNIT,
            _QUARTER,
            must("respondent", "text", "受访者编号", "number of the respondent"),
            must("item", "text", "题目", "question"),
            must("rating", "rating", "评分", "rating"),
            may("mode", "text", "调查方式", "mode: web, phone, on site"),
            may("sex", "text", "性别", "sex"),
            may("age_group", "text", "年龄组", "age group"),
            may("weight", "number", "权重", "weight"),
        ),
        key=("quarter", "respondent", "item"),
    ),
    TableSpec(
        "air",
        "空气质量日均值",
        "Daily air quality",
        (
            must("date", "date", "日期", "day", within="year"),
            must("station", "text", "监测站", "station"),
            may("pm25", "number", "细颗粒物 24 小时均值", "PM2.5, 24-hour mean", unit="µg/m³"),
            may("pm10", "number", "可吸入颗粒物 24 小时均值", "PM10, 24-hour mean", unit="µg/m³"),
            may("so2", "number", "二氧化硫 24 小时均值", "sulphur dioxide, 24-hour mean", unit="µg/m³"),
            may("no2", "number", "二氧化氮 24 小时均值", "nitrogen dioxide, 24-hour mean", unit="µg/m³"),
            may("co", "number", "一氧化碳 24 小时均值", "carbon monoxide, 24-hour mean", unit="mg/m³"),
            may(
                "o3_8h",
                "number",
                "臭氧日最大 8 小时均值",
                "ozone, largest 8-hour mean of the day",
                unit="µg/m³",
            ),
        ),
        key=("date", "station"),
    ),
    TableSpec(
        "equipment",
        "特种设备",
        "Special equipment",
        (
            _UNIT,
            _QUARTER,
            must("in_use", "count", "季末在用台数", "in use at the quarter's end", unit="sets"),
            may("accidents", "count", "本季度事故起数", "accidents of the quarter", unit="accidents"),
            may("deaths", "count", "本季度死亡人数", "deaths of the quarter", unit="persons"),
        ),
        key=("unit", "quarter"),
    ),
    TableSpec(
        "injuries",
        "产品伤害监测：一行为一个病例中的一种产品",
        "Product injuries: a row is one product in one case",
        (
            must("date", "date", "就诊日期", "day of the visit", within="year"),
            must("case", "text", "病例编号", "number of the case"),
            may("product", "text", "涉及产品", "product involved"),
            may("sex", "text", "性别", "sex"),
            may("age_group", "text", "年龄组", "age group"),
            may("severity", "text", "伤害程度", "severity"),
            may("outcome", "text", "结局", "outcome"),
        ),
    ),
    TableSpec(
        "enterprises",
        "企业质量信用与黑名单",
        "Enterprises: credit grade and blacklist",
        (
            _UNIT,
            must("enterprise", "text", "企业", "enterprise"),
            may("credit_grade", "text", "质量信用等级", "credit grade"),
            may("blacklisted", "flag", "是否列入黑名单", "whether it is blacklisted"),
            may("since", "date", "列入日期", "first day on the blacklist"),
            may("until", "date", "移出日期", "last day on the blacklist", after="since"),
        ),
        key=("unit", "enterprise"),
    ),
    TableSpec(
        "tasks",
        "任务分解：科室、岗位、人员、时限",
        "Tasks by office, post, person and deadline",
        (
            _UNIT,
            must("criterion", "criterion", "评分标准编号", "number of the criterion"),
            may("office", "text", "科室", "office"),
            may("post", "text", "岗位", "post"),
            may("person", "text", "责任人", "person"),
            must("due", "date", "完成时限", "deadline", within="year"),
            may("quality", "text", "质量要求", "quality required"),
            may("quantity", "text", "数量要求", "quantity required"),
            may("done", "date", "完成日期；未完成留空", "day it was done; empty: not yet"),
        ),
        key=("*",),
    ),
    TableSpec(
        "evidence",
        "单位报送的佐证材料与自评分；自评分不计分",
        "Evidence that units hand in, and the points that they claim; a claim decides nothing",
        (
            _UNIT,
            must("criterion", "criterion", "评分标准编号", "number of the criterion"),
            _QUARTER,
            must("evidence", "text", "佐证材料：名称、文号、日期", "the evidence: name, number, date"),
            may("date", "date", "材料日期", "day of the evidence", within="year"),
            may("claimed", "decimal", "自评分", "points that the unit claims", unit="points"),
            may("note", "text", "说明", "remark"),
        ),
        key=("unit", "criterion", "quarter"),
    ),
    TableSpec(
        "efforts",
        "工作量系数：只用于推算最省力的途径，不计分；未列的项每分计 1",
        "Effort of a point, for the ways of least effort only, never for the score; what is not listed counts 1",
        (
            must("criterion", "criterion", "评分标准编号", "number of the criterion"),
            may(
                "unit",
                "unit",
                "责任部门；留空指全部，单列的部门以单列为准",
                "the unit; empty: every unit that has no row of its own",
            ),
            must(
                "effort",
                "decimal",
                f"每一分的工作量，通常的一分为 1，{float(LEAST_EFFORT)} 至 {MOST_EFFORT}",
                f"effort of each point, 1 being that of a usual point: {float(LEAST_EFFORT)} to {MOST_EFFORT}",
                places=2,
                signed=True,
            ),
            may("basis", "text", "系数的依据", "what the figure rests on"),
        ),
        key=("criterion", "unit"),
    ),
)

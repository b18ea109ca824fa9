"""Words of the risk warning: list, special equipment, injuries, credit (风险监测与预警用语)."""

RISKS_TEXT: dict[str, tuple[str, str]] = {
    # risks
    "risks.title": ("风险监测与预警", "Risks"),
    "risks.none": (
        "{day}，没有抽检、投诉、伤害、事件、特种设备和企业信用数据，无从监测。",
        "There are no data on inspections, complaints, injuries, incidents, special equipment or enterprises, "
        "{day}.",
    ),
    "risks.answer": (
        "{day}，{months} 个月中有信号、须采取步骤的：{called}。",
        "Months that called for a step, of {months}: {called}; {day}.",
    ),
    "risks.called": ("{step} {count} 个月", "{step} in {count}"),
    "risks.quiet": (
        "{day}，{months} 个月中没有一个月需要预警。",
        "In {months} months nothing was called for, {day}.",
    ),
    "risks.unjudged": (
        "{day}，各来源都不足 12 个基线点，{months} 个月都无法判定。",
        "Every source has fewer than 12 points to rest its limits on: none of {months} months can be judged, "
        "{day}.",
    ),
    "risks.incidents": (
        "登记事件 {count} 起，其中经认定 {found} 起。",
        "Incidents on record: {count}, with an official finding: {found}.",
    ),
    "risks.last": (
        "最近一次是 {month}，步骤为{step}，来源：{sources}。",
        'The last was {month}, with the step "{step}", from: {sources}.',
    ),
    "risks.stable": (
        "即使一切稳定，这 {count} 个来源合起来也会有 {monitor} % 的月份误报到监测及以上、{judge} % 到研判及以上、"
        "{warn} % 到预警。",
        "Though nothing changed, these {count} sources together would call for monitoring or more in {monitor} % "
        "of the months, for judging or more in {judge} %, for warning in {warn} %.",
    ),
    "risks.short": (
        "基线不足、不作判断的来源：{sources}。",
        "Without enough points for a verdict: {sources}.",
    ),
    "risks.step.monitor": ("监测", "monitoring"),
    "risks.step.judge": ("研判", "judging"),
    "risks.step.warn": ("预警", "warning"),
    "risks.step.handle": ("处置", "handling"),
    "risks.step_none": ("无预警", "nothing called for"),
    "risks.source.manufacturing": ("制造业产品合格率", "Manufacturing pass rate"),
    "risks.source.farm_produce": ("农产品合格率", "Farm produce pass rate"),
    "risks.source.food": ("食品合格率", "Food pass rate"),
    "risks.source.complaints": ("投诉", "Complaints"),
    "risks.source.injuries": ("产品伤害（例）", "Product injuries (cases)"),
    "risks.source.incidents": ("事件", "Incidents"),
    "risks.source.step": ("合计步骤", "All together"),
    "risks.source.other": ("{domain}合格率", "Pass rate, {domain}"),
    "risks.no_chart": ("不适用", "no chart"),
    "risks.no_finding": ("尚无认定", "no finding yet"),
    "risks.incident": ("{day} {title}：{finding}", "{day} {title}: {finding}"),
    "risks.grid_caption": (
        "各来源、各月（{first} 至 {last}）所要求的步骤：「·」无信号，「–」无法判定",
        "The step that each source calls for in each month, {first} to {last}: · no signal, – cannot be judged",
    ),
    "risks.list_caption": (
        "预警清单：触发的规则和误报率（稳定数据中每月误报的比例，模拟所得）",
        "The dated list: rule that fired, and how often it fires in a month of stable data (by simulation)",
    ),
    "risks.equipment_caption": (
        "特种设备万台死亡率（泊松精确区间）：全国数按同样算法由公布的死亡人数和台数重算",
        "Deaths per 10,000 units of special equipment (exact Poisson interval); the nation's is made anew from "
        "counts",
    ),
    "risks.injury_caption": (
        "产品伤害：以例计和以人次计分开，比例只在同一单位内计算",
        "Product injuries: cases and person-times apart, shares within one of the two only",
    ),
    "risks.grades_caption": ("企业质量信用等级", "Enterprises by credit grade"),
    "risks.flow_caption": (
        "黑名单进出：期初 + 列入 − 移出 = 期末",
        "The blacklist: before + entries − exits = after",
    ),
    "risks.limit.convention": (
        "何种信号对应哪一步骤是本套件的约定，文件只列出四个步骤；界限依据上年各月，判异规则取 NHS 规则集。经认定"
        "的事件按“处置”，未认定的按“研判”。",
        "Which evidence calls for which step is a convention of this kit (the document only names the four); "
        "limits rest on last year's months, rules are the NHS set. An incident with a finding calls for "
        '"handling", one without for "judging".',
    ),
    "risks.limit.district": (
        "清单以全区逐月计：一个镇的问题可能被全区合计冲淡；各来源误报按相互独立模拟。",
        "The list watches the whole district by month: trouble in one town may drown in it. False alarms are "
        "simulated as if the sources were independent.",
    ),
    "risks.limit.equipment": (
        "公布的全国万台死亡率不等于死亡人数 ÷ 公布台数（约为其 1.5 倍，分母未说明），不能与本区的数直接比；本区分"
        "母是在用台数（台年），全国是公布的总台数，两者仍不尽相同。",
        "The published national rate is not deaths ÷ published units (it is about 1.5 times that; its "
        "denominator is not stated) and does not compare with the district's. The district's units are those in "
        "use (unit-years), the nation's the published total: still not quite alike.",
    ),
    "risks.limit.injury": (
        "一例可涉及几种产品，人次多于例数；监测医院不是随机样本，例数不代表全区发生率。",
        "A case may involve several products, so there are more person-times than cases; sentinel hospitals are "
        "no random sample, and cases are no incidence rate.",
    ),
    "risks.limit.flow": (
        "信用等级取自年度名册，不含期内变动日期；等级定义以当地文件为准。",
        "Credit grades stand in the year's register without dates; what they mean is for the local rules to say.",
    ),
    "risks.limit.missing": ("没有数据的：{tables}。", "No data on: {tables}."),
    "risks.table.inspections": ("抽检批次", "batches inspected"),
    "risks.table.complaints": ("投诉", "complaints"),
    "risks.table.injuries": ("产品伤害", "product injuries"),
    "risks.table.incidents": ("事件", "incidents"),
    "risks.table.equipment": ("特种设备", "special equipment"),
    "risks.table.enterprises": ("企业信用", "enterprises"),
    "risks.methods": (
        "方法：控制图与判异规则（NIST/SEMATECH、NHS《Making Data Count》），误报率为固定种子的模拟；区间 Garwood "
        "(1936)；参照数见 data/reference/special_equipment.csv",
        "Methods: control charts and run rules (NIST/SEMATECH, NHS «Making Data Count»), false alarms simulated "
        "with a fixed seed; Garwood (1936); published figures in data/reference/special_equipment.csv",
    ),
    "risks.figure": ("最高预警步骤", "Highest step called for"),
    "risks.months": ("{months} 个月", "{months} months"),
    "risks.months_called": (
        "{months} 个月中 {called} 个月有信号",
        "{called} of {months} months called for a step",
    ),
    "column.risks.source": ("来源", "Source"),
    "column.risks.month": ("月份", "Month"),
    "column.risks.date": ("月末", "Month's end"),
    "column.risks.step": ("步骤", "Step"),
    "column.risks.rule": ("规则或事件", "Rule or incident"),
    "column.risks.false_alarm": ("误报率（%）", "False alarms (%)"),
    # equipment
    "equipment.district": ("本区 {year} 年", "The district, {year}"),
    "equipment.nation": ("全国 {year} 年，同法重算", "The nation, {year}, made alike"),
    "equipment.ratio": ("本区 ÷ 全国", "District ÷ nation"),
    "equipment.published": ("全国 {year} 年，公布的比率", "The nation, {year}, as published"),
    "equipment.in_use": ("分母：在用台年", "out of unit-years in use"),
    "equipment.nation_alike": ("死亡人数 ÷ 公布总台数", "deaths ÷ published units"),
    "equipment.nation_later": ("死亡人数 ÷ 公布总台数；晚于本期", "deaths ÷ published units; a later year"),
    "equipment.published_remark": ("分母不明，不可与上列比较", "denominator unknown: does not compare"),
    "equipment.sentence": (
        "特种设备死亡 {deaths} 人、{units} 台年，万台死亡率 {rate}（95 % 精确区间 {interval}）。",
        "Deaths with special equipment: {deaths} in {units} unit-years, {rate} per 10,000 (95 % exact interval "
        "{interval}).",
    ),
    "equipment.against.higher": (
        "高于同法重算的全国数（{year} 年 {rate}），超出偶然。",
        "That is above the nation's rate made alike ({rate} in {year}) by more than chance.",
    ),
    "equipment.against.lower": (
        "低于同法重算的全国数（{year} 年 {rate}），超出偶然。",
        "That is below the nation's rate made alike ({rate} in {year}) by more than chance.",
    ),
    "equipment.against.same": (
        "与同法重算的全国数（{year} 年 {rate}）无法区分：台数太少，一人之差就决定高低。",
        "It cannot be told apart from the nation's rate made alike ({rate} in {year}): with so few units one "
        "death decides.",
    ),
    "equipment.against.unknown": ("与全国无从比较。", "There is nothing to compare with the nation."),
    "equipment.told.higher": ("高于全国", "above the nation"),
    "equipment.told.lower": ("低于全国", "below the nation"),
    "equipment.told.same": ("与全国无法区分", "no clear difference from the nation"),
    "equipment.told.unknown": ("无从比较", "nothing to compare"),
    "equipment.figure_name": ("特种设备万台死亡率", "Deaths per 10,000 units of equipment"),
    "equipment.level": ("{rate}（{interval}）", "{rate} ({interval})"),
    "equipment.before": ("上年同期 {rate}", "last year {rate}"),
    "equipment.unit_years": ("{units} 台年", "{units} unit-years"),
    "column.equipment.figure": ("地区与年份", "Place and year"),
    "column.equipment.accidents": ("事故", "Accidents"),
    "column.equipment.deaths": ("死亡", "Deaths"),
    "column.equipment.units": ("台（年）数", "Units (years)"),
    "column.equipment.rate": ("每万台死亡", "Deaths per 10,000"),
    "column.equipment.interval": ("95 % 区间", "95 % interval"),
    "column.equipment.remark": ("说明", "Remark"),
    # injury
    "injury.cases_all": ("伤害（例）合计", "All cases"),
    "injury.times_all": ("按产品计（人次）合计", "All person-times by product"),
    "injury.of_these": ("其中：{what}", "of these: {what}"),
    "injury.severity.mild": ("轻度", "mild"),
    "injury.severity.moderate": ("中度", "moderate"),
    "injury.severity.severe": ("重度", "severe"),
    "injury.cases": ("例", "cases"),
    "injury.person_times": ("人次", "person-times"),
    "column.injury.what": ("类别", "What"),
    "column.injury.unit": ("单位", "Counted in"),
    "column.injury.now": ("本期", "Now"),
    "column.injury.share": ("占同一单位（%）", "Share within it (%)"),
    "column.injury.last_year": ("上年同期", "Last year"),
    "column.injury.ratio": ("日均之比", "Ratio a day"),
    "column.injury.interval": ("95 % 区间", "95 % interval"),
    # trust
    "trust.ungraded": ("未评级", "not graded"),
    "trust.span": ("{start} 至 {end}", "{start} to {end}"),
    "trust.figure": ("黑名单企业", "Enterprises on the blacklist"),
    "trust.moves": ("期内列入 {entries}，移出 {exits}", "{entries} entered, {exits} left"),
    "column.trust.grade": ("等级", "Grade"),
    "column.trust.now": ("企业数", "Enterprises"),
    "column.trust.share": ("占已评（%）", "Of graded (%)"),
    "column.trust.last_year": ("上年", "Last year"),
    "column.trust.share_last_year": ("上年占比（%）", "Last year (%)"),
    "column.trust.span": ("期间", "Span"),
    "column.trust.before": ("期初", "Before"),
    "column.trust.entries": ("列入", "Entries"),
    "column.trust.exits": ("移出", "Exits"),
    "column.trust.after": ("期末", "After"),
    "column.trust.undated": ("未注明列入日期", "No first day given"),
}

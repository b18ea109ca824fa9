"""The words of forms (报表用语): sheets, headings, advice, and what is wrong with a form that came back."""

from qualitykit.language.intake_hints import INTAKE_HINTS

_SHEETS: dict[str, tuple[str, str]] = {
    "form.start.title": ("填写说明", "Start here"),
    "form.measures.sheet": ("量化指标", "Measures"),
    "form.measures.lead": (
        "按本季度实际数填写，不填累计数；有分子、分母的填分子、分母，只有结果的填数值，二者取一。灰色为已有数据。",
        "Give this quarter's own numbers, not the year's sum. Give both counts, or the value if there is nothing "
        "else. Grey cells show what is on record.",
    ),
    "form.measures.pooled": (
        "本单位没有自有数据的指标整行留空：按各镇（街道）合计数考核。",
        "Leave the row of a measure empty if you have no numbers of your own: the towns' sum counts.",
    ),
    "form.measures.no_register": (
        "此处不填：由“{table}”（{file}）逐条计算，该表尚无本年数据，请报送该表",
        "not to be filled in: counted from {file} ({table}), which has nothing of this year yet; send that table",
    ),
    "form.measures.register": (
        "此处不填：由“{table}”（{file}）逐条计算，截至本季度 {text}；有出入请更正该表",
        "not to be filled in: counted from {file} ({table}), {text} by the quarter's end; correct that table instead",
    ),
    "form.funding.sheet": ("质量经费", "Funding"),
    "form.funding.lead": (
        "填本季度实际投入的金额，单位为元（不是万元），不填累计数；没有投入填 0，尚不知道留空。",
        "Give what was spent in this quarter, in yuan (not in ten thousands), not the year's sum. Write 0 where "
        "nothing was spent; leave it empty while it is not known.",
    ),
    "form.sites.sheet": ("示范点", "Sites"),
    "form.sites.lead": (
        "灰色各行已登记在册；本季度新建成的填在下面空行，没有则不填。",
        "The grey rows are on the register. Add those that were set up since in the empty rows, if there are any.",
    ),
    "form.honours.sheet": ("加分项", "Honours"),
    "form.honours.lead": (
        "灰色各行已登记；本考核年度新获得的填在下面空行，没有则不填。全区获得的由领导小组办公室另报。",
        "The grey rows are on record. Add what was granted in this assessment year, if anything was. What the whole "
        "district won is reported by the leading group office.",
    ),
    "form.honours.list": (
        "可申报的加分项及分值（合计最多加 {cap} 分）：{worth}。",
        "What earns bonus points, and how many (at most {cap} together): {worth}.",
    ),
    "form.incidents.sheet": ("质量安全事件", "Incidents"),
    "form.incidents.lead": (
        "没有发生则不填。未经官方认定的事件也要报送，认定结论留空；认定结论一旦填写即触发一票否决。",
        "Leave it empty if nothing happened. Report an incident without an official finding too, with the finding "
        "left empty; a finding that is filled in vetoes the unit.",
    ),
    "form.evidence.sheet": ("佐证与自评", "Evidence"),
    "form.evidence.lead": (
        "每项写明佐证材料的名称、文号和日期，并附材料；自评分可不填，仅供考核组参考，不计入得分。",
        "Name the documents for each item, with number and date, and hand them in. Your own points may be left "
        "empty: assessors see them, but they count for nothing.",
    ),
    "form.awards.sheet": ("评审给分", "Awards"),
    "form.awards.lead": (
        "由考核组填写：每项给分从下拉列表中选，0 分也要选；留空表示尚未评审。",
        "For the assessor: choose the points of each item, 0 as well; empty means not judged yet.",
    ),
    "form.tasks.sheet": ("到期任务", "Tasks"),
    "form.tasks.lead": (
        "已完成的填完成日期；未完成的留空。",
        "Give the day on which each task was done; leave it empty while it is not.",
    ),
}

_HEADINGS: dict[str, tuple[str, str]] = {
    "form.number": ("序号", "No."),
    "form.measures.clause": ("细则条款", "Clause"),
    "form.measures.measure": ("指标", "Measure"),
    "form.measures.counted": ("分子 / 分母（或单位）", "Counts, or unit"),
    "form.measures.last_numerator": ("上季度分子", "Last quarter: numerator"),
    "form.measures.last_denominator": ("上季度分母", "Last quarter: denominator"),
    "form.measures.last_value": ("上季度数值", "Last quarter: value"),
    "form.measures.so_far": ("本年截至上季度", "Year until last quarter"),
    "form.measures.numerator": ("本季度分子", "This quarter: numerator"),
    "form.measures.denominator": ("本季度分母", "This quarter: denominator"),
    "form.measures.value": ("或：截至本季度的数值", "or: value so far"),
    "form.measures.source": ("数据出处（佐证）", "Source (evidence)"),
    "form.measures.verified": ("已核实", "Verified"),
    "form.funding.clause": ("细则条款", "Clause"),
    "form.funding.field": ("领域", "Field"),
    "form.funding.last_amount": ("上季度（元）", "Last quarter (yuan)"),
    "form.funding.so_far": ("本年截至上季度（元）", "Year until last quarter (yuan)"),
    "form.funding.year_ago": ("上年同季度（元）", "Same quarter last year (yuan)"),
    "form.funding.amount": ("本季度投入（元）", "This quarter (yuan)"),
    "form.funding.source": ("数据出处（佐证）", "Source (evidence)"),
    "form.funding.verified": ("已核实", "Verified"),
    "form.sites.kind": ("类别", "Kind"),
    "form.sites.name": ("示范点名称", "Name of the site"),
    "form.sites.date": ("建成日期", "Set up on"),
    "form.honours.honour": ("加分项", "Honour"),
    "form.honours.date": ("获得日期", "Granted on"),
    "form.honours.holder": ("获得单位", "Holder"),
    "form.honours.evidence": ("佐证材料", "Evidence"),
    "form.incidents.title": ("事件名称", "What happened"),
    "form.incidents.date": ("发生日期", "Day"),
    "form.incidents.finding": ("认定结论（未认定留空）", "Official finding (empty: none)"),
    "form.incidents.authority": ("认定机关", "Found by"),
    "form.incidents.evidence": ("认定文件或登记材料", "Document"),
    "form.evidence.clause": ("细则条款", "Clause"),
    "form.evidence.criterion": ("考核内容", "Item"),
    "form.evidence.available": ("分值", "Points"),
    "form.evidence.last_points": ("目前得分", "Given so far"),
    "form.evidence.last_evidence": ("此前佐证", "Evidence so far"),
    "form.evidence.evidence": ("本季度佐证材料（名称、文号、日期）", "Evidence (name, number, date)"),
    "form.evidence.date": ("材料日期", "Its day"),
    "form.evidence.claimed": ("自评分（可不填）", "Own points (optional)"),
    "form.evidence.note": ("说明", "Remark"),
    "form.awards.clause": ("细则条款", "Clause"),
    "form.awards.criterion": ("考核内容", "Item"),
    "form.awards.available": ("分值", "Points"),
    "form.awards.claimed_points": ("单位自评分", "Unit's own points"),
    "form.awards.claimed_evidence": ("单位报送的佐证", "Unit's evidence"),
    "form.awards.evidence": ("评审依据（名称、文号、日期）", "Rests on (name, number, date)"),
    "form.awards.date": ("评审日期", "Day"),
    "form.awards.points": ("给分", "Points given"),
    "form.awards.note": ("说明", "Remark"),
    "form.tasks.criterion": ("细则编号", "Item"),
    "form.tasks.about": ("考核内容", "About"),
    "form.tasks.office": ("科室", "Office"),
    "form.tasks.post": ("岗位", "Post"),
    "form.tasks.person": ("责任人", "Person"),
    "form.tasks.due": ("完成时限", "Due"),
    "form.tasks.quality": ("质量要求", "Quality"),
    "form.tasks.quantity": ("数量要求", "Quantity"),
    "form.tasks.done": ("完成日期", "Done on"),
}

_WORDS: dict[str, tuple[str, str]] = {
    "form.semicolon": ("；", "; "),
    "form.yes": ("是", "yes"),
    "form.nothing_judged": ("无可检（分母为 0）", "nothing to judge (0 of 0)"),
    "form.pooled": ("{text}（{towns} 个镇街合计）", "{text} ({towns} towns together)"),
    "form.counted.passed": ("合格批次 / 抽检批次", "batches passed / inspected"),
    "form.counted.supervised": ("已纳入监督 / 新开工工程", "supervised / new works"),
    "form.counted.accepted": ("验收合格 / 竣工工程", "accepted / completed works"),
    "form.counted.complaints": ("投诉件数 / 工程数", "complaints / projects"),
    "form.unit.percent": ("百分率（%）", "percent"),
    "form.unit.ratio": ("分子 ÷ 分母", "numerator ÷ denominator"),
    "form.unit.count": ("个数", "number"),
    "form.unit.amount": ("元", "yuan"),
    "form.synthetic": (
        "虚构数据：本表仅为样本，不代表任何真实单位。",
        "SYNTHETIC data: this form is a sample and describes no real unit.",
    ),
}

_START: dict[str, tuple[str, str]] = {
    "form.start.heading": ("{district}质量工作考核报送表", "{district}: quality work return"),
    "form.start.heading_assessor": ("{district}质量工作考核评分表", "{district}: assessor's form"),
    "form.start.unit": ("填报单位", "Unit"),
    "form.start.unit_assessed": ("被考核单位", "Unit assessed"),
    "form.start.assessor": ("评审人（组）", "Assessor"),
    "form.start.period": ("填报期", "Period"),
    "form.start.due": ("报送截止", "Back by"),
    "form.start.rests_on": ("考核依据", "Rests on"),
    "form.start.what": ("怎样填写", "What to do"),
    "form.start.1": (
        "1. 依次填写下面所列各表的浅黄色单元格；灰色单元格是已有数据和表头，不能改动。",
        "1. Fill in the yellow cells of the sheets listed below, one after the other; grey cells show what is on "
        "record and cannot be changed.",
    ),
    "form.start.2": (
        "2. 点选单元格会显示填写要求和应附的佐证；带下拉箭头的请从列表中选。",
        "2. Click a cell to see what to write and which evidence to hand in; where there is an arrow, choose from "
        "the list.",
    ),
    "form.start.3": (
        "3. 没有发生填 0，尚不知道留空；留空不会删除已有数据，也不当作 0。",
        "3. Write 0 where nothing happened and leave empty what is not known; an empty cell neither deletes anything "
        "nor counts as 0.",
    ),
    "form.start.4": (
        "4. 不要增删行列、改表名或另建工作表；行数不够或灰色数据有误，请告知考核办公室。",
        "4. Add or delete no rows, columns or sheets and rename none; tell the assessment office if rows run out or "
        "grey data are wrong.",
    ),
    "form.start.5": (
        "5. 填好下面的填报人栏，{due} 前将本文件连同佐证材料交回考核办公室，文件名可以改。",
        "5. Fill in who you are below and return this file with the evidence by {due}; its name may be changed.",
    ),
    "form.start.sheets": ("应填各表", "Sheets to fill in"),
    "form.start.sheet": ("{title}：应填 {rows} 行", "{title}: {rows} rows to fill in"),
    "form.start.sheet_if": ("{title}：有则填", "{title}: if there is anything"),
    "form.start.sender": ("填报人", "Filled in by"),
    "form.sender.name": ("填报人姓名", "Name"),
    "form.sender.phone": ("联系电话", "Telephone"),
    "form.sender.head": ("单位负责人", "Head of the unit"),
    "form.sender.day": ("填报日期", "Day"),
    "form.page": ("第 &P 页，共 &N 页", "Page &P of &N"),
    "form.written": ("已生成 {forms} 份报送表：{folder}", "forms written: {forms}, in {folder}"),
}

INTAKE_TEXT = _SHEETS | _HEADINGS | _WORDS | _START | INTAKE_HINTS

FORM_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "form_changed": {
        "found": ("隐藏表 {sheet} 缺失或被改动", "a hidden sheet {sheet} that is missing or was changed"),
        "allowed": (
            "本程序生成的报送表，只填浅黄色单元格",
            "the form as it was sent, with its yellow cells filled in",
        ),
        "do": (
            "在原报送表中重新填写，不要复制到别的文件",
            "fill in the form that was sent, do not copy it into another file",
        ),
    },
    "form_version": {
        "found": ("第 {version} 版报送表", "a form of version {version}"),
        "allowed": ("第 {known} 版", "version {known}"),
        "do": ("向考核办公室索取新的报送表", "ask the assessment office for a new form"),
    },
}

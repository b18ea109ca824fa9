"""What a form says at an open cell (填写提示): what to write and submit there, and why a value is refused."""

_HINTS: dict[str, tuple[str, str]] = {
    "form.hint.numerator": (
        "{what}：填本季度分子，整数，不小于 0，不大于分母。没有填 0，不知道留空。",
        "{what}: this quarter's numerator, a whole number from 0 up to the denominator. 0 if none, empty if unknown.",
    ),
    "form.hint.denominator": (
        "{what}：填本季度分母，整数，不小于分子。没有可检的填 0。",
        "{what}: this quarter's denominator, a whole number, no less than the numerator. 0 if there was none.",
    ),
    "form.hint.value_percent": (
        "有分子、分母就不填此格。填百分数的数字：95.3% 填 95.3，不带百分号，不填 0.953。",
        "Leave it empty if you gave the counts. Write 95.3 for 95.3 %: no sign, and not 0.953.",
    ),
    "form.hint.value_ratio": (
        "有分子、分母就不填此格。填分子 ÷ 分母，如 0.05。",
        "Leave it empty if you gave the counts. Write numerator ÷ denominator, such as 0.05.",
    ),
    "form.hint.value_count": (
        "填截至本季度末的个数，整数，不小于 0。",
        "The number at the quarter's end: a whole number, 0 or more.",
    ),
    "form.hint.value_amount": (
        "填本年截至本季度末的金额，单位为元（不是万元）。",
        "The amount from the year's start to the quarter's end, in yuan (not in ten thousands).",
    ),
    "form.hint.source": (
        "佐证：写明报表、台账或报告的名称、文号和日期，并附复印件或扫描件。",
        "Evidence: name, number and date of the return, ledger or report. Hand in a copy.",
    ),
    "form.hint.source_pooled": (
        "佐证：写明报表的名称、文号和日期。本行全部留空时，按各镇（街道）合计数考核。",
        "Evidence: name, number and date of the return. If you leave the row empty, the towns' sum counts.",
    ),
    "form.hint.verified": (
        "数字与往期相差很大而确属实情时，核实后选“是”。",
        "If a number is far from the earlier ones and right all the same, look again and choose yes.",
    ),
    "form.hint.amount": (
        "本季度投入，单位为元，不是万元；最多两位小数，不小于 0。",
        "Spent in this quarter, in yuan, not in ten thousands: 0 or more, two decimals at most.",
    ),
    "form.hint.kind": (
        "从下拉列表中选；列表中没有的可以填写，但请先核对。",
        "Choose from the list; anything else can be typed, but look again first.",
    ),
    "form.hint.site": (
        "示范点全称；附命名或验收文件。",
        "Full name of the site; hand in the document that names or accepts it.",
    ),
    "form.hint.honour": (
        "从下拉列表中选；各项分值列在表下。",
        "Choose from the list; what each is worth stands below the table.",
    ),
    "form.hint.holder": (
        "获得该项的单位或企业的全称。",
        "Full name of the body or enterprise that holds it.",
    ),
    "form.hint.evidence": (
        "写明文件名称、文号和日期，多份以分号隔开，并附材料；同一材料不要用于几项。",
        "Name, number and date of each document, with semicolons between; hand them in. Use none for several items.",
    ),
    "form.hint.day": (
        "填日期，如 {end:%Y}-03-15；须在 {start} 至 {end} 之间。",
        "A day such as {end:%Y}-03-15, from {start} to {end}.",
    ),
    "form.hint.title": (
        "一句话写明何时何地何种产品发生何事。",
        "One sentence: what happened, with which product, where.",
    ),
    "form.hint.finding": (
        "抄录官方认定结论及日期；尚未认定请留空，不要写“无”。",
        'Copy the official finding with its date. Leave it empty while there is none: do not write "none".',
    ),
    "form.hint.authority": ("作出认定的机关全称。", "Full name of the authority that made the finding."),
    "form.hint.finding_evidence": (
        "佐证：认定文件的名称、文号和日期；未认定的写登记材料。",
        "Evidence: name, number and date of the finding; of the record while there is no finding.",
    ),
    "form.hint.claimed": (
        "自评分，可不填：0 至 {most}，每档 {step}。仅供考核组参考，不计入得分。",
        "Your own points, if you like: 0 to {most} in steps of {step}. They count for nothing.",
    ),
    "form.hint.points": (
        "给分：0 至 {most}，每档 {step}，从下拉列表中选。",
        "Points: 0 to {most} in steps of {step}, from the list.",
    ),
    "form.hint.note": ("可不填。", "Optional."),
    "form.hint.done": ("完成日期；未完成留空。", "The day on which it was done; empty while it is not."),
    "form.hint.sender": ("必填，以便核实时联系。", "Needed, so that the office can ask back."),
}

_STOPS: dict[str, tuple[str, str]] = {
    "form.stop": ("请检查", "Please look again"),
    "form.stop.count": ("只能填整数，不小于 0。", "Only a whole number, 0 or more."),
    "form.stop.most": (
        "只能填整数，且分子不大于分母。",
        "Only a whole number, and no more than the denominator.",
    ),
    "form.stop.least": (
        "只能填整数，且分母不小于分子。",
        "Only a whole number, and no less than the numerator.",
    ),
    "form.stop.between": ("只能填 {low} 至 {high} 之间的数字。", "Only a number from {low} to {high}."),
    "form.stop.from": ("只能填数字，不小于 {low}。", "Only a number, {low} or more."),
    "form.stop.date": ("只能填 {low} 至 {high} 之间的日期。", "Only a day from {low} to {high}."),
    "form.stop.choice": ("请从下拉列表中选。", "Please choose from the list."),
    "form.stop.free": ("列表中没有此项，确定这样填吗？", "This is not on the list. Keep it all the same?"),
    "form.stop.text": ("文字过长，最多 {most} 字。", "Too long: at most {most} characters."),
}

INTAKE_HINTS = _HINTS | _STOPS

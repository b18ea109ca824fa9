"""What the what-if panel says (推演面板文字): every text of it speaks of a scenario, never of the data."""

PANEL_TEXT: dict[str, tuple[str, str]] = {
    "panel.mark": ("情景，不是数据", "scenario, not data"),
    "panel.mark_sentence": ("情景，不是数据。", "Scenario, not data."),
    "panel.title": ("如果……会怎样：{unit} · {period}", "What if: {unit}, {period}"),
    # what may be set
    "panel.of_measure": ("{measure}：{part}", "{measure}: {part}"),
    "panel.target_of": ("目标：{measure}", "target: {measure}"),
    "panel.funding_of": ("{field}经费（元）", "funding for {field} (yuan)"),
    "panel.group_measures": ("量化指标", "Measures"),
    "panel.group_targets": ("目标", "Targets"),
    "panel.group_funding": ("经费", "Funding"),
    "panel.group_honours": ("加分项", "Honours"),
    "panel.group_awards": ("评分标准", "Criteria"),
    # values
    "panel.not_given": ("数据未给", "not in the data"),
    "panel.yes": ("有", "held"),
    "panel.no": ("无", "not held"),
    "panel.pooled": ("{count} 个镇（街道）合计", "pooled over {count} towns"),
    "panel.as_data": ("按数据：{value}", "in the data: {value}"),
    "panel.set_to": ("设为 {value}；数据 {data}", "set to {value}; in the data {data}"),
    # headings of tables
    "panel.in_data": ("数据", "Data"),
    "panel.in_scenario": ("情景（不是数据）", "Scenario (not data)"),
    "panel.what": ("改动（情景，不是数据）", "What is changed (scenario, not data)"),
    "panel.way": ("途径（情景，不是数据）", "Way (scenario, not data)"),
    "panel.steps": ("做什么", "What to do"),
    "panel.effort": ("工作量", "Effort"),
    "panel.whose": ("各等级的把握", "Chance of each grade"),
    # sentences
    "panel.nothing_set": (
        "尚未设定任何改动：以下与数据相同。",
        "Nothing is set: what follows is as the data have it.",
    ),
    "panel.answer": (
        "按 {count} 项改动推算，{unit}{period}总分 {total}，{grade}；按数据为 {data_total}，{data_grade}。",
        "Numbers changed: {count}. {unit} would then have a total of {total}, {grade}, for {period}; in the data it "
        "has {data_total}, {data_grade}.",
    ),
    "panel.answer_data": (
        "{unit}{period}总分 {data_total}，{data_grade}。",
        "{unit} has a total of {data_total}, {data_grade}, for {period}.",
    ),
    "panel.answer_path": (
        "到 {grade} 级要 {goal} 分，最省的途径是 {count} 步、工作量 {effort}：见下文的例子。",
        "Grade {grade} takes {goal}; the way of least effort has {count} steps and an effort of {effort}: see the "
        "example below.",
    ),
    "panel.grade": ("{grade} 级", "grade {grade}"),
    "panel.grade_vetoed": ("一票否决定为 {grade} 级", "grade {grade} by a veto"),
    "panel.no_grade": ("尚无等级", "no grade yet"),
    "panel.others": (
        "按合计数据考核的其他单位随之变动：{moves}。",
        "Other units move with it, through pooled counts: {moves}.",
    ),
    "panel.moved": ("{unit} {change}", "{unit} {change}"),
    "panel.chances_lead": (
        "如果同样多的样本再抽一次，各等级的把握（只有按合格率分档的项目随机，其余不变）：",
        "The chance of each grade if as many samples were drawn again; only banded rates are left to luck, "
        "everything else stays:",
    ),
    "panel.path_lead": (
        "从情景出发，到 {grade} 级（至少 {goal} 分）最省的途径，{effort}：",
        "From the scenario on, the least effort to grade {grade}, {goal} or more; {effort}:",
    ),
    "panel.effort_equal": ("每一分的工作量计 1", "every point is an effort of 1"),
    "panel.path_start": (
        "未定各项按 0 分、合格率按目前计，现为 {now} 分。",
        "With what is open counted as 0 and rates as they are so far it stands at {now}.",
    ),
    "panel.path_reached": (
        "{grade} 级已经达到（{now} 分），不需要再做什么。",
        "Grade {grade} is reached ({now}): nothing more is needed.",
    ),
    "panel.path_out_of_reach": (
        "{grade} 级达不到：需要 {goal} 分，尚可争取、时限未过的各项全部得到也只有 {highest} 分。",
        "Grade {grade} is out of reach: it takes {goal}, and everything still to be had, nothing past its due day, "
        "brings {highest}.",
    ),
    "panel.path_veto": (
        "一票否决在先：得分再高，等级不变。",
        "There is a veto: the grade stays, whatever the points.",
    ),
    "panel.path_no_basis": (
        "没有可以计分的项目，谈不上途径。",
        "Nothing can be scored, so there is no way to speak of.",
    ),
    "panel.to_points": ("{criterion} {points}/{most}", "{criterion} {points}/{most}"),
    "panel.to_honour": ("获 {honour}（+{points}）", "win {honour} (+{points})"),
    "panel.chance_no_counts": (
        "合格率没有样本数，说不出把握",
        "a rate without its counts: no chance can be said",
    ),
    "panel.chance_no_sample": ("不是抽样比率，说不出把握", "no share of a sample: no chance can be said"),
    "panel.chance_no_such_rate": ("目标值没有比率能达到", "no rate can have such a target"),
    "panel.chance_no_total": ("尚无总分", "no total yet"),
    "panel.criteria_none": ("没有一项的得分变动。", "No criterion has other points."),
    # the panel itself
    "panel.unit": ("单位", "Unit"),
    "panel.period": ("考核期", "Period"),
    "panel.reset": ("恢复为数据", "Reset to data"),
    "panel.save": ("保存这个情景", "Save this scenario"),
    "panel.name": ("情景名称", "Name of the scenario"),
    "panel.saved": (
        "已保存 {path}（情景，不是数据）。评分：{command}",
        "Saved {path} (scenario, not data). Score it: {command}",
    ),
    "panel.cannot_save": ("未能保存：{why}", "Not saved: {why}"),
    "panel.cannot_show": ("无法推算：{why}", "This cannot be worked out: {why}"),
    "panel.no_widgets": (
        "没有安装 ipywidgets，滑块不可用：pip install 'qualitykit[lab]'。",
        "ipywidgets is not installed, so there are no sliders: pip install 'qualitykit[lab]'.",
    ),
    "panel.still": (
        "这是静态画面。在 JupyterLab 中运行本格，即可拖动滑块：make lab。",
        "A still picture. Run this cell in JupyterLab to move the sliders: make lab.",
    ),
    "panel.levers_of": ("可以设定的各项，现按数据：", "What may be set, as the data have it:"),
    "panel.lever": ("可调项", "What may be set"),
    "panel.range": ("范围", "Range"),
    # the notebook
    "heading.what_if_panel": ("推演面板", "The panel"),
    "heading.what_if_example": ("一个例子", "An example"),
    "heading.what_if_chances": ("有多大把握", "How sure"),
    "heading.what_if_path": ("还差什么", "What it would still take"),
    "heading.what_if_file": ("保存下来的情景", "The scenario as a file"),
    "panel.lead_panel": (
        "每项从数据的值开始；设定以后，得分、等级、把握和途径随即重算。数据文件不变。",
        "Every slider starts at what the data have; score, grade, chances and path follow it. The files stay as "
        "they are.",
    ),
    "panel.lead_example": (
        "把通往 {grade} 级最省的途径当作已经做到：",
        "The least-effort way to grade {grade}, taken as done:",
    ),
    "panel.lead_no_example": (
        "没有可以当作已经做到的途径。{why}以下情景没有改动。",
        "There is no way to take as done. {why} The scenario below changes nothing.",
    ),
    "panel.lead_file": (
        "「保存这个情景」写出这样一个小文件，由命令行读入：",
        "“Save this scenario” writes such a small file, and the command line reads it:",
    ),
    "panel.limit_not_data": (
        "情景只是假设：不写入数据，不发布，由它得出的每张表、每幅图都注明「情景，不是数据」。",
        "A scenario is a supposition: it enters no data and no published page, and every table and picture made "
        "from it says “scenario, not data”.",
    ),
    "panel.limit_rates": (
        "一个指标的原始记录另有他用时（同一批工程算出几个指标），其他指标保持原数，不随之变动。",
        "Where the records behind a measure feed others too, as works do, those keep the numbers they have.",
    ),
    "panel.limit_chances": (
        "把握只算抽样的运气，样本视为独立抽取；评分的判断、数据的真伪不在其内。",
        "Chances are those of the sample alone, its draws taken as independent; judgement and truth of the data are "
        "not in them.",
    ),
    "panel.limit_effort_given": (
        "工作量系数由使用者给出，每分 1 即通常的一分，只是比较的尺子，不是实际的人力和费用。",
        "Efforts are figures that the user gave, 1 being that of a usual point: a yardstick, no real work and cost.",
    ),
    "panel.limit_effort": (
        "工作量按每分 1 计，只是比较的尺子，不含实际的人力和费用。",
        "Effort of 1 a point is only a yardstick: it knows nothing of real work and cost.",
    ),
}

"""What is wrong with a question about what may still come (推演问题的说法): scenarios, costs, goals, populations."""

_VALUE = ("'{value}'", "'{value}'")
_OF_UNIT = ("{unit} 的 {measure}：{value}", "{value} for {measure} of {unit}")

OUTLOOK_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    # How sure
    "population_of_unknown": {
        "found": _OF_UNIT,
        "allowed": ("名册中的部门编号与细则中的指标代码", "the id of a unit and the code of a measure"),
        "do": ("核对编号与代码", "check both names"),
    },
    "population_no_count": {
        "found": _OF_UNIT,
        "allowed": ("总体批数，1 以上的整数", "how many there are to inspect, a whole number from 1"),
        "do": ("写明总体批数，或不写（视为很多）", "give the number, or leave it out for a large one"),
    },
    "population_below_sample": {
        "found": _OF_UNIT,
        "allowed": ("不少于抽检数 {n}", "no fewer than the {n} inspected"),
        "do": ("核对总体批数与抽检数", "check both numbers"),
    },
    "assumed_rate": {
        "found": ("假定合格率 {value}", "an assumed true rate of {value}"),
        "allowed": (
            "0 至 1 之间，且为分档指标之一：{known}",
            "a fraction from 0 to 1, of a criterion with bands: {known}",
        ),
        "do": ("93 % 写作 0.93", "write 0.93 for 93 %"),
    },
    "not_banded": {
        "found": _VALUE,
        "allowed": ("按合格率分档扣分的评分标准编号", "the number of a criterion with a band table on a rate"),
        "do": ("改用这样的评分标准，如 1", "ask for such a criterion, for example 1"),
    },
    "rate_or_target": {
        "found": ("真实合格率 {value}，目标值 {target}", "a true rate of {value} and a target of {target}"),
        "allowed": ("合格率 0 至 1，目标值 0 至 {per}", "a rate from 0 to 1 and a target from 0 to {per}"),
        "do": ("改正数值", "mend the number"),
    },
    "sample_below_one": {
        "found": ("样本量 {value}", "a sample of {value}"),
        "allowed": ("1 以上", "1 or more"),
        "do": ("没有样本则无从判断，改写样本量", "nothing can be said without a sample; give another size"),
    },
    # What it would take
    "cost_of_unknown": {
        "found": _VALUE,
        "allowed": ("评分标准编号或加分项代码", "the number of a criterion or the code of an honour"),
        "do": ("核对名称", "check the name"),
    },
    "not_a_cost": {
        "found": _VALUE,
        "allowed": ("每分所需工作量，不小于 0", "the effort for one point, 0 or more"),
        "do": ("写明数值，或不写（每分为 1）", "give a number, or leave it out for 1 a point"),
    },
    "not_a_goal": {
        "found": _VALUE,
        "allowed": ("等级 {grades}，或 0 至 {most} 的总分", "a grade ({grades}) or a total from 0 to {most}"),
        "do": ("改写目标", "ask for such a goal"),
    },
    # Scenarios
    "not_a_scenario": {
        "found": ("scenario: {value}", "scenario: {value}"),
        "allowed": ("scenario: true", "scenario: true"),
        "do": (
            "是情景文件则写上，使其不致当作数据",
            "write it, if this is a scenario, so that it is never taken for data",
        ),
    },
    "scenario_of_other_period": {
        "found": ("考核期 {value} 的情景", "a scenario for {value}"),
        "allowed": ("所要的考核期 {asked}", "one for {asked}, the period that was asked for"),
        "do": (
            "按 {value} 评分，或改写情景的考核期并核对各项数值",
            "score {value}, or write the period into the scenario and look over its numbers",
        ),
    },
    "not_changes": {
        "found": _VALUE,
        "allowed": ("逐项列出的改动，如 3.2.5: 0.5", "changes by name, such as 3.2.5: 0.5"),
        "do": ("每项一行：名称、冒号、数值", "write a name, a colon and a number for each"),
    },
    "not_one_number": {
        "found": _VALUE,
        "allowed": ("一个数值", "one number"),
        "do": ("只写一个数值", "write one number"),
    },
    "not_an_honour_count": {
        "found": _VALUE,
        "allowed": ("true、false 或个数", "true, false or how many"),
        "do": ("获得写 true，取消写 false", "write true where it is won, false where it is taken away"),
    },
    "amount_by_fields": {
        "found": ("指标 {measure} 的合计", "the whole of measure {measure}"),
        "allowed": ("分领域的金额，写在 funding 下", "amounts by field, under funding"),
        "do": ("改在 funding 下逐领域填写", "write each field under funding"),
    },
}  # fmt: skip

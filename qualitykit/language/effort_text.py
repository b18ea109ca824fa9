"""What the pages say of the effort of a point (工作量用语), where the table `efforts` gives figures for it."""

EFFORT_TEXT: dict[str, tuple[str, str]] = {
    "column.each_effort": ("全区提高 1 分的工作量", "Effort for one of the district's points"),
    "column.effort": ("工作量", "Effort"),
    "effort.equal": ("每一分费力相同", "every point takes the same effort"),
    "effort.given": (
        "尚可得分的 {all} 项中，{count} 项每分的工作量按 efforts 表所给，其余每分计 1",
        "the effort of a point is as given in the table efforts for {count} of the {all} criteria with points to "
        "gain, and 1 for the rest",
    ),
    "path.effort": (
        "**要得 {grade} 级（{goal} 分），最省力的途径要再得 {points} 分，工作量 {effort}**：总分由 {now} 到 {total}。",
        "**The way of least effort to grade {grade} ({goal}) takes {points} more of the points within reach, an "
        "effort of {effort}**: from {now} to {total}.",
    ),
    "path.effort_bonus": (
        "**要得 {grade} 级（{goal} 分），最省力的途径要再得 {points} 分，工作量 {effort}，另加 {bonus} 分加分**：总分"
        "由 {now} 到 {total}。",
        "**The way of least effort to grade {grade} ({goal}) takes {points} more of the points within reach, an "
        "effort of {effort}, and a bonus of {bonus}**: from {now} to {total}.",
    ),
}

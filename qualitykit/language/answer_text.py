"""What the reports answer, and what they cannot tell (结论与局限)."""

ANSWER_TEXT: dict[str, tuple[str, str]] = {
    # the answer, of a unit and of the district
    "answer.alone": (
        "；是唯一的{kind}单位，无从比较。",
        "; it is alone among {kind}, with nobody to compare.",
    ),
    "answer.arithmetic": (
        "负责 {count} 项、可得 {available} 分；已定 {settled} 分，得 {points} 分，失 {lost} 分，"
        "折算 {base} 分，加分 {bonus} 分",
        "It answers for {count} criteria worth {available} points; of the {settled} settled it earned {points} "
        "and lost {lost}, a base of {base}, with a bonus of {bonus}",
    ),
    "answer.district_final": (
        "**{district}{period}：全区总分 {total}，{grade} 级**。",
        "**{district}, {period}: total {total}, grade {grade}**.",
    ),
    "answer.district_no_total": (
        "**{district}目前没有总分和等级**：各项都还没有评定。",
        "**{district} has no total and no grade yet**: nothing is settled.",
    ),
    "answer.district_so_far": (
        "**{district}截至{period}：按已定各项，全区总分 {total}，{grade} 级**。",
        "**{district}, as of {period}: total {total}, grade {grade}, on what is settled so far**.",
    ),
    "answer.district_veto_final": (
        "**{district}{period}：全区总分 {total}，本为 {before} 级，因一票否决定为 {grade} 级**。",
        "**{district}, {period}: total {total}; grade {grade} by veto, {before} before it**.",
    ),
    "answer.district_veto_so_far": (
        "**{district}截至{period}：按已定各项，全区总分 {total}，本为 {before} 级，因一票否决定为 {grade} "
        "级**。",
        "**{district}, as of {period}: total {total} on what is settled so far; grade {grade} by veto, {before} "
        "before it**.",
    ),
    "answer.ends": ("；第一是{first}，最后是{last}。", "; first {first}, last {last}."),
    "answer.finding": ("{day} {title}，{finding}", "{day} {title}, {finding}"),
    "answer.finding_of": (
        "一票否决（第 {clause} 条）：{what}。",
        "The veto (clause {clause}): {what}.",
    ),
    "answer.gap_lower": (
        "总分落在印出的两个等级之间，按采用的读法归入较低的 {grade} 级。",
        "The total lies between two grades as printed; by the adopted reading it falls to the lower, {grade}.",
    ),
    "answer.gap_round": (
        "总分落在印出的两个等级之间，按采用的读法修约后定为 {grade} 级。",
        "The total lies between two grades as printed; by the adopted reading it is rounded, which gives {grade}.",
    ),
    "answer.gap_upper": (
        "总分落在印出的两个等级之间，按采用的读法归入较高的 {grade} 级。",
        "The total lies between two grades as printed; by the adopted reading it rises to the upper, {grade}.",
    ),
    "answer.grade_count": ("{grade} 级 {count} 个", "{count} {grade}"),
    "answer.grades": (
        "{kind}共 {count} 个：{grades}",
        "{kind} ({count}): {grades}",
    ),
    "answer.lost_on": ("{criterion}（{lost} 分）", "{criterion} ({lost})"),
    "answer.most_lost": ("失分最多的是 {most}。", "Most was lost on {most}."),
    "answer.no_duty": (
        "考核细则没有规定{unit}负责任何一项，故没有可得分，也没有等级。",
        "The rubric names {unit} for no criterion: it has no points within reach and no grade.",
    ),
    "answer.no_grade_count": ("暂无等级 {count} 个", "{count} without a grade yet"),
    "answer.no_rank": (
        "；可得分 {available} 分，不足 {floor} 分，只定级，不排名。",
        "; with {available} points within reach, fewer than {floor}, it is graded but not ranked.",
    ),
    "answer.no_total": (
        "**{unit}目前没有总分和等级**：负责的 {count} 项、可得 {available} 分都还没有评定。",
        "**{unit} has no total and no grade yet**: none of its {count} criteria, worth {available} points, "
        "is settled.",
    ),
    "answer.nothing_lost": ("已定各项没有失分。", "Nothing was lost on what is settled."),
    "answer.range": (
        "尚有 {open} 分未定，量化指标年终前也可变动；连同可能的加分，年终总分在 {range} 之间。",
        "{open} points are not settled, and measures can move until the year closes; bonus included, the "
        "final total can come to {range}.",
    ),
    "answer.range_final": (
        "另有 {open} 分因缺目标或上年基数无法判定，不计入折算；若能判定，总分在 {range} 之间。",
        "{open} points cannot be judged for lack of a target or of a base last year and are left out; judged, "
        "they would put the total at {range}.",
    ),
    "answer.range_judged": (
        "各项均已评定；量化指标和加分年终前仍可变动，年终总分在 {range} 之间。",
        "Everything is judged; measures and bonus can move until the year closes, the final total within {range}.",
    ),
    "answer.rank": ("；在参加排名的 {of} 个{kind}单位中列第 {rank}。", "; rank {rank} of {of} {kind}."),
    "answer.stop": ("。", "."),
    "answer.tied": (
        "；在参加排名的 {of} 个{kind}单位中并列第 {rank}。",
        "; rank {rank}, shared, of {of} {kind}.",
    ),
    "answer.total_final": (
        "**{unit}{period}：总分 {total}，{grade} 级**",
        "**{unit}, {period}: total {total}, grade {grade}**",
    ),
    "answer.total_so_far": (
        "**{unit}截至{period}：按已定各项，总分 {total}，{grade} 级**",
        "**{unit}, as of {period}: total {total}, grade {grade}, on what is settled so far**",
    ),
    "answer.veto_final": (
        "**{unit}{period}：总分 {total}，本为 {before} 级，因一票否决定为 {grade} 级**",
        "**{unit}, {period}: total {total}; grade {grade} by veto, {before} before it**",
    ),
    "answer.veto_so_far": (
        "**{unit}截至{period}：按已定各项，总分 {total}，本为 {before} 级，因一票否决定为 {grade} 级**",
        "**{unit}, as of {period}: total {total} on what is settled so far; grade {grade} by veto, {before} "
        "before it**",
    ),
    "answer.wasted": (
        "（另有 {wasted} 分超出 {cap} 分的上限，不计）",
        " ({wasted} more are above the cap of {cap} and do not count)",
    ),
    # ties
    "ties.close": (
        "第 {rank} 名{upper}与第 {next} 名{lower}相差 {gap} 分；{lower}一个给分档（{step} 分）折合 {worth} "
        "分，再得一档即可追平或超过。",
        "{upper} (rank {rank}) and {lower} (rank {next}) are {gap} apart; one step of {step} is worth {worth} "
        "to {lower}, enough to draw level or pass.",
    ),
    "ties.count": (
        "相邻名次共 {pairs} 对，{count} 对相差不超过一个给分档（{step} 分），以上是最接近的几对；名次不宜看得过重。",
        "Of {pairs} pairs of neighbours, {count} are within one step ({step}); these are the closest. Such "
        "ranks should not be read too strictly.",
    ),
    "ties.none": (
        "没有并列，相邻名次之间都超过一个给分档（{step} 分）。",
        "No ties, and no neighbours within one step ({step}).",
    ),
    "ties.tied": (
        "并列第 {rank}：{units}，总分均为 {total}。",
        "Tied at rank {rank}: {units}, each with {total}.",
    ),
    "ties.too_few": ("参加排名的单位不足两个，谈不上并列。", "Fewer than two units are ranked."),
    # limits
    "limit.adopted": (
        "文件没有写明之处采用了选定的读法，逐条列在考核细则页。",
        "Where the document is silent, readings were adopted; the page on the rubric lists them.",
    ),
    "limit.district_mean": (
        "全区得分是各单位得分率的平均，不反映单位大小。",
        "The district's points are a mean of its units' shares and know nothing of their size.",
    ),
    "limit.few_points": (
        "部门的可得分少，半分之差就能改变名次。",
        "Departments have few points within reach: half a point can turn a rank.",
    ),
    "limit.interim": (
        "这是季度考核，等级只按已定各项折算，年终可能不同。",
        "This is an interim period: the grade rests on what is settled and may differ at the year's end.",
    ),
    "limit.judged": (
        "{count} 项中有 {judged} 项由评审给分，反映评审的判断，不是测量。",
        "{judged} of {count} criteria are assessors' awards: judgements, not measurements.",
    ),
    "limit.stands_in": (
        "有量化项目因缺数据以评审给分代替，理由栏已注明。",
        "On some measured criterion an award stands in for missing data; its reason says so.",
    ),
    "limit.synthetic": (
        "数据均为虚构，不代表任何真实单位。",
        "All data are made up and describe no real unit.",
    ),
}

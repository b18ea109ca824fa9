"""What the reports answer, and what they cannot tell (结论与局限)."""

ANSWER_TEXT: dict[str, tuple[str, str]] = {
    # the answer: unit
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
    "answer.lost_on": ("{criterion}（{lost} 分）", "{criterion} ({lost})"),
    "answer.most_lost": ("失分最多的是 {most}。", "Most was lost on {most}."),
    "answer.no_duty": (
        "考核细则没有规定{unit}负责任何一项，故没有可得分，也没有等级。",
        "The rubric names {unit} for no criterion: it has no points within reach and no grade.",
    ),
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
    # the answer: district and rubric
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
    "answer.grade_count": ("{grade} 级 {count} 个", "{count} {grade}"),
    "answer.grades": (
        "{kind}共 {count} 个：{grades}",
        "{kind} ({count}): {grades}",
    ),
    "answer.no_grade_count": ("暂无等级 {count} 个", "{count} without a grade yet"),
    "answer.rubric": (
        "**{title}（{number}）自 {day} 起施行，共 {criteria} 项评分标准、{total} 分**，分属 {sections} 个考核指标、"
        "{topics} 个考核要点。其中 {measured} 项（{measured_points} 分）由数据判定，{awarded} 项由评审给分。",
        "**{title} ({number}), in force from {day}: {criteria} criteria worth {total} points**, in {sections} "
        "sections and {topics} topics. {measured} of them ({measured_points} points) are decided by data, "
        "{awarded} by assessors' awards.",
    ),
    "answer.rubric_rest": (
        "加分项 {honours} 类，合计最多 {cap} 分；否决项一条，触发即为 {grade} 级。文件没有写明而采用的总体读法有 "
        "{adopted} 条，下文逐条列出理由。适用于 {year} 考核年度及以后。",
        "{honours} kinds of honours add up to {cap} points; one veto makes a grade {grade}. Where the document "
        "is silent, {adopted} general readings were adopted; each is listed below with its reason. It applies "
        "to the assessment year {year} and on.",
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
    # adopted readings without a setting
    "adopted.district_bonus": (
        "全区的加分按类计一次，不论由谁获得，不含镇（街道）经费增长一项。",
        "The district's bonus counts every kind of honour once, whoever holds it, without the towns' growth of "
        "funding.",
    ),
    "adopted.district_mean": (
        "全区得分在每一项上取各责任单位得分率的平均。",
        "The district stands, on every criterion, at the mean of its units' shares of the points.",
    ),
    "adopted.ranks": (
        "总分相同名次并列；被否决的单位按总分排在同类其他单位之后。",
        "Ties share the better rank; units under a veto rank after all others of their kind, by total.",
    ),
    "adopted.separately": (
        "一项由几个单位负责的，各自评分。",
        "Where several units answer for a criterion, each is scored on it separately.",
    ),
    "adopted.whole_year": (
        "细则适用于整个考核年度，包括施行日之前的月份；更早的年度只按本细则重算，不定级。",
        "The rubric applies to whole assessment years, months before its first day included; an earlier year is "
        "restated under it, never graded.",
    ),
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
    "limit.own_words": (
        "标题是简称，不是文件原文；以印发的文件为准。",
        "Titles are short names, not the document's wording; the issued document prevails.",
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

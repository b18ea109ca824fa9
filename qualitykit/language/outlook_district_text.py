"""Readings, rank sets, gains and assessors: words of the pages of a unit and of the district (全区推演用语)."""

OUTLOOK_DISTRICT_TEXT: dict[str, tuple[str, str]] = {
    "heading.assessors": ("评审之间是否一致", "Do the assessors agree?"),
    "heading.gains": ("全区最省力的提升", "The district's cheapest gains"),
    "heading.rank_sets": ("名次能否区分", "Can the ranks be told apart?"),
    "heading.stability": ("谁的等级取决于读法", "Whose grade depends on a reading"),
    "column.apart": ("相差（分）", "Apart (points)"),
    "column.assessor": ("评审", "Assessor"),
    "column.each": ("全区提高 1 分需再得", "Points for one of the district's"),
    "column.each_gave": ("各给多少", "What each gave"),
    "column.in_district": ("全区总分", "District's total"),
    "column.judged": ("与他人共同评分（次）", "Judged with others"),
    "column.more_given": ("比他人多给（百分点）", "Gives more (percentage points)"),
    "column.quarter": ("季度", "Quarter"),
    "column.shows": ("说明什么", "What it shows"),
    "column.units_changing": ("改变等级的单位", "Units whose grade changes"),
    "column.which": ("哪些单位", "Which"),
    # ranks
    "ranks.apart": (
        "有 95 % 的把握：各单位的先后都可以区分，抽样的运气不改变名次。",
        "With 95 % confidence all these units can be told apart: luck of the samples changes no rank.",
    ),
    "ranks.none": (
        "{pairs} 对{kind}单位中有 {alike} 对不能区分先后，没有一个单位的名次是确定的：「可能名次」有重叠的，"
        "谁先谁后可能只是抽样的运气（95 % 的把握）。",
        "Of {pairs} pairs of {kind}, {alike} cannot be told apart and no rank is certain: where possible ranks "
        "overlap, who stands first may be luck of the samples (95 % confidence).",
    ),
    "ranks.some": (
        "{pairs} 对{kind}单位中有 {alike} 对不能区分先后；名次确定的只有{firm}。「可能名次」有重叠的，谁先谁后可能只是"
        "抽样的运气（95 % 的把握）。",
        "Of {pairs} pairs of {kind}, {alike} cannot be told apart; certain of its rank: {firm}. Where possible ranks "
        "overlap, who stands first may be luck of the samples (95 % confidence).",
    ),
    "ranks.unit": (
        "抽样的运气算在内，本单位的名次可能是第 {ranks} 名（95 % 的把握），与以下单位不能区分先后：{names}。",
        "Luck of the samples allowed for, this unit's rank can be {ranks} (95 % confidence); it cannot be told apart "
        "from {names}.",
    ),
    "ranks.unit_apart": (
        "抽样的运气不改变本单位的名次（第 {rank} 名，95 % 的把握）。",
        "Luck of the samples does not change this unit's rank, {rank} (95 % confidence).",
    ),
    # which reading decides, for one unit
    "reading.changes": ("变", "changes"),
    "reading.same": ("不变", "stays"),
    "reading.closed": ("分档含哪一端", "Which edge a band holds"),
    "reading.closed_as_written": ("各表不一", "as each table says"),
    "reading.closed_lower": ("含下限", "the lower"),
    "reading.closed_upper": ("含上限", "the upper"),
    "reading.together": ("几条一起", "several together"),
    "reading.turned": ("{reading}：{value}", "{reading}: {value}"),
    "readings.alone": (
        "**{grade} 级取决于读法**：文件没有写明之处的 {all} 种读法组合中，{kept} 种得 {grade} 级；"
        "单改一条就会变的有：{flips}。",
        "**Grade {grade} depends on how the document is read**: {kept} of {all} combinations of readings give it; "
        "one alone changes it: {flips}.",
    ),
    "readings.assumed": (
        "假定：数据、目标和给分都不动，只换文件没有写明之处的读法。",
        "Assumed: data, targets and awards stay; only the reading of what the document leaves open is turned.",
    ),
    "readings.firm": (
        "**{grade} 级不取决于读法**：文件没有写明之处的 {all} 种读法组合，都得 {grade} 级。",
        "**Grade {grade} does not depend on how the document is read**: all {all} combinations of readings give it.",
    ),
    "readings.flip": ("{reading}改为「{value}」（{grade}）", "{reading}: {value} ({grade})"),
    "readings.left_out": (
        "年度从 {months}起算的读法未能试算：缺少所需季度的数据。",
        "A year from {months} could not be tried: quarters of it are missing.",
    ),
    "readings.more_sets": (
        "另有 {count} 组读法合起来也会改变等级。",
        "Sets of readings that change it only together, beyond those listed: {count}.",
    ),
    "readings.no_duty": (
        "本单位没有可得分，换读法也没有等级。",
        "With nothing within reach there is no grade, however it is read.",
    ),
    "readings.no_grade_firm": (
        "**{all} 种读法组合下都没有等级**：还没有总分。",
        "**None of {all} combinations of readings gives a grade**: there is no total yet.",
    ),
    "readings.no_grade_loose": (
        "**按采用的读法还没有等级**；{all} 种读法组合中 {kept} 种同样没有。",
        "**As adopted there is no grade yet**; of {all} combinations of readings {kept} give none either.",
    ),
    "readings.together": (
        "**单改任何一条读法都还是 {grade} 级**，几条一起改才会变：{all} 种组合中 {kept} 种得 {grade} 级。",
        "**No single reading changes grade {grade}**; several together do: {kept} of {all} combinations give it.",
    ),
    # which reading decides, for the district
    "reading.move": ("{unit}（{old}→{new}）", "{unit} ({old}→{new})"),
    "reading.no_grade": ("无等级", "no grade"),
    "reading.wide": ("{reading}改为「{value}」（{count} 个）", "{reading}: {value} ({count})"),
    "reading.moves": ("{old}→{new} {count} 个", "{old}→{new}: {count}"),
    "readings.district": (
        "**{all} 个单位中，有 {count} 个单改一条读法就会变级**（牵动一半以上单位的读法另计）。",
        "**{count} of {all} units change their grade when one reading is turned**, leaving aside readings that turn "
        "more than half of all units.",
    ),
    "readings.idle": (
        "单独改动时不改变任何等级的：{readings}。",
        "These change no grade by themselves: {readings}.",
    ),
    "readings.none": ("**没有一个等级取决于读法。**", "**No grade depends on a reading.**"),
    "readings.only_sets": (
        "**没有一条读法单独改变任何等级**；几条一起改，{count} 个单位会变。",
        "**No reading changes a grade by itself**; several together change {count} units.",
    ),
    "readings.sets": ("几条读法一起改才会变的：{units}。", "Only several readings together change: {units}."),
    "readings.widest": (
        "牵动一半以上单位的是：{readings}；表中只列数目。",
        "These turn more than half of all units, and the table only counts them: {readings}.",
    ),
    # cheapest gains
    "gains.answer": (
        "**最省力的 {count} 处，合计值全区总分 {gain} 分**，有关单位共需再得 {points} 分。",
        "**The cheapest gains ({count}) are worth {gain} to the district's total together**, for {points} points of "
        "the units.",
    ),
    "gains.assumed": (
        "假定：{effort}，已经评定的不再变动，已过时限的不再可得；一项由少数单位负责，每个单位的一分对全区就"
        "值得多。",
        "Assumed: {effort}; what is judged stays, what is past its due day is gone; the "
        "fewer units answer for a criterion, the more a point of one of them is worth to the district.",
    ),
    "gains.assumed_final": (
        "假定：{effort}；一项由少数单位负责，每个单位的一分对全区就值得多。",
        "Assumed: {effort}; the fewer units answer for a criterion, the more a point of one "
        "of them is worth to the district.",
    ),
    "gains.more": ("另有 {count} 处，合计 {gain}。", "Beyond these: {count}, worth {gain} together."),
    "gains.none": ("没有还可以争取的得分。", "There is nothing left to gain."),
    # agreement
    "assessors.assumed": (
        "假定：同一季度对同一单位同一项的给分彼此独立；给分按该项分值折成比例后比较。",
        "Assumed: awards for one criterion of one unit in one quarter were given independently; they are compared as "
        "shares of the criterion's points.",
    ),
    "assessors.constant": (
        "**给分全都一样，看不出评审能否分辨优劣。**",
        "**All awards are alike: whether the assessors tell units apart cannot be said.**",
    ),
    "assessors.counts": (
        "共同评分 {count} 次，涉及 {assessors} 方评审，其中 {same} 次给分完全相同。",
        "Judged together: {count} times, by {assessors} assessors; they gave the same {same} times.",
    ),
    "assessors.gave": ("{assessor} {points}", "{assessor} {points}"),
    "assessors.interval": ("（95 % 区间 {low} 至 {high}）", " (95 % interval {low} to {high})"),
    "assessors.lenient": ("偏宽", "lenient"),
    "assessors.none": (
        "没有一项由几方评审在同一季度共同给分，无从比较。",
        "No criterion of a unit was judged by several assessors in one quarter: there is nothing to compare.",
    ),
    "assessors.poor": (
        "**评审之间不够一致**：克里彭多夫 α 为 {alpha}{interval}，低于 0.667，给分难以作为可靠的依据。",
        "**The assessors do not agree well enough**: Krippendorff's alpha is {alpha}{interval}, below 0.667; such "
        "awards are no firm ground.",
    ),
    "assessors.reliable": (
        "**评审之间一致**：克里彭多夫 α 为 {alpha}{interval}，不低于 0.800。",
        "**The assessors agree**: Krippendorff's alpha is {alpha}{interval}, 0.800 or more.",
    ),
    "assessors.severe": ("偏严", "severe"),
    "assessors.tentative": (
        "**评审之间大体一致**：克里彭多夫 α 为 {alpha}{interval}，在 0.667 与 0.800 之间，只宜作初步判断。",
        "**The assessors agree by and large**: Krippendorff's alpha is {alpha}{interval}, between 0.667 and 0.800, "
        "good for tentative findings only.",
    ),
    "assessors.unclear": ("看不出宽严", "no evidence of either"),
}

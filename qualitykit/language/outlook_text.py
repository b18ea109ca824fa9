"""How sure, what can still change, what it would take, why it changed: words of a unit's page (推演用语)."""

OUTLOOK_TEXT: dict[str, tuple[str, str]] = {
    # headings
    "heading.sure": ("有多大把握", "How sure"),
    "heading.samples": ("样本量的影响", "What a small sample does"),
    "heading.prospects": ("还会怎样变", "What can still change"),
    "heading.heading": ("合格率走向何处", "Where the rates are heading"),
    "heading.path": ("怎样才能更高", "What it would take"),
    "heading.path_steps": ("最省力的一组", "The least that is enough"),
    "heading.ways": ("各条途径", "The ways"),
    "heading.readings": ("换一种读法", "Read otherwise"),
    "heading.change": ("比上年的变动从何而来", "Where the change on last year comes from"),
    # headings of columns
    "column.adopted": ("采用的读法", "As adopted"),
    "column.band": ("档次", "Band"),
    "column.basis_of_chance": ("依据什么", "Resting on"),
    "column.bonus_to_gain": ("再得加分", "Bonus to gain"),
    "column.by_data": ("出自数据", "By the data"),
    "column.by_rule": ("出自规则", "By the rules"),
    "column.deviation": ("标准差", "Standard deviation"),
    "column.grade_effect": ("等级", "The grade"),
    "column.expected": ("平均得分", "Points on average"),
    "column.expected_final": ("年终平均", "At the year's end, on average"),
    "column.full_marks": ("得满分的可能性", "Chance of full marks"),
    "column.gains": ("再多几个合格就加分", "More passes that earn points"),
    "column.goal": ("目标", "Goal"),
    "column.grade_chance": ("等级的可能性", "Chance of each grade"),
    "column.in_total": ("折合总分", "In the total"),
    "column.interval_90": ("90 % 区间", "90 % interval"),
    "column.least_total": ("所需总分", "Total it takes"),
    "column.losses": ("再多几个不合格就失分", "More failures that cost points"),
    "column.of_grade": ("{grade} 级", "Grade {grade}"),
    "column.of_points": ("{points} 分", "{points} points"),
    "column.points_now": ("目前得分", "Points now"),
    "column.rank_set": ("可能名次", "Possible ranks"),
    "column.reading": ("读法", "Reading"),
    "column.sample_passed": ("合格/检验", "Passed/inspected"),
    "column.samples": ("检验数", "Samples"),
    "column.to_come": ("预计再检验", "Samples to come"),
    "column.to_gain": ("再得分", "Points to gain"),
    "column.to_reach": ("需达到", "To reach"),
    "column.total_then": ("届时总分", "Total then"),
    "column.turned_to": ("改为", "Turned to"),
    "column.what_to_do": ("做什么", "What to do"),
    "column.wrong_band": ("得错分的可能性", "Chance of a wrong band"),
    # joining
    "axis.chance": ("可能性（%）", "Chance (%)"),
    "mark.and_more": ("{items}，另有 {count} 项", "{items} and {count} more"),
    "words.to": ("至", "to"),
    # how sure
    "sure.again": ("按同样数量重新抽样", "As many samples drawn again"),
    "sure.assumption": (
        "假定：样本是随机抽取、互不影响的，评审给分照旧，变的只有抽样的运气。",
        "Assumed: samples are drawn at random and independently, assessors' points stay as they are, and only the "
        "luck of the draw differs.",
    ),
    "sure.band": (
        "{criterion}（最可能 {points} 分，{chance}）",
        "{criterion} (likeliest {points}, {chance})",
    ),
    "sure.bands_firm": ("各项的档次都可以确定。", "The sample determines every band."),
    "sure.bands_open": (
        "样本不足以确定档次的有：{bands}。",
        "The sample does not determine the band of {bands}.",
    ),
    "sure.cannot": ("{criterion}：无法判断，{why}。", "{criterion}: cannot be said, {why}."),
    "sure.determined": ("可定", "determined"),
    "sure.not_determined": ("未定", "not determined"),
    "sure.grade_firm": (
        "**若按同样的数量重新抽样，仍得 {grade} 级的可能性为 {chance}**：样本足以确定等级。",
        "**If as many samples were drawn again, grade {grade} would come out with a chance of {chance}**: the "
        "sample determines the grade.",
    ),
    "sure.grade_open": (
        "**若按同样的数量重新抽样，仍得 {grade} 级的可能性只有 {chance}**：不足 80 %，样本不足以确定等级。",
        "**If as many samples were drawn again, grade {grade} would come out with a chance of {chance}**: less "
        "than 80 %, so the sample does not determine the grade.",
    ),
    "sure.grade_elsewhere": (
        "**若按同样的数量重新抽样，得 {grade} 级的可能性只有 {chance}，得 {likeliest} 级的为 {most}**：目前的等级"
        "多半出于偶然。",
        "**If as many samples were drawn again, grade {grade} would come out with a chance of {chance}, grade "
        "{likeliest} with {most}**: the present grade owes more to luck.",
    ),
    "sure.grade_open_elsewhere": (
        "**若按同样的数量重新抽样，得 {grade} 级的可能性为 {chance}，得 {likeliest} 级的为 {most}**：样本不足以"
        "确定等级。",
        "**If as many samples were drawn again, grade {grade} would come out with a chance of {chance}, grade "
        "{likeliest} with {most}**: the sample does not determine the grade.",
    ),
    "sure.no_grade": ("**等级的把握无从判断。**", "**How sure the grade is cannot be said.**"),
    "sure.no_luck": (
        "**得分和等级不受抽样运气的影响**：本单位没有按抽样合格率分档计分的项目。",
        "**Luck of a sample has no part in these points**: no criterion of this unit is scored by bands of a rate.",
    ),
    "sure.no_luck_in_grade": (
        "**目前的等级不受抽样运气的影响**：分档计分的项目都没有样本。",
        "**Luck of a sample has no part in the grade so far**: no banded criterion has a sample.",
    ),
    "sure.no_total": (
        "**还没有总分，等级的把握无从判断。**",
        "**There is no total yet, so how sure a grade is cannot be said.**",
    ),
    "sure.veto": (
        "**{grade} 级是确定的**：一票否决，与抽样无关。",
        "**Grade {grade} is certain**: it is set by the veto, whatever the samples say.",
    ),
    "sure.assumed": ("假如真实比率恰为目标", "if the true rate were the target"),
    "sure.predictive": ("本单位的样本", "the unit's sample"),
    "sure.samples": (
        "{criterion}：假如真实比率是 {rate}，略好于目标 {target}，本该得满分；只检验 {own} 个样本（◆），得满分的"
        "可能性为 {full}。",
        "{criterion}: were the true rate {rate}, a little better than the target of {target}, full marks would be "
        "deserved; with a sample of {own} (◆) they come out with a chance of {full}.",
    ),
    "sure.needed": (
        "检验 {n} 个以上，得错分的可能性才不超过 5 %。",
        "From {n} samples on, a wrong band has a chance of no more than 5 %.",
    ),
    "sure.beyond": (
        "多少样本才够，超出了可以算的范围。",
        "How many would be enough lies beyond what is worked out.",
    ),
    # why something cannot be told
    "untold.empty": ("没有可检验的", "there was nothing to inspect"),
    "untold.no_counts": (
        "只报了比率，没有检验数，不知道偶然性有多大",
        "a rate was given without its counts, which has no sampling distribution",
    ),
    "untold.no_data": ("没有上报", "nothing was reported"),
    "untold.no_history": ("上年没有可比的检验数", "last year gives no counts to go by"),
    "untold.no_pool": (
        "有镇（街道）只报比率，无法合计",
        "a town gave a rate without counts, so there is no pool",
    ),
    "untold.no_sample": ("不是样本中的比例", "it is no share of a sample"),
    "untold.no_such_rate": ("目标是不可能达到的比率", "no rate can have that target"),
    "untold.no_target": ("没有目标", "there is no target"),
    # what can still change
    "prospects.assumed": (
        "假定：已报送的不再改动；最低是可变动的全失，最高是全得且加分拿满；以后若有一票否决，另当别论。",
        "Assumed: what was reported stays; lowest means that all that can move is lost, highest that it is won and "
        "the bonus filled; a veto to come would override both.",
    ),
    "prospects.first": (
        "下表列出分值最大的 {most} 项，其余 {rest} 项见「逐项得分」。",
        "The {most} with most at stake are listed; the other {rest} stand under “Criterion by criterion”.",
    ),
    "prospects.grades": (
        "按最低是 {grade_low} 级，按最高是 {grade_high} 级。",
        "The lowest would be grade {grade_low}, the highest grade {grade_high}.",
    ),
    "prospects.heading": (
        "假定比率不变，余下各季度的检验数同 {year} 年一样：",
        "If the rates stay what they are and the quarters left bring as many samples as in {year}:",
    ),
    "prospects.late": (
        "已过时限仍可变动的有 {count} 项，共 {open} 分：{criteria}。逾期本身不扣分，所以最高仍计入这些项；不计这些项，"
        "最高为 {in_time}，{grade} 级。",
        "Past their due day and still open ({count}, {open} points): {criteria}. Being late takes no points off by "
        "itself, so the highest counts them; without them it is {in_time}, grade {grade}.",
    ),
    "prospects.late_path": (
        "「怎样才能更高」按不计这些项计算。",
        "“What it would take” does without them.",
    ),
    "prospects.next": ("最先截止的是 {criteria}（{day}）。", "Next to close, on {day}: {criteria}."),
    "prospects.no_duty": ("本单位没有可得分，无可变动。", "With nothing within reach, nothing can change."),
    "prospects.one_grade": ("无论怎样变，都是 {grade} 级。", "Whatever comes, the grade is {grade}."),
    "prospects.only_bonus": (
        "各项均已评定，不再变动，可变的只有加分。",
        "Every criterion is judged for good; only the bonus can still move.",
    ),
    "prospects.points": (
        "可得 {available} 分中，{settled} 分已经到手，{open} 分可得可失，{lost} 分已经失去。",
        "Of the {available} points within reach: safe {settled}, open either way {open}, lost {lost}.",
    ),
    "prospects.points_closed": (
        "可得 {available} 分中，得到 {settled} 分，失去 {lost} 分。",
        "Of the {available} points within reach: earned {settled}, lost {lost}.",
    ),
    # what it would take
    "path.assumed": (
        "假定：{effort}；加分由别处授予，各项不够时才计入；已经评定的不再变动，已过时限的不再可得；比率类项目靠提高"
        "合格率。",
        "Assumed: {effort}; honours, which others award, come in only where the criteria do "
        "not suffice; what is judged stays, what is past its due day is gone; a step on a rate means a better rate.",
    ),
    "path.assumed_final": (
        "假定：{effort}；加分由别处授予，各项不够时才计入；比率类项目靠提高合格率。",
        "Assumed: {effort}; honours, which others award, come in only where the criteria do "
        "not suffice; a step on a rate means a better rate.",
    ),
    "path.best_final": (
        "**已是最高的 {grade} 级**，总分 {now}。",
        "**It has the best grade, {grade}**, with a total of {now}.",
    ),
    "path.cap_reached": (
        "再多的加分也不再有用：已到 {cap} 分的上限。",
        "Another honour is worth nothing: the cap of {cap} is reached.",
    ),
    "path.honour": (
        "下一项加分最多值 {worth} 分（{names}）；加分已有 {held} 分，上限 {cap} 分。",
        "The next honour is worth up to {worth} points ({names}); the bonus stands at {held} of at most {cap}.",
    ),
    "path.instead": ("不做 {of}，改为 {instead}", "instead of {of}: {instead}"),
    "path.no_basis": (
        "**无法判断**：本单位还没有可计入总分的项目。",
        "**Cannot be said**: nothing of this unit counts towards a total yet.",
    ),
    "path.no_honour": ("没有尚可争取的加分项。", "There is no honour left to win."),
    "path.one_way": ("每个目标列最省力的一组：", "The cheapest set for each goal:"),
    "path.out_final": (
        "**{grade} 级（{goal} 分）本年无论如何也达不到**：做到一切也只有 {highest} 分。",
        "**Grade {grade} ({goal}) was out of reach this year**: everything together gives {highest}.",
    ),
    "path.out_so_far": (
        "**{grade} 级（{goal} 分）已经达不到**：现已适用、尚未评定、时限未过的全部做到，连同加分，也只有 "
        "{highest} 分。",
        "**Grade {grade} ({goal}) is out of reach**: everything that applies so far, is not judged for good and not "
        "past its due day, honours included, gives {highest}.",
    ),
    "path.reached_final": (
        "**已达到 {grade} 级**，总分 {now}。",
        "**Grade {grade} is reached**, with a total of {now}.",
    ),
    "path.reached_so_far": (
        "**{grade} 级已经到手**：即使从此一分不得，年终总分也有 {now}，只要比率不变差。",
        "**Grade {grade} is safe**: even if nothing more is gained the year ends at {now}, as long as no rate gets "
        "worse.",
    ),
    "path.step": ("{criterion} 到 {points} 分", "{criterion} to {points}"),
    "path.steps": (
        "得 {grade} 级最省力的一组，共 {count} 项：",
        "To grade {grade}, the cheapest set of steps ({count}):",
    ),
    "path.steps_more": (
        "得 {grade} 级最省力的一组，共 {count} 项，列出分值最大的 {most} 项，另有 {rest} 项：",
        "To grade {grade}, the cheapest set has {count} steps; the {most} largest, with {rest} more behind them:",
    ),
    "path.veto": (
        "**一票否决是一堵墙**：得再多的分，本年也是 {grade} 级（否决前 {before} 级）。",
        "**The veto is a wall**: however many points are gained, the year's grade is {grade} ({before} before it).",
    ),
    "path.ways": (
        "每个目标先列最省力的一组，再列费力相同或稍多的其他途径与它的不同：",
        "For each goal the cheapest set first, then the runners-up by what they do otherwise:",
    ),
    "path.ways_final": (
        "**要得 {grade} 级（{goal} 分），至少还差 {points} 分**：总分由 {now} 到 {total}。",
        "**Grade {grade} ({goal}) would have taken at least {points} more of the points within reach**: from {now} "
        "to {total}.",
    ),
    "path.ways_bonus_final": (
        "**要得 {grade} 级（{goal} 分），至少还差 {points} 分，另加 {bonus} 分加分**：总分由 {now} 到 {total}。",
        "**Grade {grade} ({goal}) would have taken at least {points} more of the points within reach and a "
        "bonus of {bonus}**: from {now} to {total}.",
    ),
    "path.ways_so_far": (
        "**年终要有 {grade} 级（{goal} 分），至少还要得 {points} 分**：从此一分不得，年终总分为 {now}；得了这些，"
        "为 {total}。",
        "**To end the year with grade {grade} ({goal}) takes at least {points} more of the points within "
        "reach**: without any the total would be {now}, with these {total}.",
    ),
    "path.ways_bonus_so_far": (
        "**年终要有 {grade} 级（{goal} 分），至少还要得 {points} 分，另加 {bonus} 分加分**：从此一分不得，年终总分为 "
        "{now}；得了这些，为 {total}。",
        "**To end the year with grade {grade} ({goal}) takes at least {points} more of the points within "
        "reach and a bonus of {bonus}**: without any the total would be {now}, with these {total}.",
    ),
    # this year against last
    "change.rounded": ("（各数已修约，精确值相加无误。）", " (Rounded for display; the exact parts add up.)"),
    "change.same_rules": (
        "总分比{period}变化 {change}（{before} 到 {now}）：数据 {data}，规则 {rule}。两年按同一细则计分，"
        "变化全部出自数据。",
        "Against {period} the total changed by {change} ({before} to {now}): data {data}, rules {rule}. Both years "
        "are scored under the same rubric, so all of it is data.",
    ),
    "change.split": (
        "总分比{period}变化 {change}（{before} 到 {now}）：其中出自数据 {data}，出自细则的改动 {rule}，"
        "两者之和即全部变化。",
        "Against {period} the total changed by {change} ({before} to {now}): {data} by the data and {rule} by the "
        "change of rules, which together are all of it.",
    ),
}

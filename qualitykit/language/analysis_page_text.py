"""Words of the quality analysis report as a page (质量分析报告用语)."""

ANALYSIS_PAGE_TEXT: dict[str, tuple[str, str]] = {
    # report
    "report.analysis_title": ("{district}质量分析报告 · {period}", "{district}: quality analysis, {period}"),
    # heading
    "heading.overview": ("总表", "At a glance"),
    # aspects
    "aspects.answer": (
        "{count} 个方面中，{known} 个有本区数据。",
        "The district has data on {known} of {count} aspects.",
    ),
    "aspects.firm": (
        "**超出偶然、值得先看的有 {many} 项：**",
        "**Beyond chance, to be looked at first ({many}):**",
    ),
    "aspects.others": (
        "其余各项与上年、目标或参照数无法区分，或不作这种判断。",
        "All other figures cannot be told apart from last year, target or reference, or are not judged so.",
    ),
    "aspects.line": ("{figure}：{level}；{judgement}", "{figure}: {level}; {judgement}"),
    "aspects.line_moved": (
        "{figure}：{level}，{change}；{judgement}",
        "{figure}: {level}, {change}; {judgement}",
    ),
    "aspects.none_firm": (
        "**没有一项超出偶然**：各项与上年、目标或参照数无法区分，或不作这种判断。",
        "**Nothing goes beyond chance**: all figures cannot be told apart from last year, target or "
        "reference, or are not judged so.",
    ),
    "aspects.absent": ("没有数据的：{names}。", "There are none on: {names}."),
    "aspects.how": (
        "括号内为 95 % 区间；变化与上年同期比较；“无法区分”指差别不超出偶然，既不能说好了，也不能说差了。",
        'Brackets hold 95 % intervals; changes are against the same span of last year; "no clear '
        'change" and "cannot be told apart" mean no more than chance has it: neither better nor worse.',
    ),
    "aspects.see_below": ("只有公布值，见下文", "published values only, see below"),
    "aspects.no_data": ("没有数据", "no data"),
    "aspects.rows": ("本图的数据表（{rows} 行）", "The table of this chart ({rows} rows)"),
    "aspects.limits": ("局限", "Limits"),
    "aspects.sources": ("依据：{sources}", "Sources: {sources}"),
    "column.aspects.aspect": ("方面", "Aspect"),
    "column.aspects.figure": ("指标", "Figure"),
    "column.aspects.level": ("水平", "Level"),
    "column.aspects.change": ("变化", "Change"),
    "column.aspects.judgement": ("判断", "Judgement"),
    "column.aspects.n": ("依据数量", "Rests on"),
}

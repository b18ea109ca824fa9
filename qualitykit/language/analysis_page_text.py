"""Words of the quality analysis report as a page (质量分析报告用语)."""

ANALYSIS_PAGE_TEXT: dict[str, tuple[str, str]] = {
    "report.analysis_title": (
        "{district}质量分析报告 · {period}",
        "{district}: quality analysis, {period}",
    ),
}

"""Words of the analysis of product, engineering, service and environment (四方面质量分析用语)."""

ANALYSIS_TEXT: dict[str, tuple[str, str]] = {}

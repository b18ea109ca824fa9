"""Four-aspect quality analysis (四方面质量分析): from the tables of a workspace to answers, by `statistics` alone."""

from qualitykit.analysis.aspect import Aspect, Drawing

__all__ = ["Aspect", "Drawing"]

"""Scores and grades (评分与定级): checked tables and a rubric in, exact points out."""

from qualitykit.scoring.assess import assess
from qualitykit.scoring.assessment import Assessment

__all__ = ["Assessment", "assess"]

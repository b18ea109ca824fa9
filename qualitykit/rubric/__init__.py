"""The issued document as a checked model (考核细则)."""

from qualitykit.rubric.load import load_rubric
from qualitykit.rubric.model import Criterion, Honour, Measure, Rubric, Section, Topic

__all__ = ["Criterion", "Honour", "Measure", "Rubric", "Section", "Topic", "load_rubric"]

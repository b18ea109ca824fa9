"""Statistical assessment of public quality work (质量工作考核): rubric, scores, grades, reports."""

__version__ = "0.1.0"

"""Statistical assessment of public quality work (质量工作考核): rubric, scores, grades, reports.

>>> from qualitykit import assess, open_workspace
>>> assess(open_workspace("data/sample"), "2016Q3").grades.columns[:3].tolist()
['period', 'unit', 'kind']
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "Period": "qualitykit.period",
    "QualitykitError": "qualitykit.errors",
    "assess": "qualitykit.scoring",
    "check": "qualitykit.workspace",
    "load_rubric": "qualitykit.rubric",
    "open_workspace": "qualitykit.workspace",
}
__all__ = [*_HOMES, "__version__"]


def __getattr__(name: str):
    """Import the public names when they are first used: `qualitykit --help` needs none of them (按需导入)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'qualitykit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

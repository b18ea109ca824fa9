"""What travels with the package: the notebooks and the issued rubrics (随附文件).

An installed wheel carries both inside this folder; a checkout has them at their usual places in the repository.
"""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_REPOSITORY = _HERE.parents[1]


def notebooks() -> Path:
    """The folder of the report notebooks (报告笔记本).

    >>> notebooks().name
    'notebooks'
    """
    return _place("notebooks", "notebooks")


def rubrics() -> Path:
    """The folder of the issued rubrics, one folder a scheme (考核细则).

    >>> rubrics().name
    'rubrics'
    """
    return _place("rubrics", "data/rubrics")


def _place(name: str, in_repository: str) -> Path:
    installed = _HERE / name
    return installed if installed.is_dir() else _REPOSITORY / in_repository

"""What travels with the package (随附文件): the report notebooks, beside rubrics and published figures.

An installed wheel carries them inside this folder; a checkout has them at their usual place in the repository.
"""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
# The checksum of every notebook as it was released, without its outputs; `make notebooks` writes it.
RELEASED = _HERE / "notebooks.json"
PLACES = (_HERE / "notebooks", _HERE.parents[1] / "notebooks")


def notebooks() -> Path:
    """The folder of the report notebooks (报告笔记本).

    >>> notebooks().name
    'notebooks'
    """
    return next((place for place in PLACES if place.is_dir()), PLACES[-1])

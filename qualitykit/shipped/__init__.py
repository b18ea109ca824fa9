"""What travels with the package (随附文件): report notebooks, rubrics and published figures.

An installed wheel carries them inside this folder; a checkout has them at their usual place in the repository.
"""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_CHECKOUT = _HERE.parents[1]
# The checksum of every notebook as it was released, without its outputs; `make notebooks` writes it.
RELEASED = _HERE / "notebooks.json"
PLACES = {
    "notebooks": (_HERE / "notebooks", _CHECKOUT / "notebooks"),
    "reference": (_HERE / "reference", _CHECKOUT / "data" / "reference"),
    "rubrics": (_HERE / "rubrics", _CHECKOUT / "data" / "rubrics"),
}


def folder(name: str) -> Path:
    """The folder of what is shipped under a name (随附文件夹): `notebooks`, `reference` or `rubrics`.

    >>> (folder("reference") / "README.md").is_file()
    True
    """
    return next((place for place in PLACES[name] if place.is_dir()), PLACES[name][-1])

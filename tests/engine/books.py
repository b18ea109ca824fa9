"""Small notebooks for the tests of the engine, written as the sources of their cells."""

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from qualitykit.engine.work import PageTask

PARAMETERS = 'period: str = "2016Q3"  # period'


def book(*cells: str | tuple[str, str]) -> str:
    """A notebook's text: a parameters cell, then a code cell for each source; a pair is source and tag."""
    pairs = [(PARAMETERS, "parameters"), *((cell, "") if isinstance(cell, str) else cell for cell in cells)]
    made = [
        new_code_cell(source, id=f"cell-{n}", metadata={"tags": [tag]} if tag else {})
        for n, (source, tag) in enumerate(pairs)
    ]
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return nbformat.writes(new_notebook(cells=made, metadata=kernel))


def task(text: str, folder, page: str = "page.html", **more) -> PageTask:
    """The task of running a notebook in a folder, with its period set."""
    own = {"parameters": {"period": "2016Q1"}, "key": "the key", "cell_seconds": 60, "notebook_seconds": 120}
    return PageTask(page, page.replace("html", "ipynb"), text, folder=str(folder), **own | more)

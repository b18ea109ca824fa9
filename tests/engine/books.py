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


GOOD, BAD = book("print('fine')"), book("1 / 0")


def tasks(folder, count=3):
    """Some good pages and a bad one."""
    good = [task(GOOD, folder, f"units/u{n}.html", key=f"key {n}") for n in range(count)]
    return [*good, task(BAD, folder, "units/bad.html")]


def check(results, count=3):
    """Each page is there once, the good ones whole, the bad one named."""
    by_page = {result.page: result for result in results}
    assert sorted(by_page) == ["units/bad.html", *(f"units/u{n}.html" for n in range(count))]
    assert by_page["units/bad.html"].failure.text("en") == "code cell 3: ZeroDivisionError: division by zero"
    for n in range(count):
        good = by_page[f"units/u{n}.html"]
        assert (good.failure, good.key, good.copy) == (None, f"key {n}", f"units/u{n}.ipynb")
        assert nbformat.reads(good.notebook, 4).cells[-1].outputs[0].text == "fine\n"

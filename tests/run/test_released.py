"""What was released is recorded, so that a run can say where its notebooks are others."""

import json

from nbformat import read, write
from stand_in import HERE

from qualitykit import shipped
from qualitykit.reports.manifest import canonical, sha256_of
from qualitykit.reports.snapshot import without_outputs

FOLDER = HERE.parent / "notebooks"


def test_the_record_is_of_the_notebooks_as_they_are():
    """`make notebooks` has been run since the last change of a notebook."""
    books = {path.name: sha256_of(without_outputs(path)) for path in sorted(FOLDER.glob("0*_*.ipynb"))}
    assert shipped.RELEASED.read_text("utf-8") == canonical(books)


def test_outputs_are_no_part_of_it_and_everything_else_is(tmp_path):
    """The same notebook without outputs is the same; one word more makes it another."""
    path = next(iter(sorted(FOLDER.glob("0*_*.ipynb"))))
    book = read(path, as_version=4)
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    write(book, tmp_path / path.name)
    released = json.loads(shipped.RELEASED.read_text("utf-8"))
    assert sha256_of(without_outputs(tmp_path / path.name)) == sha256_of(without_outputs(path))
    book.cells[0].source += " more"
    write(book, tmp_path / path.name)
    assert sha256_of(without_outputs(tmp_path / path.name)) not in released.values()

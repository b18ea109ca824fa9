"""Run the committed notebooks again with their default parameters (刷新笔记本): `make notebooks`.

Each is run in this folder, by the Python that runs this script, and written back with its outputs. Clock times,
versions and paths of the machine are left out, so that a second run changes nothing. What is refreshed is what is
released: `qualitykit/shipped/notebooks.json` gets the checksum of each, without outputs, so that a run with another
one can say so on its pages.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from qualitykit import shipped
from qualitykit.engine.kernel import QuietKernel
from qualitykit.reports.manifest import canonical, sha256_of
from qualitykit.reports.snapshot import without_outputs

FOLDER = Path(__file__).resolve().parent
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def refresh(path: Path) -> None:
    """Run one notebook from top to bottom and write it back (刷新一个)."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(FOLDER)}}
    options = {"record_timing": False, "kernel_name": "python3", "kernel_manager_class": QuietKernel}
    NotebookClient(notebook, resources=resources, **options).execute()
    notebook.metadata = nbformat.from_dict(METADATA)
    nbformat.write(notebook, path)


def released() -> dict[str, str]:
    """The checksum of every notebook by name (发布版校验和)."""
    return {path.name: sha256_of(without_outputs(path)) for path in sorted(FOLDER.glob("[0-9][0-9]_*.ipynb"))}


if __name__ == "__main__":
    shipped.RELEASED.write_text(canonical(released()), encoding="utf-8")
    for notebook in sorted(FOLDER.glob(f"{sys.argv[1] if sys.argv[1:] else '[0-9][0-9]'}_*.ipynb")):
        print(notebook.name)
        refresh(notebook)

"""Nothing heavy is imported before it is needed (按需导入)."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = {"papermill", "nbformat", "nbclient", "nbconvert", "IPython", "ipykernel", "bs4"}
DRAWING = {"matplotlib", "PIL", "scipy", "statsmodels"}
DATA = {"pandas", "numpy", "pyarrow", "pydantic", "ruamel", "jinja2"}
SCORE = "main(['score', 'data/sample', '2016Q3', '--out', sys.argv[1]], standalone_mode=False)"


@pytest.mark.parametrize(
    ("does", "heavy"),
    [
        pytest.param("pass", NOTEBOOKS | DRAWING | DATA, id="importing the command line"),
        pytest.param(SCORE, NOTEBOOKS | DRAWING, id="scoring"),
    ],
)
def test_heavy_packages_are_left_alone(does, heavy, tmp_path):
    """The command line needs none of them to tell what it can do, and scoring none for notebooks or drawing."""
    told = "print(*{name.partition('.')[0] for name in sys.modules})"
    code = f"import sys\nfrom qualitykit.cli import main\n{does}\n{told}"
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert sorted(heavy & set(ran.stdout.split())) == []

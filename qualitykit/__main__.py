"""`python -m qualitykit` (命令行入口).

Python puts the folder in which it was started before all others: a `yaml.py` that lies in a data folder would be
imported. That folder is left out, unless the package itself is there.
"""

import os
import sys
from pathlib import Path

_HOME = Path(__file__).resolve().parents[1]
if Path.cwd() != _HOME:
    sys.path[:] = [place for place in sys.path if place not in ("", os.getcwd())]

from qualitykit.cli import main  # noqa: E402

if __name__ == "__main__":
    main(prog_name="qualitykit")

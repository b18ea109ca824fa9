"""`qualitykit` with the fixture notebooks, for tests that need a process of their own.

python small_run.py FOLDER_OF_NOTEBOOKS report WORKSPACE PERIOD --out DIR …
"""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from stand_in import TABLE

from qualitykit.cli import main
from qualitykit.reports import build

if __name__ == "__main__":
    build.Request = partial(build.Request, notebooks=TABLE, folder=Path(sys.argv.pop(1)))
    main(prog_name="qualitykit")

"""Make the golden capsule again (标准存档): `make golden`.

One published quarter of the made-up district, with the pages of one town and one department, as a zip that is the
same to the byte each time. Tests and `notebooks/06_reproduce.ipynb` open it and make it again.
"""

import tempfile
import zipfile
from pathlib import Path

from qualitykit.reports.build import Request, report
from qualitykit.workspace import open_workspace

HERE = Path(__file__).resolve().parent
PERIOD, UNITS = "2016Q3", ("guxing", "market_quality")
TARGET = HERE / "golden" / f"{PERIOD}.zip"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def main() -> None:
    """Publish into a temporary folder and zip it."""
    workspace = open_workspace(HERE / "sample")
    units = tuple(workspace.unit(name) for name in UNITS)
    with tempfile.TemporaryDirectory() as folder:
        made = report(Request(workspace, PERIOD, units, at_once=2), Path(folder))
        if not made.published:
            raise SystemExit(f"not made: {[one.job.page for one in made.failed]}")
        zip_folder(made.folder, TARGET)


def zip_folder(folder: Path, target: Path) -> None:
    """A zip of a folder under its name: sorted, without times."""
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo((Path(folder.name) / path.relative_to(folder)).as_posix(), _LONG_AGO)
            entry.external_attr = 0o644 << 16
            file.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main()

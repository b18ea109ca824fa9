"""What an opened workspace rests on (工作区状态): which files, as of when; tells whether it may be handed out again."""

from pathlib import Path
from typing import Any

from qualitykit.memo import remembered

_PARTS = ("st_mtime_ns", "st_ctime_ns", "st_size", "st_ino")


def state_of(workspace: Any) -> tuple:
    """Where a workspace lies, and each of its files and rubrics with time and size as they are now (工作区状态).

    Raises:
        QualitykitError: the rubrics that it names are gone.
    """
    folder = workspace.path.resolve()
    rubrics = type(workspace.rubrics)(workspace.path, workspace.district.rubrics).paths
    years = [path for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]")) if path.is_dir()]
    inside = [path for year in years for path in sorted(year.iterdir())]
    files = [folder / "district.yaml", folder / "ledger" / ".intake.json", *years, *inside, *rubrics]
    return folder, tuple((path.absolute(), _stamp(path)) for path in files)


def _stamp(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return tuple(getattr(found, part) for part in _PARTS)


# For a function that opens a workspace: what was kept is handed out again while its state is what it was.
kept_in_a_run = remembered(state_of)

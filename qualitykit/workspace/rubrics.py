"""Which rubric is in force for which assessment year (适用的考核细则)."""

from functools import cache
from pathlib import Path

from qualitykit import shipped
from qualitykit.errors import Problem, QualitykitError
from qualitykit.rubric import Rubric, load_rubric
from qualitykit.workspace.district import FILE

# Beside a workspace, this file says that its rubrics stand beside it too, in `rubrics/`, and nowhere else.
SEAL = "capsule.json"


class Rubrics:
    """The rubrics of one scheme, by their first day in force (一个方案的各版细则).

    Args:
        workspace: folder of the workspace.
        named: what `district.yaml` says: the path of a file or folder, relative to the workspace, or the name of
            a scheme, looked for in `../rubrics` and then among the rubrics that come with the program. In the
            capsule of a published period the rubrics that it was made with stand beside the workspace.

    Raises:
        QualitykitError: nothing there, or no rubric file in it.
    """

    def __init__(self, workspace: Path, named: str):
        if (workspace.parent / SEAL).is_file():
            self.paths = sorted((workspace.parent / "rubrics").glob("*/*.yaml"), key=lambda path: path.name)
        else:
            self.paths = self._found(workspace, named)
        if not self.paths:
            raise QualitykitError(Problem(FILE, None, "rubrics", "no_rubric_file", {"value": named}))
        self._load = cache(load_rubric)

    def _found(self, workspace: Path, named: str) -> list[Path]:
        shelf = shipped.folder("rubrics")
        places = workspace / named, workspace.parent / "rubrics" / named, shelf / named
        place = next((place for place in places if place.exists()), None)
        if place is None:
            schemes = sorted(path.name for path in shelf.iterdir() if path.is_dir())
            values = {"value": named, "schemes": ", ".join(schemes)}
            raise QualitykitError(Problem(FILE, None, "rubrics", "no_rubrics", values))
        return [place] if place.is_file() else sorted(place.glob("*.yaml"))

    def in_force(self, year: int) -> Rubric:
        """The rubric of an assessment year: the latest that is in force by the year's end (取某年度的细则).

        Raises:
            QualitykitError: every rubric is younger; the message lists the years from which each applies.
        """
        for path in reversed(self.paths):
            rubric = self._load(path)
            if rubric.first_year <= year:
                return rubric
        firsts = ", ".join(f"{self._load(path).first_year} ({path.name})" for path in self.paths)
        raise QualitykitError(
            Problem(str(year), None, None, "no_rubric_in_force", {"value": year, "years": firsts})
        )

    def earliest(self) -> Rubric:
        """The first rubric there is (最早的细则)."""
        return self._load(self.paths[0])

    def for_checks(self, year: int) -> Rubric:
        """The rubric against which a year's tables are checked: for a year before any, the earliest (校验用细则)."""
        rubric = self.earliest()
        return self.in_force(year) if rubric.first_year <= year else rubric

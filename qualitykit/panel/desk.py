"""Where what-ifs are tried (推演台): an open workspace, its assessments kept, a scenario worked out in a moment."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from qualitykit.errors import QualitykitError
from qualitykit.outlook import ScenarioWorkspace, apply_scenario, assess_what_if, due_days
from qualitykit.panel.outcome import Outcome
from qualitykit.panel.settings import Settings
from qualitykit.period import Period
from qualitykit.scoring import Assessment, assess
from qualitykit.tables.effort_words import given_efforts
from qualitykit.workspace import Unit, Workspace


@dataclass(frozen=True)
class _Tried:
    """What was worked out last."""

    settings: Settings
    changed: ScenarioWorkspace
    assessment: Assessment

    def fits(self, settings: Settings) -> bool:
        """Whether other settings are of the same unit and period."""
        return (self.settings.unit, self.settings.period) == (settings.unit, settings.period)


class Desk:
    """A workspace in which scenarios are tried (推演台); its files are never touched.

    Args:
        workspace: an open workspace; language: of everything that is shown, `zh` or `en`.
    """

    def __init__(self, workspace: Workspace, language: str):
        self.workspace, self.language = workspace, language
        self._made: dict[Period, Assessment] = {}
        self._last: _Tried | None = None

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods that can be asked for (可选考核期): those of every year that has tables and a rubric."""
        quarters = (1, 2, 3, 4, None)
        return tuple(Period(year, quarter) for year in self._years() for quarter in quarters)

    def _years(self) -> Iterator[int]:
        for year in self.workspace.years:
            try:
                self.workspace.rubric(year)
            except QualitykitError:
                continue
            yield year

    def base(self, period: Period) -> Assessment:
        """The assessment of the data (按数据的考核), made once for each period.

        Raises:
            QualitykitError: no such year, no rubric in force, or tables with errors.
        """
        if period not in self._made:
            self._made[period] = assess(self.workspace, period)
        return self._made[period]

    def settings(self, unit: Unit | str, period: Period | str) -> Settings:
        """Every lever of a unit where the data have it (按数据的设定).

        Raises:
            QualitykitError: an unknown unit, or a period that cannot be assessed.
        """
        unit = self.workspace.unit(unit) if isinstance(unit, str) else unit
        period = Period.parse(period) if isinstance(period, str) else period
        return Settings.of_data(self.base(period), unit)

    def outcome(self, settings: Settings) -> Outcome:
        """What settings come to (推算结果); from the last ones of the unit and period only what differs is new.

        Raises:
            QualitykitError: a change that the tables could not have.
        """
        base = self.base(settings.period)
        last = self._last if self._last and self._last.fits(settings) else None
        since, before = (last.changed, last.assessment) if last else (None, base)
        changed = apply_scenario(self.workspace, settings.scenario(), since)
        now = assess_what_if(before, changed, since)
        self._last = _Tried(settings, changed, now)
        due = due_days(changed.year(settings.period.year).tables.get("tasks"))
        return Outcome(base, now, settings, due, given_efforts(self.workspace, now), self.language)

    def save(self, settings: Settings, folder: Path, title: str = "") -> Path:
        """Write settings as a scenario file under a name that no file has yet (保存情景) -> its path.

        Raises:
            OSError: the folder cannot be written to.
        """
        folder.mkdir(parents=True, exist_ok=True)
        for path in _names(folder, f"{settings.unit}-{settings.period}"):
            try:
                with path.open("x", encoding="utf-8", newline="") as file:
                    file.write(settings.scenario(title).text())
            except FileExistsError:
                continue
            return path
        raise AssertionError("names never end")

    def command(self, settings: Settings, path: Path) -> str:
        """The command that scores a saved scenario (评分命令)."""
        given = [str(self.workspace.path), str(settings.period), "--scenario", str(path), "--out", "DIR"]
        return shlex.join(["qualitykit", "score", *given])


def _names(folder: Path, stem: str) -> Iterator[Path]:
    """`stem.scenario.yaml`, then `stem-2.scenario.yaml`, … without end."""
    yield folder / f"{stem}.scenario.yaml"
    count = 2
    while True:
        yield folder / f"{stem}-{count}.scenario.yaml"
        count += 1

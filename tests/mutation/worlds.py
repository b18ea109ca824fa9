"""Small made-up districts that stand on every edge of the rubric (变异检测的试例), and what comes out for each.

A world is a file under `worlds/`: units, tables and rubric as for the cases of `tests/cases`, with `periods`, the
criteria whose rows are `shown`, and perhaps `answers`: criteria for which more units answer. Its golden result is
the text under `golden/`: score and grade tables, or the words with which the world is refused. One more golden
result is the rubric itself as the reports print it.
"""

import copy
import tempfile
from functools import cache, cached_property
from pathlib import Path

import pandas as pd
from ruamel.yaml import YAML
from scoring_cases import RUBRIC, write_workspace

from qualitykit.errors import QualitykitError
from qualitykit.rubric import Rubric
from qualitykit.scoring import assess
from qualitykit.scoring.results import as_text
from qualitykit.tables.document import document_table
from qualitykit.tables.readings import bands, grade_scale, honour_table, notes, settings
from qualitykit.tables.rubric_words import bonus_lead, veto_rule_lead
from qualitykit.workspace import Workspace, open_workspace

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in (HERE / "worlds").glob("*.yaml"))


class OneRubric:
    """A single rubric in the place of a workspace's (唯一细则)."""

    def __init__(self, rubric: Rubric):
        self.rubric = rubric

    def in_force(self, year: int) -> Rubric:
        """The rubric, whatever the year (取细则)."""
        return self.rubric

    for_checks = in_force

    def earliest(self) -> Rubric:
        """The rubric (最早的细则)."""
        return self.rubric


class World:
    """One made-up district (试例): its workspace on disk, read once, and its periods."""

    def __init__(self, name: str, folder: Path):
        self.name = name
        self.case = YAML(typ="safe").load((HERE / "worlds" / f"{name}.yaml").read_text("utf-8"))
        folder.mkdir(parents=True)
        self.workspace: Workspace = open_workspace(write_workspace(folder, self.case))

    @property
    def periods(self) -> list[str]:
        """The periods that are assessed (考核期)."""
        return [str(period) for period in self.case["periods"]]

    @cached_property
    def golden(self) -> dict[str, str]:
        """The result on record by period (标准结果)."""
        return {period: self.path(period).read_text("utf-8") for period in self.periods}

    def path(self, period: str) -> Path:
        """Where a period's result is on record (标准结果文件)."""
        return HERE / "golden" / f"{self.name}-{period}.csv"

    def widened(self, tree: dict) -> dict:
        """A rubric's tree in which more units answer for some criteria, where the world has such (扩充责任)."""
        more = self.case.get("answers")
        if not more:
            return tree
        tree = copy.deepcopy(tree)
        for section in tree["sections"]:
            for criterion in (c for topic in section["topics"] for c in topic["criteria"]):
                criterion["units"] = [*criterion["units"], *more.get(criterion["criterion"], ())]
        return tree

    def result(self, rubric: Rubric, period: str) -> str:
        """What comes out under a rubric (结果): the tables as text, or the words of the refusal."""
        workspace = copy.copy(self.workspace)
        workspace._read, workspace._tables_read = {}, {}
        workspace.__dict__["rubrics"] = OneRubric(rubric)
        try:
            return self._tables(assess(workspace, period))
        except QualitykitError as error:
            return error.text("en") + "\n"

    def _tables(self, assessment) -> str:
        scores = assessment.scores.assign(reason=assessment.reasons("en"), source=assessment.sources("en"))
        shown = self.case["shown"]
        if shown != "all":
            scores = scores[scores["criterion"].isin([str(one) for one in shown])]
        tables = (as_text(table.drop(columns="period")) for table in (scores, assessment.grades))
        return "\n".join(_csv(table) for table in tables)


class Printed(World):
    """The rubric itself as the reports print it (印出的细则): rows, bands, bonus, grades, readings and their basis."""

    def __init__(self):
        self.name, self.case = "printed", {"periods": ["en"]}

    def result(self, rubric: Rubric, period: str) -> str:
        """The tables as text (结果)."""
        makers = (document_table, bands, honour_table, grade_scale, settings, notes)
        tables = "\n".join(_csv(maker(rubric, period).reset_index()) for maker in makers)
        return "\n".join([tables, veto_rule_lead(rubric, period), bonus_lead(rubric, period), ""])


def _csv(table: pd.DataFrame) -> str:
    return table.to_csv(index=False, lineterminator="\n")


@cache
def tree_2016() -> dict:
    """The rubric file as plain values (细则文件)."""
    return YAML(typ="safe").load(RUBRIC.read_text("utf-8"))


@cache
def worlds() -> dict[str, World]:
    """Every world by name (全部试例)."""
    folder = Path(tempfile.mkdtemp(prefix="worlds-"))
    return {name: World(name, folder / name) for name in NAMES} | {"printed": Printed()}

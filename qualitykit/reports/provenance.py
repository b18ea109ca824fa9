"""What a result rests on (出处): the rubric, the input files, the code and the parameters, by checksum.

No clock time and no path of a machine: the same inputs give the same record everywhere.
"""

import platform
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

import pandas as pd
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import qualitykit
from qualitykit import shipped
from qualitykit.language import say
from qualitykit.memo import remembered
from qualitykit.period import Period
from qualitykit.reports.manifest import canonical, combined, sha256, sha256_of
from qualitykit.rubric import Rubric
from qualitykit.workspace import Workspace, open_workspace


class Record(pd.DataFrame):
    """A table that shows its checksums whole, however pandas is set (出处表)."""

    @property
    def _constructor(self) -> type["Record"]:
        return Record

    def _repr_html_(self) -> str:
        with pd.option_context("display.max_colwidth", None):
            return super()._repr_html_()

    def __repr__(self) -> str:
        return self.to_string()


def record(workspace: Workspace | str | Path, period: Period | str, **parameters: str) -> Record:
    """The record that closes every executed notebook (出处记录).

    Args:
        workspace: an open workspace or its folder.
        period: `2016Q3` or `2016`.
        parameters: the notebook's other parameters; `language` also sets the language of the record.

    Returns:
        One column `value`, a row each for the rubric file and its checksum, the checksum of all input files, the
        version of the code, and every parameter.

    Raises:
        QualitykitError: no such period, or no rubric in force.
    """
    workspace = workspace if isinstance(workspace, Workspace) else open_workspace(workspace)
    period = Period.parse(period) if isinstance(period, str) else period
    language = parameters.get("language", "zh")
    rubric = workspace.rubric(period.year)
    given = {"period": str(period), **parameters}
    values = {
        say("record_rubric", language): rubric_name(rubric),
        say("record_rubric_sha256", language): sha256(rubric.source_path),
        say("record_data_sha256", language): combined(inputs(workspace, period)),
        say("record_version", language): qualitykit.__version__,
        say("record_parameters", language): ", ".join(f"{name}={value}" for name, value in given.items()),
    }
    return Record({say("record_value", language): list(values.values())}, index=list(values))


def rubric_name(rubric: Rubric) -> str:
    """A rubric file as records name it (细则文件名): scheme folder and first day in force.

    Not its path: that differs between a checkout and an installed package.
    """
    return f"{rubric.source_path.parent.name}/{rubric.source_path.name}"


def inputs(workspace: Workspace, period: Period) -> dict[str, str]:
    """The checksum of every input file up to a period's year, by its name in the workspace, sorted (输入文件).

    Later years take no part, so that a past period's record stays as it was when they are added.
    """
    return _checksums(workspace, period.year)


@remembered()
def _checksums(workspace: Workspace, year: int) -> dict[str, str]:
    return {name: sha256(path) for name, path in input_files(workspace, Period(year)).items()}


def input_files(workspace: Workspace, period: Period) -> dict[str, Path]:
    """The input files themselves, by their name in the workspace, sorted (输入文件的位置)."""
    years = (year for year in workspace.years if year <= period.year)
    tables = (path for year in years for path in workspace.files(year).values())
    files = [workspace.path / "district.yaml", *tables]
    return dict(sorted((path.relative_to(workspace.path).as_posix(), path) for path in files))


@cache
def code_sha256() -> str:
    """One checksum of this package's own files (代码校验和): tells code apart that bears the same version."""
    package = Path(qualitykit.__file__).parent
    files = (path for path in package.rglob("*") if path.suffix in (".py", ".j2", ".css", ".json"))
    return combined({path.relative_to(package).as_posix(): sha256(path) for path in files})


@cache
def reference_sha256() -> str:
    """One checksum of the published figures that come with the package (参考数据校验和)."""
    files = sorted(shipped.folder("reference").glob("*.csv"))
    return combined({path.name: sha256(path) for path in files})


@cache
def packages() -> dict[str, str]:
    """Python and every package that this one needs, with its version (软件包版本), sorted: they decide the bytes."""
    found: dict[str, str] = {}
    waiting = ["qualitykit"]
    while waiting:
        name = canonicalize_name(waiting.pop())
        with suppress(PackageNotFoundError):
            if name not in found:
                found[name] = version(name)
                waiting += _needed(name)
    found.pop("qualitykit", None)
    return dict(sorted({"python": platform.python_version(), **found}.items()))


def _needed(name: str) -> list[str]:
    """What a package needs without any of its extras, here."""
    wanted = (Requirement(text) for text in requires(name) or ())
    return [one.name for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]


def made_by() -> dict[str, Any]:
    """The code and everything else besides inputs and notebooks that decides the bytes of a page (生成环境)."""
    code = {"version": qualitykit.__version__, "sha256": code_sha256()}
    return {"code": code, "reference_sha256": reference_sha256(), "packages": packages()}


def fingerprint() -> str:
    """One checksum of `made_by` (生成环境校验和), to compare two machines."""
    return sha256_of(canonical(made_by()))

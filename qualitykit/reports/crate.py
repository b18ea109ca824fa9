"""The published folder as other tools read it (RO-Crate 视图): a Workflow Run RO-Crate, no clock time in it.

`manifest.json` is ours and what counts; `ro-crate-metadata.json` says the same in the words of RO-Crate 1.1 and the
Workflow Run Crate profile: the plan of the run is the workflow, its inputs the objects, pages and tables the results.

**Source** RO-Crate Metadata Specification 1.1; Workflow Run Crate profile 0.5.
"""

from collections.abc import Mapping
from typing import Any

from qualitykit.language import say
from qualitykit.reports.manifest import canonical
from qualitykit.workspace.rubrics import SEAL

NAME = "ro-crate-metadata.json"
PLAN = f"capsule/{SEAL}"
_PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": "Process Run Crate",
    "https://w3id.org/ro/wfrun/workflow/0.5": "Workflow Run Crate",
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": "Workflow RO-Crate",
}
_FORMATS = {
    "html": "text/html",
    "csv": "text/csv",
    "ipynb": "application/x-ipynb+json",
    "json": "application/json",
    "yaml": "application/yaml",
    "lock": "text/plain",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_CODE, _ACTION = "#qualitykit", "#run"


def crate(facts: Mapping[str, Any], files: Mapping[str, str], published: str) -> str:
    """The text of `ro-crate-metadata.json` (RO-Crate 元数据).

    Args:
        facts: what the manifest says of the run.
        files: the checksum of every published file but manifest and metadata, by name.
        published: the day that stands as the date of publication, `2016-09-30`.
    """
    inputs = [name for name in files if name.startswith("capsule/") and name != PLAN]
    results = [name for name in files if not name.startswith("capsule/")]
    graph = [
        _descriptor(),
        _root(facts, files, published),
        _plan(files, inputs),
        {
            "@id": _CODE,
            "@type": ["SoftwareApplication", "ComputerLanguage"],
            "name": "qualitykit",
            "softwareVersion": facts["code"]["version"],
            "sha256": facts["code"]["sha256"],
        },
        {
            "@id": _ACTION,
            "@type": "CreateAction",
            "name": f"qualitykit report {facts['period']}",
            "actionStatus": "http://schema.org/CompletedActionStatus",
            "instrument": {"@id": PLAN},
            "object": _ids(inputs),
            "result": _ids(results),
        },
        *({"@id": url, "@type": "CreativeWork", "name": name} for url, name in _PROFILES.items()),
        *(_file(name, sha) for name, sha in files.items() if name != PLAN),
    ]
    return canonical({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph})


def _descriptor() -> dict[str, Any]:
    return {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": [
            {"@id": "https://w3id.org/ro/crate/1.1"},
            {"@id": "https://w3id.org/workflowhub/workflow-ro-crate/1.0"},
        ],
    }


def _root(facts: Mapping[str, Any], files: Mapping[str, str], published: str) -> dict[str, Any]:
    language, district = facts["language"], facts["district"][facts["language"]]
    title = say("index_title", language, district=district, period=facts["period"])
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": say("crate_description", language, revision=facts["revision"], day=published),
        "datePublished": published,
        "license": say("crate_license", language),
        "conformsTo": [{"@id": url} for url in _PROFILES],
        "mainEntity": {"@id": PLAN},
        "mentions": [{"@id": _ACTION}],
        "hasPart": _ids(files),
    }


def _plan(files: Mapping[str, str], inputs: list[str]) -> dict[str, Any]:
    return _file(PLAN, files[PLAN]) | {
        "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow"],
        "name": "qualitykit report",
        "programmingLanguage": {"@id": _CODE},
        "hasPart": _ids(name for name in inputs if name.endswith(".ipynb")),
    }


def _file(name: str, sha: str) -> dict[str, Any]:
    form = {"encodingFormat": _FORMATS[end]} if (end := name.rsplit(".", 1)[-1]) in _FORMATS else {}
    return {"@id": name, "@type": "File", "name": name, "sha256": sha, **form}


def _ids(names) -> list[dict[str, str]]:
    return [{"@id": name} for name in names]

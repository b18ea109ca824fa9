"""Whether a published folder is what was published (核验): four statements, each for itself.

- complete: every file of the manifest is there, and no other;
- valid: every file has its checksum, the manifest is in its one form and does not contradict itself;
- chained: each earlier revision beside it has the manifest that the next one recorded;
- signed: someone's SSH key signed the manifest, and with a file of allowed signers, whose.

What this cannot detect: whoever can write the whole folder can make all of it anew, chain included. Only a head hash
or a signature that is kept elsewhere shows that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualitykit.errors import Problem, QualitykitError
from qualitykit.language import say
from qualitykit.reports import durable
from qualitykit.reports.manifest import NAME, SIGNATURE, canonical, head, read_manifest
from qualitykit.reports.manifest import verify as differences
from qualitykit.reports.signature import signed_with, signer

_PRESENCE = ("file_lost", "file_extra")
_CANONICAL_SINCE = 2


@dataclass(frozen=True)
class Statement:
    """One of the four (一项结论): its name, whether it holds (None: cannot be said), the words, and what is wrong."""

    name: str
    holds: bool | None
    key: str
    values: dict[str, Any]
    problems: tuple[Problem, ...] = ()

    def text(self, language: str) -> str:
        """One line (一句话)."""
        what, verdict = say(f"verify_{self.name}", language), say(self.key, language, **self.values)
        return say("verify_line", language, what=what, verdict=verdict)


def verify(folder: Path, allowed: Path | None = None) -> list[Statement]:
    """The four statements about a published folder (核验).

    Args:
        folder: a published folder.
        allowed: OpenSSH's file of allowed signers; with it, a folder that none of them signed is wrong.

    Raises:
        QualitykitError: the folder has no manifest that can be read.
    """
    facts = read_manifest(folder)
    found = differences(folder)
    presence = tuple(problem for problem in found if problem.rule in _PRESENCE)
    content = [problem for problem in found if problem.rule not in _PRESENCE]
    content += [*_contradictions(facts), *_form(folder, facts)]
    files = {"files": len(facts["files"])}
    return [
        _stated("complete", presence, "verify_files_there", files),
        _stated("valid", tuple(content), "verify_yes", {}),
        _chain(folder, facts),
        _signature(folder, allowed),
    ]


def problems_of(statements: list[Statement]) -> list[Problem]:
    """Everything that is wrong, by file (全部问题)."""
    found = [problem for statement in statements for problem in statement.problems]
    return sorted(found, key=lambda problem: problem.file)


def _stated(name: str, problems: tuple[Problem, ...], key: str, values: dict[str, Any]) -> Statement:
    if problems:
        first = min(problem.file for problem in problems)
        return Statement(name, False, "verify_first_wrong", {"file": first}, problems)
    return Statement(name, True, key, values)


def _contradictions(facts: dict[str, Any]) -> Iterator[Problem]:
    """The inputs stand twice in a manifest: by themselves, and among the files of the capsule."""
    for name, sha in facts.get("inputs", {}).items():
        if facts["files"].get(inside := f"capsule/workspace/{name}") != sha:
            yield Problem(inside, None, None, "inputs_disagree")


def _form(folder: Path, facts: dict[str, Any]) -> Iterator[Problem]:
    written = durable.read(folder / NAME) or b""
    if facts.get("format", 0) >= _CANONICAL_SINCE and written != canonical(facts).encode():
        yield Problem(NAME, None, None, "manifest_form")


def _chain(folder: Path, facts: dict[str, Any]) -> Statement:
    """Back from revision to revision, as far as they stand beside each other."""
    at, count, by = folder.resolve(), 1, facts.get("revision", folder.name)
    while before := facts.get("previous"):
        at = at.with_name(Path(before["revision"]).name)
        if not at.is_dir():
            return Statement("chained", None, "verify_chain_away", {"previous": before["revision"]})
        if (found := head(at)) != before["manifest_sha256"]:
            values = {"found": found or "–", "allowed": before["manifest_sha256"], "by": by}
            problem = Problem(f"../{at.name}/{NAME}", None, None, "chain_broken", values)
            return _stated("chained", (problem,), "", {})
        try:
            facts, by, count = read_manifest(at), at.name, count + 1
        except QualitykitError as error:
            return _stated("chained", error.problems, "", {})
    if count == 1:
        return Statement("chained", True, "verify_first_revision", {})
    return Statement("chained", True, "verify_chain_whole", {"first": by, "count": count})


def _signature(folder: Path, allowed: Path | None) -> Statement:
    if not (folder / SIGNATURE).is_file():
        missing = (Problem(SIGNATURE, None, None, "signature_missing"),) if allowed else ()
        return Statement("signed", False if allowed else None, "verify_unsigned", {}, missing)
    who, wrong = signer(folder, allowed) if allowed else signed_with(folder)
    if wrong:
        return _stated("signed", (Problem(SIGNATURE, None, None, "signature_bad", {"found": wrong}),), "", {})
    if allowed:
        return Statement("signed", True, "verify_signed_by", {"by": who})
    return Statement("signed", None, "verify_signed_with", {"key": who})

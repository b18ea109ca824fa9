"""What a published period was made from and consists of (清单), and whether that still holds (核验)."""

import hashlib
import json
from pathlib import Path
from typing import Any

from qualitykit.errors import Problem, QualitykitError

NAME = "manifest.json"
FORMAT = 1


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal (校验和)."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def combined(by_name: dict[str, str]) -> str:
    """One SHA-256 for several files (合并校验和): of the lines `checksum  name`, sorted by name.

    The same as `sha256sum NAME… | sha256sum` with the names in that order.

    >>> combined({"b": "1", "a": "0"}) == hashlib.sha256(b"0  a\\n1  b\\n").hexdigest()
    True
    """
    lines = "".join(f"{checksum}  {name}\n" for name, checksum in sorted(by_name.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def checksums(folder: Path) -> dict[str, str]:
    """The checksum of every file in a folder but its manifest, by path, sorted (全部文件的校验和)."""
    files = sorted(path for path in folder.rglob("*") if not path.is_dir() and path != folder / NAME)
    return {path.relative_to(folder).as_posix(): sha256(path) if path.is_file() else "" for path in files}


def write_manifest(folder: Path, facts: dict[str, Any]) -> None:
    """Write the manifest of a folder that is otherwise complete (写清单)."""
    whole = {"format": FORMAT, **facts, "files": checksums(folder)}
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a published folder (读清单).

    Raises:
        QualitykitError: there is none, or it is damaged.
    """
    try:
        manifest = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if all(isinstance(value, str) for value in manifest["files"].values()):
            return manifest
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise QualitykitError(Problem(str(folder / NAME), None, None, "no_manifest"))


def verify(folder: Path) -> list[Problem]:
    """Every file of a published folder that is missing, changed or not listed (核验), by path; none if all is well.

    Raises:
        QualitykitError: the folder has no manifest that can be read.
    """
    recorded, found = read_manifest(folder)["files"], checksums(folder)
    problems = []
    for name in sorted(recorded.keys() | found.keys()):
        if name not in found:
            problems.append(Problem(name, None, None, "file_lost"))
        elif name not in recorded:
            problems.append(Problem(name, None, None, "file_extra"))
        elif found[name] != recorded[name]:
            values = {"found": found[name] or "–", "allowed": recorded[name]}
            problems.append(Problem(name, None, None, "file_changed", values))
    return problems

"""What a published period was made from and consists of (清单), and whether that still holds (核验)."""

import hashlib
import json
from pathlib import Path
from typing import Any

from qualitykit.errors import Problem, QualitykitError
from qualitykit.reports import durable

NAME = "manifest.json"
SIGNATURE = "manifest.json.sig"
FORMAT = 2
# Of a file, on the systems that we know.
_LONGEST_NAME = 255


def canonical(value: Any) -> str:
    """A value as JSON in the one form that is hashed and published (规范 JSON).

    Keys sorted, two spaces, UTF-8, one newline at the end.

    >>> canonical({"b": 1, "a": "镇"})
    '{\\n  "a": "镇",\\n  "b": 1\\n}\\n'
    """
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def sha256_of(content: str | bytes) -> str:
    """The SHA-256 of a text or of bytes, in hexadecimal (校验和)."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


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
    """The checksum of every file in a folder but its manifest, by path, sorted (全部文件的校验和).

    A symbolic link has none: what it leads to was not published.
    """
    own = (folder / NAME, folder / SIGNATURE)
    files = sorted(path for path in folder.rglob("*") if (path.is_symlink() or not path.is_dir()))
    return {
        path.relative_to(folder).as_posix(): sha256(path) if _is_plain(path) else ""
        for path in files
        if path not in own
    }


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def write_manifest(folder: Path, facts: dict[str, Any], files: dict[str, str] | None = None) -> str:
    """Write the manifest of a folder that is otherwise complete (写清单) -> its own SHA-256, the head hash.

    Args:
        folder: the folder.
        facts: what the manifest says besides.
        files: the checksums of all its files; taken here where None.
    """
    files = checksums(folder) if files is None else files
    text = canonical({"format": FORMAT, **facts, "files": files})
    durable.write(folder / NAME, text)
    return sha256_of(text)


def head(folder: Path) -> str:
    """The SHA-256 of a folder's manifest (首哈希), on which everything in the folder hangs; empty without one."""
    content = durable.read(folder / NAME)
    return "" if content is None else sha256_of(content)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a published folder (读清单).

    Raises:
        QualitykitError: there is none, or it is damaged.
    """
    try:
        manifest = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if _usable(manifest):
            return manifest
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise QualitykitError(Problem(str(folder / NAME), None, None, "no_manifest"))


def _usable(manifest: dict[str, Any]) -> bool:
    """Whether what every manifest is read for has its form; raises where not even that can be said."""
    before = manifest.get("previous") or {"revision": "-", "manifest_sha256": ""}
    texts = [*manifest["files"].values(), *manifest.get("inputs", {}).values(), *before.values()]
    texts += [before["revision"], before["manifest_sha256"], manifest.get("revision", "")]
    canonical(manifest).encode()  # half a sign, which JSON can hold, could not be printed
    name = Path(before["revision"]).name
    named = 0 < len(name.encode()) <= _LONGEST_NAME and name.isprintable()
    return named and type(manifest.get("format", 0)) is int and all(isinstance(text, str) for text in texts)


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

"""The folder of a period, from finished pages, results and snapshot (汇编): all that is going to be published."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from qualitykit.errors import Problem, QualitykitError
from qualitykit.reports import durable
from qualitykit.reports.notebooks import copy_of
from qualitykit.reports.snapshot import FOLDER, Snapshot
from qualitykit.reports.unit_pages import COPY, HTML, Finished, UnitPages


def assemble(
    tree: Path, pages: UnitPages, finished: Sequence[Finished], snapshot: Snapshot, texts: Mapping[str, str]
) -> dict[str, str]:
    """Lay a tree down (汇编) -> the checksum that every file of it must have, by name, sorted.

    Args:
        tree: the folder to make.
        pages, finished: the finished pages, whose files get a second name here.
        snapshot: what they were made from, published with them.
        texts: everything else, by name.
    """
    durable.make_folder(tree)
    for entry in finished:
        _link(pages.folder(entry) / HTML, tree, entry.page)
        _link(pages.folder(entry) / COPY, tree, copy_of(entry.page))
    for name in snapshot.files:
        _link(snapshot.folder / name, tree, f"{FOLDER}/{name}")
    put(tree, texts)
    return expected(finished, snapshot)


def expected(finished: Sequence[Finished], snapshot: Snapshot) -> dict[str, str]:
    """The checksums that are known before the tree is there (预期校验和)."""
    pages = {entry.page: entry.html for entry in finished}
    copies = {copy_of(entry.page): entry.copy for entry in finished}
    inputs = {f"{FOLDER}/{name}": sha for name, sha in snapshot.files.items()}
    return dict(sorted({**pages, **copies, **inputs}.items()))


def put(tree: Path, texts: Mapping[str, str | bytes]) -> None:
    """Write files into a tree (写入)."""
    for name, text in texts.items():
        durable.make_folders((tree / name).parent, tree)
        durable.write(tree / name, text)


def refuse_altered(known: Mapping[str, str], found: Mapping[str, str]) -> None:
    """A notebook may have written into the snapshot, or the disk gone bad: then nothing is published (核对).

    Raises:
        QualitykitError: a file that is not what it was.
    """
    altered = [name for name, sha in known.items() if found.get(name) != sha]
    if altered:
        raise QualitykitError(Problem(name, None, None, "work_altered") for name in altered)


def _link(source: Path, tree: Path, name: str) -> None:
    durable.make_folders((tree / name).parent, tree)
    durable.link(source, tree / name)

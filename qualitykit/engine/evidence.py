"""Whether a notebook ran from top to bottom (完成与否), judged by the copy alone; and the copy made tidy.

Papermill counts `sys.exit(0)` as success and marks cells that never ran as completed, so nothing it records counts.
"""

import re
import tempfile

from nbformat import NotebookNode

from qualitykit.engine.failure import Failure, first_line, plain
from qualitykit.engine.shell import MAY_FAIL, Stopped

_OWN_RECORDS = ("papermill", "execution")
_ERROR_MARK = "papermill-error-cell-tag"
_INJECTED = "injected-parameters"
_CELL_FILE = re.compile(re.escape(tempfile.gettempdir()) + r"/(?:[^/\s'\"]+/)*ipykernel_\d+/")
_ADDRESS = re.compile(r"(?<= at 0x)[0-9a-f]{6,}(?=[>,\s])")
_BACKSPACE = re.compile(r"[^\n]\x08")
_OVERWRITTEN = re.compile(r".*\r(?=[^\n])")


def shortfall(notebook: NotebookNode, crash: Exception | None) -> Failure | None:
    """The first cell that failed, never ran or lost count (失败处); None where the notebook ran to its end.

    Args:
        notebook: the executed copy.
        crash: what the engine raised, if it did.
    """
    if isinstance(crash, Stopped):
        return crash.failure
    cells = code_cells(notebook)
    for count, cell in enumerate(cells, start=1):
        for output in cell.get("outputs", ()):
            if output.output_type == "error" and not _may_fail(cell):
                trace = plain("\n".join(output.traceback))
                return Failure(count, first_line(f"{output.ename}: {output.evalue}"), trace)
            if output.get("execution_count", count) != count:
                return Failure(count, reason="counts_changed")
        if crash is None and cell.execution_count != count:
            return Failure(count)
    if crash is None:
        return None
    return Failure(started(notebook), first_line(f"{type(crash).__name__}: {crash}"), plain(str(crash)))


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """The cells that count (计数的单元格): those with code in them."""
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def started(notebook: NotebookNode) -> int:
    """How many code cells were started (已开始的单元格数), as papermill marked them."""
    return sum(1 for cell in code_cells(notebook) if cell.metadata.get("papermill", {}).get("start_time"))


def _may_fail(cell: NotebookNode) -> bool:
    return MAY_FAIL in cell.metadata.get("tags", ())


def tidy(notebook: NotebookNode) -> NotebookNode:
    """The copy without clock times, machine paths, random names and chance splits of streams (整理副本)."""
    for key in _OWN_RECORDS:
        notebook.metadata.pop(key, None)
    notebook.cells = [cell for cell in notebook.cells if _ERROR_MARK not in cell.metadata.get("tags", ())]
    for cell in notebook.cells:
        for key in _OWN_RECORDS:
            cell.metadata.pop(key, None)
        if _INJECTED in cell.metadata.get("tags", ()):
            cell["id"] = _INJECTED
        if cell.cell_type == "code":
            cell.outputs = _gathered(cell.outputs)
    return notebook


def _gathered(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Each stream of a cell in one piece where it first spoke, standard output before an adjacent stderr.

    When a kernel sends what was written depends on the clock; what a reader is shown should not.
    """
    kept: list[NotebookNode] = []
    streams: dict[str, NotebookNode] = {}
    for output in outputs:
        if output.output_type == "error":
            output.traceback = [_CELL_FILE.sub("", line) for line in output.traceback]
        if "text/plain" in output.get("data", {}):
            output.data["text/plain"] = _ADDRESS.sub("0", output.data["text/plain"])
        if output.output_type != "stream" or output.name not in streams:
            kept.append(output)
        else:
            streams[output.name].text += output.text
        if output.output_type == "stream":
            streams.setdefault(output.name, output)
    for output in streams.values():
        output.text = _CELL_FILE.sub("", _as_shown(output.text))
    return _in_order(kept)


def _in_order(outputs: list[NotebookNode]) -> list[NotebookNode]:
    names = [output.get("name") for output in outputs]
    for first in range(len(names) - 1):
        if names[first : first + 2] == ["stderr", "stdout"]:
            outputs[first : first + 2] = outputs[first + 1], outputs[first]
            break
    return outputs


def _as_shown(text: str) -> str:
    """What a terminal would show after backspaces and carriage returns.

    >>> _as_shown("10 %\\r100 %\\nab\\bc")
    '100 %\\nac'
    """
    while (shorter := _BACKSPACE.sub("", text)) != text:
        text = shorter
    return _OVERWRITTEN.sub("", text)

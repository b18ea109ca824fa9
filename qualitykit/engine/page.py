"""From a task to its page (由任务到网页): parameters in, cells run, the copy judged and tidied, the page made.

Happens in the process that runs the cells; papermill and the exporter see nothing of other pages.
"""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import nbformat
from nbformat import NotebookNode
from papermill import execute_notebook, inspect_notebook
from papermill.exceptions import PapermillExecutionError

from qualitykit.engine.evidence import shortfall, tidy
from qualitykit.engine.failure import Failure, first_line
from qualitykit.engine.named import named
from qualitykit.engine.parameters import refused
from qualitykit.errors import QualitykitError

_TALKATIVE = ("papermill", "traitlets", "asyncio", "nbclient", "jupyter_client")


def executed(
    text: str, parameters: dict[str, str], engine: str, **options: Any
) -> tuple[NotebookNode, Failure | None]:
    """A notebook run through papermill by one of its engines (执行) -> the tidy copy, and where it failed.

    Args:
        text: the notebook, JSON.
        parameters: what papermill sets.
        engine: the engine's name; options: what that engine takes besides.
    """
    kept = [nbformat.reads(text, as_version=4)]
    crash = None
    try:
        if problems := refused("notebook", inspect_notebook(kept[0]), parameters):
            raise QualitykitError(problems)
        fixed = {"kernel_name": "python3", "language": "python", "progress_bar": False}
        execute_notebook(kept[0], None, parameters, engine, kept=kept, **fixed, **options)
    except PapermillExecutionError:
        pass  # the copy shows it; and papermill raises it for cells that may fail, too
    except Exception as error:  # whatever stops one notebook must not stop the others
        crash = error
    failure = shortfall(kept[-1], crash)
    return tidy(kept[-1]), failure


def rendered(notebook: NotebookNode, render: str, language: str, root: str) -> tuple[str, Failure | None]:
    """The page of an executed notebook (网页), and why there is none.

    Args:
        render: `module:function`, or empty for no page.
        language, root: handed to it after the notebook.
    """
    if not render:
        return "", None
    try:
        return named(render)(notebook, language, root), None
    except Exception as error:  # a page that cannot be made is this page's failure
        return "", Failure(0, first_line(str(error) or type(error).__name__))


@contextmanager
def quiet() -> Iterator[None]:
    """Nothing that the libraries have to say reaches the terminal (静默)."""
    loggers = [logging.getLogger(name) for name in _TALKATIVE]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)

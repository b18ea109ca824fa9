"""The what-if panel of a notebook (推演面板): sliders where somebody can move them, a still picture everywhere else.

A widget needs a browser that is connected to a kernel. A notebook that is run by a program, or read without a
kernel, has none: there the panel shows the same tables as text, the same on every run.
"""

import importlib.util

from IPython import get_ipython

from qualitykit.language import say
from qualitykit.panel.desk import Desk
from qualitykit.panel.page import levers_html, rest_html, standing_html
from qualitykit.panel.settings import Settings

MIME = "application/vnd.jupyter.widget-view+json"


class Panel:
    """What a notebook shows (面板): of a desk, begun at some settings."""

    def __init__(self, desk: Desk, settings: Settings):
        self.desk, self.settings = desk, settings

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        if not (somebody_watches() and has_widgets()):
            return {"text/html": self.still(), "text/plain": repr(self)}
        from qualitykit.panel.controls import Controls

        shown = Controls(self.desk, self.settings).box._repr_mimebundle_()
        return {MIME: shown[MIME], "text/plain": repr(self)}

    def __repr__(self) -> str:
        return say("panel.mark_sentence", self.desk.language)

    def still(self) -> str:
        """The panel as it stands, for a reader without a kernel (静态画面)."""
        outcome, language = self.desk.outcome(self.settings), self.desk.language
        hint = "still" if has_widgets() else "no_widgets"
        parts = [standing_html(outcome, outcome.standing()), rest_html(outcome), levers_html(outcome)]
        return f"<p>{say(f'panel.{hint}', language)}</p>{''.join(parts)}"


def has_widgets() -> bool:
    """Whether ipywidgets is installed (是否装有 ipywidgets): it comes with the extra `lab`."""
    return importlib.util.find_spec("ipywidgets") is not None


def somebody_watches() -> bool:
    """Whether a notebook in a browser or editor asked for this cell (是否在界面中运行).

    Those name the cell in their request, as the programs that run a whole notebook do not.
    """
    kernel = getattr(get_ipython(), "kernel", None)
    if kernel is None:
        return False
    return "cellId" in (kernel.get_parent("shell").get("metadata") or {})

"""The sliders of the panel (面板控件): a thin layer of ipywidgets over the desk, which does all the work.

Needs the extra `lab`.
"""

import gc
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import ipywidgets as widgets

from qualitykit.errors import QualitykitError
from qualitykit.language import say
from qualitykit.outlook.scenario import KINDS
from qualitykit.panel.desk import Desk
from qualitykit.panel.levers import Key
from qualitykit.panel.page import rest_html, standing_html, text_html
from qualitykit.panel.settings import Settings
from qualitykit.panel.sliders import Slider
from qualitykit.tables.words import period_title

FOLDER = Path("scenarios")


class Controls:
    """Unit, period, sliders, buttons and what they come to (控件).

    box: the whole as one widget; settings: where everything stands; folder: where scenarios are saved.
    """

    def __init__(self, desk: Desk, settings: Settings, folder: Path = FOLDER):
        self.desk, self.settings, self.folder = desk, settings, folder
        self.sliders: dict = {}
        self.message, self.standing, self.rest = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.chart = widgets.Image(format="png")
        self.levers = widgets.Tab(layout={"width": "46%"})
        self._choosers()
        self._buttons()
        shown = widgets.VBox([self.standing, self.chart, self.rest], layout={"width": "54%"})
        rows = [
            widgets.HBox([self.unit, self.period]),
            widgets.HBox([self.name, self.save_button, self.reset_button]),
            self.message,
            widgets.HBox([self.levers, shown]),
        ]
        self.box = widgets.VBox(rows)
        self.box.add_class("what-if-panel")
        self._build()

    def text(self, key: str, **values) -> str:
        """A text of the panel (取文本)."""
        return say(f"panel.{key}", self.desk.language, **values)

    def _choosers(self) -> None:
        units = [(unit.title(self.desk.language), unit.id) for unit in self.desk.workspace.units]
        periods = [(period_title(period, self.desk.language), period) for period in self.desk.periods]
        self.unit = widgets.Dropdown(options=units, value=self.settings.unit, description=self.text("unit"))
        chosen = {"value": self.settings.period, "description": self.text("period")}
        self.period = widgets.Dropdown(options=periods, **chosen)
        for chooser in (self.unit, self.period):
            chooser.observe(lambda _: self.choose(), "value")

    def _buttons(self) -> None:
        wide = {"layout": {"width": "max-content"}}
        self.name = widgets.Text(placeholder=self.text("name"))
        self.save_button = widgets.Button(description=self.text("save"), **wide)
        self.reset_button = widgets.Button(description=self.text("reset"), **wide)
        self.save_button.on_click(lambda _: self.save())
        self.reset_button.on_click(lambda _: self.reset())

    def choose(self) -> None:
        """Another unit or period, as the data have it (选择单位与考核期)."""
        self.message.value = ""
        try:
            self.settings = self.desk.settings(self.unit.value, self.period.value)
        except QualitykitError as error:
            self._tell("cannot_show", error.text(self.desk.language))
            return
        self._build()

    def reset(self) -> None:
        """Everything back to the data (恢复为数据)."""
        self.message.value = ""
        self._set(self.desk.settings(self.settings.unit, self.settings.period), self.sliders)

    def save(self) -> None:
        """The scenario as a file of its own (保存情景)."""
        try:
            path = self.desk.save(self.settings, self.folder, self.name.value.strip())
        except OSError as error:
            self._tell("cannot_save", error.strerror or str(error))
            return
        self.message.value = text_html(
            self.text("saved", path=path, command=self.desk.command(self.settings, path))
        )

    def move(self, key: Key, value: Fraction | None) -> None:
        """One lever moved by hand: what depends on it follows, and all is drawn again (设定并重算)."""
        self._set(self.settings.moved_to(key, value), [one for one in self.sliders if one[:2] == key[:2]])

    def _set(self, settings: Settings, keys: Iterable[Key]) -> None:
        self.settings = settings
        for key in keys:
            self.sliders[key].show(settings)
        self.draw()

    def draw(self) -> None:
        """Score, grade, chances and path as they now are (重绘)."""
        try:
            outcome = self.desk.outcome(self.settings)
        except QualitykitError as error:
            self._tell("cannot_show", error.text(self.desk.language))
            return
        table = outcome.standing()
        chart = outcome.chart(table)
        self.standing.value, self.rest.value = standing_html(outcome, table), rest_html(outcome)
        self.chart.value = chart.png if chart else b""

    def _build(self) -> None:
        """Sliders for another unit or period, in a tab for each kind."""
        rubric, language = self.desk.base(self.settings.period).rubric, self.desk.language
        levers = self.settings.levers
        self.sliders = {key: Slider(lever, rubric, language, self.move) for key, lever in levers.items()}
        tabs = {kind: [one for key, one in self.sliders.items() if key[0] == kind] for kind in KINDS}
        told = {kind: sliders for kind, sliders in tabs.items() if sliders}
        self.levers.children = [_column(sliders) for sliders in told.values()]
        self.levers.titles = [self.text(f"group_{kind}") for kind in told]
        self._set(self.settings, self.sliders)
        _set_aside()

    def _tell(self, key: str, why: str) -> None:
        self.message.value = text_html(self.text(key, why=why))


def _set_aside() -> None:
    """Leave what is there by now, a district and its libraries, out of garbage collection.

    It stays for as long as the panel does, and to look through it takes as long as a whole redraw, every so many moves.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _column(sliders: list[Slider]) -> widgets.Widget:
    """Labels and controls of one kind, one under the other."""
    parts = [part for one in sliders for part in (one.label, one.control)]
    return widgets.VBox(parts, layout={"max_height": "720px", "overflow": "auto", "display": "block"})

"""One slider of the panel (滑块): a control for a lever, and above it the lever's name and where it stands."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import ipywidgets as widgets

from qualitykit.exact import decimal_text, to_fraction
from qualitykit.language import say
from qualitykit.language.inert import as_html
from qualitykit.panel.levers import Key, Lever
from qualitykit.panel.settings import Settings
from qualitykit.panel.values import shown, value_text
from qualitykit.rubric import Rubric

Move = Callable[[Key, Fraction | None], None]
_WIDE = {"width": "96%"}
# A selection slider takes no None among its values.
_NOTHING = ""


class Slider:
    """A lever that can be moved (滑块).

    label: its name and where it stands, as HTML; control: the slider itself, or a box to tick for an honour.
    """

    def __init__(self, lever: Lever, rubric: Rubric, language: str, move: Move):
        self.lever, self.rubric, self.language, self.move = lever, rubric, language, move
        self.title = lever.title(rubric, language)
        self.label = widgets.HTML()
        self.control = _CONTROLS[lever.form](lever, language)
        self.control.add_class("what-if-lever")
        self._showing = False
        self.control.observe(self._moved, "value")

    def show(self, settings: Settings) -> None:
        """Stand where the settings have it, without taking that for a move (显示)."""
        self._showing = True
        try:
            if self.lever.form == "count":
                self.control.max = int(settings.high(self.lever.key))
            self.control.value = _position(self.lever, settings.value(self.lever.key))
        finally:
            self._showing = False
        self.label.value = self._text(settings)

    def _text(self, settings: Settings) -> str:
        key = self.lever.key
        data = Settings(settings.unit, settings.period, settings.levers)
        old, new = (value_text(one, key, self.rubric, self.language) for one in (data, settings))
        if self.lever.pooled:
            old = f"{old} · {say('panel.pooled', self.language, count=self.lever.pooled)}"
        if key[:2] in {moved[:2] for moved in settings.moved}:
            said = f"<b>{as_html(say('panel.set_to', self.language, value=new, data=old))}</b>"
        else:
            said = as_html(say("panel.as_data", self.language, value=old))
        return f"<div>{as_html(self.title)}<br>{said}</div>"

    def _moved(self, change: dict[str, Any]) -> None:
        if not self._showing:
            self.move(self.lever.key, _value(self.lever, change["new"]))


def _count(lever: Lever, language: str) -> widgets.Widget:
    return widgets.IntSlider(0, 0, int(lever.high), int(lever.step), layout=_WIDE)


def _percent(lever: Lever, language: str) -> widgets.Widget:
    shape = {"step": float(lever.step), "readout_format": f".{_places(lever)}f"}
    return widgets.FloatSlider(0, min=0, max=100, **shape, layout=_WIDE)


def _places(lever: Lever) -> int:
    """Decimals of a lever's step."""
    return len(str(lever.step.denominator)) - 1


def _steps(lever: Lever, language: str) -> widgets.Widget:
    """Points or money in steps, and before them nothing given where the data have nothing."""
    choices = [(shown(lever, value, language), value) for value in lever.choices]
    nothing = [(shown(lever, None, language), _NOTHING)] if lever.data is None else []
    return widgets.SelectionSlider(options=nothing + choices, layout=_WIDE)


def _held(lever: Lever, language: str) -> widgets.Widget:
    return widgets.Checkbox(description=say("panel.yes", language), indent=False, layout=_WIDE)


_CONTROLS = {"count": _count, "percent": _percent, "steps": _steps, "held": _held}


def _position(lever: Lever, value: Fraction | None) -> Any:
    """Where a control stands for a value; one that knows no blank stands at 0."""
    if lever.form == "steps":
        return _NOTHING if value is None else value
    if lever.form == "held":
        return bool(value)
    return int(value or 0) if lever.form == "count" else float(value or 0)


def _value(lever: Lever, position: Any) -> Fraction | None:
    """The value of a control's position, on the lever's own steps."""
    if lever.form == "percent":
        return to_fraction(decimal_text(to_fraction(position), _places(lever)))
    return None if position == _NOTHING else Fraction(position)

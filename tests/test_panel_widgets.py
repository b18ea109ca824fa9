"""The panel's widgets over a desk, without a browser: they only hand on what was moved, and show what comes back."""

from fractions import Fraction
from pathlib import Path

import pytest
from IPython import InteractiveShell

from qualitykit.outlook import read_scenario
from qualitykit.panel import Desk, Panel, panel
from qualitykit.panel.controls import Controls
from qualitykit.period import Period
from qualitykit.workspace import open_workspace

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
PASSED = ("measures", "manufacturing_pass_rate", "numerator")
SAMPLES = ("measures", "manufacturing_pass_rate", "denominator")


@pytest.fixture(scope="module")
def desk():
    """A desk on the sample, in English."""
    return Desk(open_workspace(SAMPLE), "en")


@pytest.fixture
def controls(desk, tmp_path):
    """The panel of one town, that saves into a folder of its own."""
    return Controls(desk, desk.settings("laoyachen", "2016"), tmp_path / "scenarios")


def test_it_starts_at_the_data(controls):
    """Before anything is moved every control stands at the data, and the panel says that nothing is set."""
    assert controls.sliders[PASSED].control.value == 184
    assert "Nothing is set" in controls.standing.value
    assert "80.00, grade B" in controls.standing.value
    assert bytes(controls.chart.value).startswith(b"\x89PNG")


def test_a_moved_slider_redraws_everything(controls):
    """Score, grade, chances, changes and picture follow the slider at once, marked as a scenario."""
    before, chances = bytes(controls.chart.value), controls.rest.value
    controls.sliders[PASSED].control.value = 183
    assert "78.92, grade C" in controls.standing.value
    assert "Scenario, not data" in controls.standing.value
    assert "183/200 = 91.50 %" in controls.rest.value
    assert controls.rest.value != chances
    assert bytes(controls.chart.value) != before
    assert "<b>set to 183/200" in controls.sliders[PASSED].label.value


def test_samples_bound_the_passes(controls):
    """Fewer samples lower the slider of the passes and its end, without a second redraw of its own."""
    controls.sliders[SAMPLES].control.value = 100
    passes = controls.sliders[PASSED].control
    assert (passes.value, passes.max) == (92, 100)
    assert controls.settings.value(PASSED) == 92


@pytest.mark.parametrize(
    ("key", "position", "value"),
    [
        (("targets", "manufacturing_pass_rate", ""), 92.4, Fraction(462, 5)),
        (("awards", "4.8.2", ""), Fraction(1), 1),
        (("honours", "luban_award", ""), True, 1),
        (("funding", "product", ""), Fraction(500_000), 500_000),
    ],
)
def test_every_form_of_control_is_handed_on(controls, key, position, value):
    """A percentage, points, a held honour and money reach the settings exactly."""
    controls.sliders[key].control.value = position
    assert controls.settings.moved == {key: value}


def test_an_award_can_be_taken_back_to_nothing(desk, tmp_path):
    """What the data do not have can be set, and unset again."""
    controls = Controls(desk, desk.settings("guxing", "2016Q1"), tmp_path)
    one = next(s for k, s in controls.sliders.items() if k[0] == "awards" and s.lever.data is None)
    one.control.value = Fraction(0)
    assert controls.settings.moved == {one.lever.key: 0}
    one.control.value = ""
    assert controls.settings.moved == {}


def test_reset_brings_everything_back(controls):
    """After a reset every control and every text is the data's again."""
    first = controls.standing.value
    controls.sliders[PASSED].control.value = 150
    controls.reset_button.click()
    assert controls.settings.moved == {}
    assert controls.sliders[PASSED].control.value == 184
    assert controls.standing.value == first


def test_save_writes_a_scenario_and_says_where(controls):
    """The button writes the file, never over another one, and names the command that scores it."""
    controls.sliders[PASSED].control.value = 183
    controls.name.value = "one failure more"
    controls.save_button.click()
    controls.save_button.click()
    paths = sorted(controls.folder.iterdir())
    assert len(paths) == 2
    assert read_scenario(paths[0]).title == "one failure more"
    assert "--scenario" in controls.message.value
    assert "scenario, not data" in controls.message.value


def test_a_folder_that_cannot_be_written_is_told(controls):
    """Where there is no room for the file the panel says so and goes on."""
    controls.folder.write_text("a file where the folder should be", "utf-8")
    controls.save_button.click()
    assert "Not saved" in controls.message.value


def test_another_unit_and_period_have_their_own_levers(controls):
    """Choosing anew starts from that unit's data."""
    controls.sliders[PASSED].control.value = 150
    controls.unit.value = "supervision_office"
    assert PASSED not in controls.sliders
    controls.period.value = Period(2016, 1)
    assert (controls.settings.unit, str(controls.settings.period)) == ("supervision_office", "2016Q1")
    assert controls.settings.moved == {}
    assert "no total" in controls.rest.value or "no grade yet" in controls.standing.value


def test_a_period_that_cannot_be_scored_is_told(controls, monkeypatch):
    """Problems of the data are shown in words, not as a traceback."""
    real = controls.desk.settings
    monkeypatch.setattr(controls.desk, "settings", lambda unit, _: real("nobody", "2016"))
    controls.unit.value = "guxing"
    assert "cannot be worked out" in controls.message.value
    assert "nobody" in controls.message.value


class Kernel:
    """A kernel that was asked by a browser, or by a program."""

    def __init__(self, metadata):
        self.metadata = metadata

    def get_parent(self, channel):
        """The request that is being answered."""
        return {"metadata": self.metadata}


@pytest.fixture
def asked_by(monkeypatch):
    """Run as in a kernel that was asked so: `asked_by({"cellId": "x"})`."""

    def set_up(metadata):
        shell = InteractiveShell()
        shell.kernel = Kernel(metadata)
        monkeypatch.setattr(panel, "get_ipython", lambda: shell)

    return set_up


def test_a_browser_gets_widgets(desk, asked_by):
    """Where somebody can move them, the panel is a widget."""
    asked_by({"cellId": "x"})
    bundle = Panel(desk, desk.settings("laoyachen", "2016"))._repr_mimebundle_()
    assert set(bundle) == {panel.MIME, "text/plain"}


@pytest.mark.parametrize("metadata", [{}, None])
def test_a_program_gets_a_still_picture_that_never_varies(desk, asked_by, metadata):
    """Run by a program the panel is text, without any id, the same each time."""
    asked_by(metadata)
    first, second = (Panel(desk, desk.settings("laoyachen", "2016"))._repr_mimebundle_() for _ in range(2))
    assert set(first) == {"text/html", "text/plain"}
    assert first == second
    assert "184" in first["text/html"]
    assert "make lab" in first["text/html"]


def test_without_ipywidgets_it_says_how_to_get_them(desk, asked_by, monkeypatch):
    """The core has no widgets: the panel is a still picture that names the extra."""
    asked_by({"cellId": "x"})
    monkeypatch.setattr(panel, "has_widgets", lambda: False)
    bundle = Panel(desk, desk.settings("laoyachen", "2016"))._repr_mimebundle_()
    assert panel.MIME not in bundle
    assert "qualitykit[lab]" in bundle["text/html"]


def test_outside_a_notebook_it_is_a_still_picture(desk):
    """In a plain Python nobody can move anything."""
    assert not panel.somebody_watches()
    assert repr(Panel(desk, desk.settings("laoyachen", "2016"))) == "Scenario, not data."

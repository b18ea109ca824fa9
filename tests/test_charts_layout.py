"""Panels are as large as their labels and the legend leave room for (版面)."""

import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from qualitykit.charts import paper
from qualitykit.charts.layout import ABOVE, BELOW, arrange, legend

LONG = "a name as long as names of offices come, and a little longer than that"


def arranged(panels=1, names=("a", "b"), place=None, height=2.5, text="", **more):
    """A sheet with some bars on each panel, laid out, and its renderer."""
    with rc_context(paper._style()):
        figure = Figure(figsize=(paper.WIDTH, height), dpi=paper.DPI)
        FigureCanvasAgg(figure)
        axes = figure.subplots(1, panels, squeeze=False, **more)[0].tolist()
        for panel in axes:
            panel.barh(range(len(names)), [1] * len(names), label="points")
            paper.rows_down(panel, list(names))
            panel.set_xlabel("axis")
            panel.annotate(text, (1, 0), (5, 0), "axes fraction", "offset points", va="center")
        if place:
            legend(axes[0], place)
        arrange(figure, axes)
        figure.canvas.draw()
    return figure, axes


def inside(figure):
    """Whether all that is drawn lies on the sheet, give or take a pixel."""
    box, (width, height) = figure.get_tightbbox(figure.canvas.get_renderer()), figure.get_size_inches()
    slack = 1 / figure.dpi
    return min(box.x0, box.y0) >= -slack and box.x1 <= width + slack and box.y1 <= height + slack


@pytest.mark.parametrize("names", [("a", "b"), (LONG[:11], "b"), ("质量宏观管理", "质量安全监管")])
@pytest.mark.parametrize("panels", [1, 2, 3])
@pytest.mark.parametrize("place", [None, ABOVE, BELOW])
def test_everything_is_on_the_sheet(names, panels, place):
    """Short names and long ones, one panel or several, with and without a legend."""
    figure, axes = arranged(panels, names, place, text="93.48 % (675)")
    assert inside(figure)
    assert all(panel.get_position().width > 0 for panel in axes)


def test_a_long_name_has_the_room_it_needs():
    """As long as any that is drawn, on a panel of its own."""
    figure, (panel,) = arranged(names=(LONG, "b"))
    assert inside(figure)
    assert panel.get_position().width > 0.2


def test_names_that_leave_no_room_leave_a_panel():
    """The widest names on three panels do not fit: what is drawn is cut off, and nothing fails."""
    figure, axes = arranged(3, (LONG, LONG), ABOVE, height=0.6)
    assert not inside(figure)
    assert all(panel.bbox.width > 0.4 * figure.dpi and panel.bbox.height > 0 for panel in axes)


def test_labels_do_not_reach_into_the_next_panel():
    """The text at the end of a row ends before the names of the next panel begin."""
    figure, axes = arranged(2, ("first name", "second name"), text="a text at the end")
    boxes = [panel.get_tightbbox(figure.canvas.get_renderer()) for panel in axes]
    assert boxes[0].x1 < boxes[1].x0


@pytest.mark.parametrize(("place", "end"), [(ABOVE, "y1"), (BELOW, "y0")])
def test_the_legend_has_its_own_room(place, end):
    """No panel, nor anything that belongs to it, meets the legend."""
    figure, (panel,) = arranged(place=place)
    renderer = figure.canvas.get_renderer()
    box, panel_box = figure.legends[0].get_window_extent(renderer), panel.get_tightbbox(renderer)
    assert panel_box.y1 <= box.y0 if end == "y1" else panel_box.y0 >= box.y1


def test_room_that_is_not_needed_is_given_to_the_panel():
    """Shorter names make a wider panel; no legend, a higher one."""
    _, (short,) = arranged(names=("a", "b"))
    _, (long,) = arranged(names=(LONG, "b"), place=ABOVE)
    assert short.get_position().width > long.get_position().width
    assert short.get_position().height > long.get_position().height


def test_widths_are_shared_as_asked():
    """Panels are as wide beside each other as their ratios say."""
    _, axes = arranged(2, gridspec_kw={"width_ratios": [3, 1]})
    wide, narrow = (panel.get_position().width for panel in axes)
    assert wide == pytest.approx(3 * narrow)


def test_the_check_itself_sees_what_is_cut_off():
    """A sheet that was not laid out again has its long names cut off."""
    figure, (panel,) = arranged()
    panel.set_yticks([0, 1], [LONG, LONG])
    assert not inside(figure)

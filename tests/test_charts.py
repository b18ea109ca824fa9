"""Charts draw what their tables say, quietly, in both languages (图)."""

import struct
import sys
import warnings
from fractions import Fraction
from pathlib import Path

import pytest
from matplotlib import rcParams
from matplotlib.backends.backend_agg import FigureCanvasAgg

from qualitykit import charts
from qualitykit.charts import paper
from qualitykit.language import say
from qualitykit.scoring import assess
from qualitykit.tables import (
    document,
    grid,
    losses,
    measured,
    movement,
    official,
    readings,
    standing,
    timeline,
)
from qualitykit.tables.cells import frame
from qualitykit.workspace import open_workspace

ROOT = Path(__file__).parent.parent
LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def past(sample):
    """The periods up to the third quarter."""
    return timeline.timeline(sample, assess(sample, "2016Q3"))


def drawn(sample, past, language):
    """Every chart of the three reports, by name, for one town."""
    now, unit = past[-1].assessment, sample.unit("guxing")
    rubric = now.rubric
    field = standing.field(now, unit, language)
    return {
        "topics": charts.topics(grid.topic_points(now, unit, language), language),
        "rates": charts.rates(measured.pass_rates(past, unit, language), language),
        "funding": charts.funding(measured.funding(sample, now, unit, language), language),
        "periods": charts.periods(timeline.periods(past, unit, language), rubric, language),
        "field": charts.standings(field, rubric, language, standing.marked(unit, language)),
        "official": charts.standings(official.official(now, "department", language), rubric, language),
        "shares": charts.shares(grid.shares(now, language), rubric, language),
        "offices": charts.offices(losses.office_losses(now, language), language),
        "movement": charts.movement(movement.movement(past, language), language),
        "duties": charts.duties(document.duties(rubric, now.units, language), rubric, language),
        "bands": charts.bands(readings.bands(rubric, language), language),
    }


@pytest.fixture
def panels(monkeypatch):
    """The panels of every chart drawn in the test, kept for a look."""
    kept = []
    save = paper._png

    def look(figure):
        kept.append(list(figure.axes))
        return save(figure)

    monkeypatch.setattr(paper, "_png", look)
    return kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_is_a_small_picture_drawn_without_a_word(sample, past, language, capfd):
    """No missing glyph, no fallback, no message; PNGs of page width, small enough for a page of several."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pictures = drawn(sample, past, language)
    assert capfd.readouterr() == ("", "")
    for name, chart in pictures.items():
        png = chart._repr_png_()
        assert png.startswith(b"\x89PNG")
        width, _ = struct.unpack(">II", png[16:24])
        assert width == round(paper.WIDTH * paper.DPI), name
        assert len(png) < 70_000, name
        assert repr(chart), name


def test_the_same_table_gives_the_same_bytes(past):
    """No clock time and no random name goes into a picture."""
    table = timeline.periods(past, None, "zh")
    rubric = past[-1].assessment.rubric
    first, second = (charts.periods(table, rubric, "zh").png for _ in range(2))
    assert first == second


def test_drawing_leaves_matplotlib_as_it_was(past):
    """Whoever draws charts of their own in the same notebook keeps their settings."""
    before = dict(rcParams)
    charts.bands(readings.bands(past[-1].assessment.rubric, "zh"), "zh")
    assert dict(rcParams) == before


def test_the_font_comes_from_a_package_that_is_not_imported():
    """One font for both languages, at its normal weight; importing its package would change settings."""
    assert paper.font_name() == "Noto Sans SC"
    assert "zhplot" not in sys.modules


def test_every_letter_of_every_text_can_be_drawn():
    """The font has each sign that a label, a unit's name or a title of the rubric can bring into a chart."""
    from fontTools.ttLib import TTFont

    from qualitykit.language.document_text import DOCUMENT_TEXT
    from qualitykit.language.tables_text import TABLES_TEXT

    folder = Path(paper.importlib.util.find_spec("zhplot").origin).parent
    known = TTFont(folder / "fonts" / "NotoSansSC-Regular.ttf").getBestCmap()
    texts = [text for table in (TABLES_TEXT, DOCUMENT_TEXT) for pair in table.values() for text in pair]
    texts.append((ROOT / "data" / "sample" / "district.yaml").read_text("utf-8"))
    assert {
        letter for text in texts for letter in text if letter != "\n" and ord(letter) not in known
    } == set()


class TestWhatIsDrawn:
    """The marks stand where the table's cells say."""

    def test_bars_are_as_long_as_the_points(self, past, panels):
        """Earned, lost and open, side by side, in the order of the topics."""
        table = grid.topic_points(past[-1].assessment, None, "en")
        charts.topics(table, "en")
        ((panel,),) = panels
        widths = [bar.get_width() for bar in panel.patches]
        cells = [float(cell) for name in ("Points", "Lost", "Open") for cell in table[name]]
        assert widths == pytest.approx(cells)

    def test_dots_and_ranges_stand_at_total_and_ends(self, past, panels):
        """One dot and one line per unit; the edges of the grades are ruled in."""
        now = past[-1].assessment
        table = official.official(now, "town", "en")
        charts.standings(table, now.rubric, "en")
        ((panel,),) = panels
        lines = [line.get_xdata() for line in panel.lines]
        dots = [float(x[0]) for x in lines if len(x) == 1]
        ranges = [tuple(map(float, x)) for x in lines if len(x) == 2 and x[0] != x[1]]
        assert dots == [float(cell) for cell in table["Total"]]
        assert ranges == list(zip(map(float, table["Lowest"]), map(float, table["Highest"]), strict=True))
        assert sorted(x[0] for x in lines if len(x) == 2 and x[0] == x[1]) == [60, 80, 90]

    def test_grades_are_told_beside_the_dots(self, past, panels):
        """A D by veto stands at its high total and is labelled D."""
        now = past[-1].assessment
        charts.standings(official.official(now, "town", "en"), now.rubric, "en")
        texts = [text.get_text() for text in panels[0][0].texts]
        assert "90.48  D" in texts

    def test_a_total_that_is_missing_is_not_drawn(self, past, panels):
        """A dash stands in its row; its range is there."""
        heads = ("unit", "rank", "total", "low", "high", "grade", "remark")
        rows = [("a", "–", "–", "0.00", "110.00", "–", "–"), ("b", "1", "95.00", "95.00", "95.00", "A", "–")]
        table = frame([say(f"column.{name}", "en") for name in heads], rows)
        charts.standings(table, past[-1].assessment.rubric, "en")
        ((panel,),) = panels
        dots = [line.get_xdata()[0] for line in panel.lines if len(line.get_xdata()) == 1]
        assert dots[0] != dots[0]
        assert dots[1] == 95
        assert "–  –" in [text.get_text() for text in panel.texts]

    def test_squares_hold_the_tables_cells(self, past, panels):
        """Every square says what the table says."""
        now = past[-1].assessment
        table = grid.shares(now, "en")
        charts.shares(table, now.rubric, "en")
        texts = [text.get_text() for text in panels[0][0].texts]
        assert texts == table.to_numpy().ravel().tolist()

    def test_steps_rise_as_the_bands_do(self, past, panels):
        """Two staircases, a hair apart so that both can be seen."""
        table = readings.bands(past[-1].assessment.rubric, "en")
        charts.bands(table, "en")
        values = [round(value) for stairs in panels[0][0].patches for value in stairs.get_data().values]
        assert values == [int(cell) for cell in table["Deduction"]]

    def test_money_is_labelled_with_its_sum(self, sample, past, panels):
        """Each bar ends with the total of its row."""
        table = measured.funding(sample, past[-1].assessment, sample.unit("guxing"), "en")
        charts.funding(table, "en")
        texts = [text.get_text() for text in panels[0][0].texts]
        assert set(table["Total"]) <= set(texts)


class TestNothingToDraw:
    """An empty table has no chart."""

    def test_tables_without_rows_have_none(self, past):
        """No empty axes on a page."""
        rubric = past[-1].assessment.rubric
        heads = {
            "topics": ("topic", "points", "lost", "open"),
            "funding": ("span", "sum", "growth"),
            "offices": ("department", "own_lost", "towns_lost"),
            "movement": ("unit", "total_before", "total", "change"),
            "bands": ("criterion", "shortfall_from", "deduct"),
            "rates": ("measure", "until", "numerator", "denominator", "rate", "target"),
        }
        for name, columns in heads.items():
            empty = frame([say(f"column.{column}", "en") for column in columns], [])
            assert getattr(charts, name)(empty, "en") is None, name
        empty = frame([say(f"column.{name}", "en") for name in ("unit", "total", "low", "high", "grade")], [])
        assert charts.standings(empty, rubric, "en") is None
        assert charts.periods(empty, rubric, "en") is None
        assert charts.shares(frame(["Unit"], []), rubric, "en") is None

    def test_tables_of_dashes_have_none(self, past):
        """A column without a number is nothing to draw either."""
        rubric = past[-1].assessment.rubric
        heads = [say(f"column.{name}", "en") for name in ("unit", "total", "low", "high", "grade")]
        assert charts.standings(frame(heads, [("a", *"––––")]), rubric, "en") is None
        assert charts.periods(frame(heads, [("a", "–", "0.00", "110.00", "–")]), rubric, "en") is None
        heads = [say(f"column.{name}", "en") for name in ("span", "sum", "growth")]
        assert charts.funding(frame(heads, [("2016", "–", "–")]), "en") is None
        heads = [say(f"column.{name}", "en") for name in ("unit", "total_before", "total", "change")]
        assert charts.movement(frame(heads, [("a", "–", "90.00", "–")]), "en") is None


def test_a_district_of_one_unit_and_a_unit_of_two_criteria_can_be_drawn(tmp_path):
    """The smallest tables still make pictures."""
    nation = open_workspace(ROOT / "data" / "national")
    now = assess(nation, "2024Q4")
    moments = timeline.timeline(nation, now)
    unit = nation.unit("nation")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert charts.shares(grid.shares(now, "en"), now.rubric, "en")
        assert charts.rates(measured.pass_rates(moments, unit, "en"), "en")
        assert charts.standings(standing.field(now, unit, "en"), now.rubric, "en")
        assert charts.topics(grid.topic_points(now, unit, "en"), "en")


def test_the_scale_of_totals_fits_any_document(past, panels):
    """Another total, another cap: the axis ends where its totals can."""
    from types import SimpleNamespace

    scale = [SimpleNamespace(id="good", start=Fraction(25)), SimpleNamespace(id="poor", start=Fraction(0))]
    rubric = SimpleNamespace(
        grades=SimpleNamespace(scale=scale),
        total=Fraction(50),
        bonus=SimpleNamespace(cap=Fraction(3)),
    )
    heads = [say(f"column.{name}", "en") for name in ("unit", "total", "low", "high", "grade")]
    charts.standings(frame(heads, [("a", "33.25", "20.00", "53.00", "good")]), rubric, "en")
    ((panel,),) = panels
    assert panel.get_xlim() == pytest.approx((0, 1.03 * 53))
    assert isinstance(panel.figure.canvas, FigureCanvasAgg)

"""From an executed notebook to a page (导出网页): self-contained, without code, script or outside address."""

import logging
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from unicodedata import east_asian_width

import nbformat
from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert import HTMLExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from qualitykit.language import say
from qualitykit.language.inert import visible, without_turns
from qualitykit.reports.self_contained import NotSelfContained, refuse_outside

__all__ = ["NotSelfContained", "page_of", "render", "warm"]

_FOLDER = Path(__file__).resolve().parent
_TEMPLATE = "template"
_HIDDEN = {"parameters", "injected-parameters"}
_FOR_ANALYSTS = "analyst"
_MANY_COLUMNS = 9
_SHORT = 14
_NUMBER = re.compile(r"[-−+±<>]?[\d,]*\.?\d+ ?[%‰]?")
_NUMBERS = re.compile(rf"\s*(?:{_NUMBER.pattern}(?:\s*[–~/]\s*{_NUMBER.pattern})?|[–—∞-])?\s*")


_FOR_NOTEBOOKS = ("analysis", "charts", "outlook", "reports.provenance", "scoring", "tables", "workspace")
_TRIAL = {
    "text/html": "<table><tr><td>1 &lt; 2 &#8211;</td></tr></table>",
    "text/markdown": "## a",
    "text/plain": "a",
}


def warm() -> None:
    """Do once what every page needs (预热), so that processes forked afterwards need not.

    Imports what the notebooks import, builds the exporter, and draws one small chart for the fonts.
    """
    for name in _FOR_NOTEBOOKS:
        import_module(f"qualitykit.{name}")
    from qualitykit.charts.paper import sheet

    with sheet(1.0) as (_, (panel,), _):
        panel.set_title("质量 0123456789 quality", loc="left")
    trial = [
        new_markdown_cell("# 质量\n\n*a* `b`"),
        new_code_cell("1", outputs=[new_output("display_data", _TRIAL)]),
    ]
    page_of(new_notebook(cells=trial), "zh")


def render(template: str, language: str, **values) -> str:
    """A page of our own from one of the templates; every value is escaped (渲染模板)."""
    own = {"language": language, "style": _style(), "say": lambda key, **more: say(key, language, **more)}
    return _templates().get_template(template).render(**own, **values)


def page_of(notebook: nbformat.NotebookNode, language: str, up: str = "") -> str:
    """The published page of an executed notebook (网页).

    Shows prose and results; code, parameter cells, warnings and prose tagged `analyst` stay in the executed copy,
    and so do tables without a row. The title is the first
    heading, the contents are the headings of the second level.

    Args:
        notebook: the executed copy, not changed.
        language: `zh` or `en`.
        up: the way from the page to its period's folder, such as `../`.

    Raises:
        NotSelfContained: a result brings a script or a frame, loads from an address or leads to one.
    """
    body = BeautifulSoup(without_turns(_body(notebook)), "html.parser")
    refuse_outside(body)
    for style in body.find_all("style", scoped=True):
        style.decompose()
    for table in body.find_all("table"):
        if table.find("td"):
            _set_table(body, table)
        else:
            table.decompose()
    for image in body.find_all("img"):
        image["alt"] = _nearest_heading(image)
    first = body.find("h1")
    title, head = ("", "") if first is None else (first.get_text(), str(first.extract()))
    contents = list(_anchored(body))
    return render(
        "page.html.j2", language, title=title, head=head, contents=contents, body=str(body).strip(), up=up
    )


def _body(notebook: nbformat.NotebookNode) -> str:
    shown = notebook.copy()
    shown.cells = [cell for cell in notebook.cells if _is_shown(cell)]
    return _exporter().from_notebook_node(shown)[0]


def _is_shown(cell: nbformat.NotebookNode) -> bool:
    """Results, and prose that is not tagged as meant for whoever works in the notebook."""
    tags = set(cell.metadata.get("tags", ()))
    if cell.cell_type != "code":
        return _FOR_ANALYSTS not in tags
    return bool(cell.outputs) and not _HIDDEN & tags


class _Exporter(HTMLExporter):
    """The exporter without its last step, which reads the finished page once more for what is replaced here anyway."""

    def from_notebook_node(self, nb, resources=None, **more):
        language = nb.metadata.get("language_info", {})
        resources = self._init_resources(resources)
        shown = {"notebook_metadata": self._nb_metadata, "parent": self, "resources": resources}
        self.register_filter(
            "highlight_code", Highlight2HTML(pygments_lexer=language.get("name"), parent=self)
        )
        self.register_filter("filter_data_type", WidgetsDataTypeFilter(**shown))
        return super(HTMLExporter, self).from_notebook_node(nb, resources, **more)


@cache
def _exporter() -> HTMLExporter:
    """The one exporter; what it logs is about pages it makes for screens, such as alternative texts."""
    silent = logging.getLogger(f"{__name__}.nbconvert")
    silent.addHandler(logging.NullHandler())
    silent.propagate = False
    return _Exporter(
        template_name=_TEMPLATE,
        extra_template_basedirs=[str(_FOLDER)],
        exclude_input=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
        optimistic_validation=True,
        log=silent,
    )


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(_FOLDER / _TEMPLATE)
    return Environment(
        loader=loader,
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    """A value as a page shows it; only what is HTML of ours may hold more than one line."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _style() -> str:
    return (_FOLDER / _TEMPLATE / "style.css").read_text(encoding="utf-8").strip()


def _anchored(body: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Anchor and text of each heading of the second level, in order; the anchors are set on the way."""
    for number, heading in enumerate(body.find_all("h2"), start=1):
        heading["id"] = f"s{number}"
        yield heading["id"], heading.get_text()


def _nearest_heading(image: Tag) -> str:
    heading = image.find_previous(["h1", "h2", "h3"])
    return heading.get_text() if heading else ""


def _set_table(body: BeautifulSoup, table: Tag) -> None:
    """Wrap a table so that it scrolls by itself, drop its frame, and align its columns of numbers.

    A table of many columns is set closer.
    """
    del table["border"]
    for row in table.find_all("tr"):
        del row["style"]
    table.wrap(body.new_tag("div", attrs={"class": "table"}))
    rows = [[cell for cell in row.children if cell.name in ("th", "td")] for row in table.find_all("tr")]
    if max(map(len, rows)) > _MANY_COLUMNS:
        table["class"] = [*table.get("class", []), "dense"]
    if any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in row):
        columns = [[cell] for row in rows for cell in row if cell.name == "td"]
    else:
        columns = [list(column) for column in zip(*rows, strict=False)]
    for column in columns:
        cells = [cell for cell in column if cell.name == "td"]
        heads = [] if cells else [cell for cell in column if cell.find_parent("tbody")]
        kind = _kind_of([cell.get_text() for cell in cells or heads])
        for cell in (column if cells else heads) if kind else ():
            cell["class"] = [*cell.get("class", []), kind]


def _kind_of(values: list[str]) -> str:
    """How a column is set: numbers stand right, short words and dates in one line, other words not too narrow."""
    if not any(value.strip() for value in values):
        return ""
    if all(_NUMBERS.fullmatch(value) for value in values):
        return "number"
    return "short" if max(map(_width, values)) <= _SHORT else "words"


def _width(text: str) -> int:
    """How wide a text is printed, in letters; a Chinese character takes two."""
    return sum(1 + (east_asian_width(letter) in "WF") for letter in text)

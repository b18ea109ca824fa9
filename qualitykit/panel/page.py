"""The panel as HTML (面板画面): the banner, then standing, chances, changes and ways, as they are at the moment.

The same parts make the live panel and the still picture for a reader without a kernel. A `class` marks what must
always be there: `scenario` the banner that says that this is no data.
"""

import re

import pandas as pd

from qualitykit.language import say
from qualitykit.language.inert import as_html
from qualitykit.panel import words
from qualitykit.panel.outcome import Outcome
from qualitykit.panel.values import shown

_ESCAPED = re.compile(r"\\[\\`*_\[\]$|~#]")
_STYLE = """<style>
.what-if {font-size: 13px; line-height: 1.5}
.what-if .scenario {border-left: 4px solid #d08a3c; padding: 2px 10px; font-weight: bold}
.what-if table {border-collapse: collapse; margin: 6px 0}
.what-if th, .what-if td {border-bottom: 1px solid #d5dbe3; padding: 2px 8px; text-align: left; vertical-align: top}
.what-if thead th {white-space: nowrap}
</style>"""


def standing_html(outcome: Outcome, table: pd.DataFrame) -> str:
    """Banner, answer and the table of `Outcome.standing` (得分与等级画面)."""
    banner = f'<p class="scenario">{outcome.text("mark_sentence")}</p>'
    return _wrapped(banner, _paragraphs(words.said(outcome)), table_html(table))


def rest_html(outcome: Outcome) -> str:
    """Chances, changes and ways on (把握、改动与途径画面)."""
    parts = [_paragraphs(outcome.text("chances_lead")), table_html(outcome.chances())]
    if outcome.settings.moved:
        parts += [table_html(outcome.changes()), _criteria(outcome)]
    parts.append(_paragraphs(words.path(outcome)))
    ways = outcome.ways()
    return _wrapped(*parts, "" if ways.empty else table_html(ways))


def _criteria(outcome: Outcome) -> str:
    table = outcome.criteria()
    return _paragraphs(outcome.text("criteria_none")) if table.empty else table_html(table)


def levers_html(outcome: Outcome) -> str:
    """What may be set, each with its value in the data and how far it goes (可调项一览)."""
    rubric, language = outcome.base.rubric, outcome.language
    rows = [
        (lever.title(rubric, language), shown(lever, lever.data, language), _reach(lever, language))
        for lever in outcome.settings.levers.values()
    ]
    names = [say(f"panel.{name}", language) for name in ("lever", "in_data", "range")]
    table = pd.DataFrame(rows, columns=names).set_index(names[0]).rename_axis(index=None, columns=names[0])
    return _wrapped(_paragraphs(outcome.text("levers_of")), table_html(table))


def _reach(lever, language: str) -> str:
    if lever.form == "held":
        return " / ".join(say(f"panel.{name}", language) for name in ("no", "yes"))
    return f"0–{shown(lever, lever.high, language)}"


def _wrapped(*parts: str) -> str:
    return f'<div class="what-if">{_STYLE}{"".join(parts)}</div>'


def _paragraphs(markdown: str) -> str:
    """Sentences of ours as HTML: bold stays bold, what was escaped for Markdown is taken back."""
    bold = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", markdown)
    plain = _ESCAPED.sub(lambda sign: sign[0][1:], bold)
    return "".join(f"<p>{part}</p>" for part in plain.split("\n\n"))


def text_html(text: str) -> str:
    """A message as HTML (消息), every sign of it as text."""
    return f"<p>{as_html(text)}</p>"


def table_html(table: pd.DataFrame) -> str:
    """A reader's table as HTML (表格), every cell as text."""
    head = "".join(f"<th>{as_html(str(name))}</th>" for name in (table.columns.name or "", *table.columns))
    rows = "".join(
        f"<tr><th>{as_html(str(name))}</th>{_cells(row)}</tr>" for name, *row in table.itertuples(name=None)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(row: list[str]) -> str:
    return "".join(f"<td>{as_html(str(cell))}</td>" for cell in row)

"""What an open cell accepts (数据有效性): limits, drop-downs, advice while it is chosen, and what a refusal says.

A spreadsheet only checks what is typed, not what is pasted: the reader checks everything again.
"""

from datetime import date
from fractions import Fraction
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from qualitykit.exact import decimal_text
from qualitykit.intake.questions import Blank
from qualitykit.language import say

# What Excel can hold: longer titles and messages would be left out without a word.
_TITLE, _MESSAGE = 32, 255
LONGEST_TEXT = 1000
_EARLIEST, _LATEST = date(1990, 1, 1), date(2199, 12, 31)


def validation(
    blank: Blank, title: str, row: int, beside: dict[str, int], source: str, language: str
) -> dict[str, Any]:
    """XlsxWriter's options for an open cell (单元格有效性).

    Args:
        blank: the cell; title: heading of its column.
        row: of the cell, from 0; beside: columns of the row's open cells, from 0.
        source: range of the list that a choice is made from.
        language: of advice and refusals.
    """
    cells = {
        name: xl_rowcol_to_cell(row, column, row_abs=False, col_abs=True) for name, column in beside.items()
    }
    rule, stop = _rule(blank, cells, source, language)
    return {
        **rule,
        "input_title": title[:_TITLE],
        "input_message": blank.hint[:_MESSAGE],
        "error_title": say("form.stop", language),
        "error_message": stop[:_MESSAGE],
        "error_type": "warning" if blank.free else "stop",
    }


def _rule(blank: Blank, cells: dict[str, str], source: str, language: str) -> tuple[dict[str, Any], str]:
    if blank.kind == "count":
        return _count(blank, cells, language)
    if blank.kind == "decimal":
        return _decimal(blank, language)
    if blank.kind == "date":
        low, high = blank.low or _EARLIEST, blank.high or _LATEST
        rule = {"validate": "date", "criteria": "between", "minimum": low, "maximum": high}
        return rule, say("form.stop.date", language, low=low, high=high)
    if blank.kind == "text":
        rule = {"validate": "length", "criteria": "<=", "value": LONGEST_TEXT}
        return rule, say("form.stop.text", language, most=LONGEST_TEXT)
    texts = [choice.label for choice in blank.choices] if blank.kind == "points" else source
    return {"validate": "list", "source": texts}, say(
        f"form.stop.{'free' if blank.free else 'choice'}", language
    )


def _count(blank: Blank, cells: dict[str, str], language: str) -> tuple[dict[str, Any], str]:
    """A whole number from 0; of two counts the one may not exceed the other, whichever is typed first."""
    if blank.most:
        own, other = cells[blank.column], cells[blank.most]
        whole = f"ISNUMBER({own}),{own}>=0,{own}=INT({own})"
        rule = {"validate": "custom", "value": f"=AND({whole},OR(ISBLANK({other}),{own}<={other}))"}
        return rule, say("form.stop.most", language)
    least = f"={cells[blank.least]}" if blank.least else 0
    rule = {"validate": "integer", "criteria": ">=", "value": least}
    return rule, say(f"form.stop.{'least' if blank.least else 'count'}", language)


def _decimal(blank: Blank, language: str) -> tuple[dict[str, Any], str]:
    low = decimal_text(Fraction(blank.low or 0))
    if blank.high is None:
        rule = {"validate": "decimal", "criteria": ">=", "value": low}
        return rule, say("form.stop.from", language, low=low)
    high = decimal_text(blank.high)
    rule = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
    }
    return rule, say("form.stop.between", language, low=low, high=high)

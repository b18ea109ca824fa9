"""The cells of a reader's table (表格单元): exact numbers rounded once for display, a dash where there is none.

Nothing is decided on what stands here: grades, ranks and sums are exact, and taken before anything is rounded.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import pandas as pd

from qualitykit.exact import decimal_text
from qualitykit.language.inert import visible
from qualitykit.rubric import Rubric

DASH = "–"
MINUS = "−"
PLACES = 2


def points(value: Fraction | None) -> str:
    """Points as the document prints them (分值): up to two decimals, none where they are whole.

    >>> points(Fraction(5, 2)), points(Fraction(10)), points(None)
    ('2.5', '10', '–')
    """
    return _signed(decimal_text(value, PLACES)) or DASH


def fixed(value: Fraction | None, places: int = PLACES) -> str:
    """A number with always so many decimals, half to even, so that a column of them lines up (定位小数).

    >>> fixed(Fraction(80)), fixed(Fraction(2, 3)), fixed(Fraction(-1, 2), 1), fixed(None)
    ('80.00', '0.67', '−0.5', '–')
    """
    if value is None:
        return DASH
    whole, _, decimals = decimal_text(value, places).partition(".")
    return _signed(f"{whole}.{decimals:0<{places}}" if places else whole)


def _signed(text: str) -> str:
    """A number with a proper minus sign, and without one where only the rounding left a zero."""
    if text.startswith("-"):
        return text.replace("-", MINUS) if text.strip("-0.") else text[1:]
    return text


def total(value: Fraction | None, rubric: Rubric) -> str:
    """A total, with more decimals where two would put it on the wrong side of a grade's edge (总分).

    79.999 is a C and must not be printed as 80.00.
    """
    places, edges = (
        PLACES,
        [edge for grade in rubric.grades.scale for edge in (grade.start, grade.end) if edge],
    )
    while value is not None and any(_crosses(value, edge, places) for edge in edges):
        places += 1
    return fixed(value, places)


def _crosses(value: Fraction, edge: Fraction, places: int) -> bool:
    rounded = Fraction(round(value * 10**places), 10**places)
    return (rounded >= edge) != (value >= edge) or (rounded > edge) != (value > edge)


def change(value: Fraction | None, places: int = PLACES) -> str:
    """A difference with its sign (变化).

    >>> change(Fraction(3, 2)), change(Fraction(-1, 3)), change(Fraction(0)), change(None)
    ('+1.50', '−0.33', '0.00', '–')
    """
    text = fixed(value, places)
    return f"+{text}" if value is not None and value > 0 and text.strip("0.") else text


def chance(value: float) -> str:
    """A chance in whole per cent (可能性); only what is certain shows as 0 or 100.

    >>> chance(0.5988), chance(0.001), chance(0.999), chance(1.0), chance(float("nan"))
    ('60 %', '<1 %', '>99 %', '100 %', '–')
    """
    if value != value:
        return DASH
    percent = min(max(round(100 * value), 0), 100)
    # Sums of chances miss 0 and 1 by a rounding error.
    if percent == 0 and value > 1e-9:
        return "<1 %"
    return ">99 %" if percent == 100 and value < 1 - 1e-9 else f"{percent} %"


def about(value: float, places: int = PLACES) -> str:
    """A number that is no exact one, such as a mean (近似数), with so many decimals; a dash for NaN.

    >>> about(9.2188), about(float("nan"))
    ('9.22', '–')
    """
    return DASH if value != value else _signed(f"{value:.{places}f}")


def yuan(value: Fraction | None) -> str:
    """An amount of money with its thousands apart (金额), to the cent where it has cents.

    >>> yuan(Fraction(1234500)), yuan(Fraction(5, 2)), yuan(None)
    ('1,234,500', '2.50', '–')
    """
    if value is None:
        return DASH
    text = fixed(value, 0 if Fraction(value).denominator == 1 else PLACES)
    whole, dot, decimals = text.partition(".")
    sign = MINUS if whole.startswith(MINUS) else ""
    return f"{sign}{int(whole.removeprefix(MINUS)):,}{dot}{decimals}"


def count(value: int | None) -> str:
    """A number of things, with its thousands apart (件数)."""
    return DASH if value is None else f"{value:,}"


def text(value: object) -> str:
    """A piece of text from a table, a dash where the cell is empty (文本)."""
    return DASH if value is None or value != value or value == "" else str(value)


def day(value: object) -> str:
    """A date as the tables write it (日期).

    >>> day(pd.Timestamp(2016, 7, 4)), day(pd.NaT)
    ('2016-07-04', '–')
    """
    return DASH if value is None or value != value else f"{value:%Y-%m-%d}"


def frame(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> pd.DataFrame:
    """A reader's table (成表): the first column heads the rows; its heading stands in the corner.

    Args:
        columns: all headings; rows: the cells, text only, in the order of the headings. Each is one line in which
            nothing hides (`language.inert.visible`).
    """
    columns = [visible(name) for name in columns]
    rows = [tuple(visible(cell) for cell in row) for row in rows]
    index = pd.Index([row[0] for row in rows], dtype=object)
    whole = pd.DataFrame([row[1:] for row in rows], index=index, columns=list(columns[1:]), dtype=object)
    return whole.rename_axis(columns=columns[0])

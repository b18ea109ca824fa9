"""What a table holds, as texts that can be compared and written (数据的文本形式).

A number keeps the decimals that it was written with, `93.10`; a day is ISO; a unit and whatever the rubric declares is
its id; an empty cell is the empty text. A percentage of at most 1 keeps its sign, without which it would be doubted.
"""

from decimal import Decimal

import numpy as np
import pandas as pd

from qualitykit.workspace.names import plain_text
from qualitykit.workspace.table import Table

# More forms than one number can be written in: with up to 127 decimals, with or without a percent sign.
_FORMS = 256


def texts_of(table: Table, columns: list[str]) -> pd.DataFrame:
    """Some columns of a table as texts (转为文本), on the table's own row numbers; what could not be read is empty."""
    return pd.DataFrame(
        {name: _texts(table, name) for name in columns}, index=table.frame.index, dtype=object
    )


def same_value(texts: pd.Series, kind: str) -> pd.Series:
    """Texts that are equal where the values are (比较用文本): `93.10` and `93.1` are one number.

    >>> same_value(pd.Series(["93.10", "93.1", "100", ""]), "decimal").tolist()
    ['93.1', '93.1', '100', '']
    """
    if kind not in ("decimal", "number"):
        return texts
    return texts.map({text: _shortest(text) for text in texts.unique()})


def _shortest(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _texts(table: Table, name: str) -> pd.Series:
    spec, values = table.spec.by_name.get(name), table.frame[name]
    kind = spec.kind if spec else "text"
    if kind == "decimal":
        return _decimals(table, name)
    if kind == "date":
        return values.dt.strftime("%Y-%m-%d").astype(object).fillna("")
    if pd.api.types.is_numeric_dtype(values):
        distinct = {number: plain_text(number) for number in values.dropna().unique()}
        return values.map(distinct).astype(object).fillna("")
    return values.astype(object).fillna("")


def _decimals(table: Table, name: str) -> pd.Series:
    """Each distinct number is written once; int64 and decimals say exactly how."""
    (scaled, places), decimals = table.exact(name), table.decimals(name)
    percent = table.percent(name) & (scaled != 0) & (np.abs(scaled) <= 10**places)
    numbers, distinct = pd.factorize(scaled)
    codes, forms = pd.factorize(numbers * _FORMS + decimals * 2 + percent)
    texts = [
        _written(int(distinct[form // _FORMS]), places, int(form % _FORMS // 2), bool(form % 2))
        for form in forms
    ]
    found = np.where(table.has(name), np.array(texts, dtype=object)[codes], "")
    return pd.Series(found, index=table.frame.index, dtype=object)


def _written(scaled: int, places: int, decimals: int, percent: bool) -> str:
    number = Decimal(scaled).scaleb(-places)
    return f"{number:.{decimals}f}{'%' if percent else ''}"

"""A result table as the text of a CSV file (结果表转 CSV), in which a spreadsheet finds no formula."""

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from qualitykit.language.inert import FORMULA, NUMBER, as_cell


def csv_text(table: pd.DataFrame) -> str:
    """The text of a CSV file (表的 CSV 文本): UTF-8, a header, lines that end in a line feed.

    Args:
        table: columns of text, empty where there is nothing; numbers are written as decimals. A text that a
            spreadsheet would take for a formula gets an apostrophe in front; a number, negative or not, stays.

    >>> csv_text(pd.DataFrame({"a": ["-1.5", "=1+1"]}))
    "a\\n-1.5\\n'=1+1\\n"
    """
    return table.apply(_safe).to_csv(index=False, lineterminator="\n")


def _safe(column: pd.Series) -> pd.Series:
    """A column with its formulas made text; only what looks like one is touched."""
    if column.empty or not pd.api.types.is_string_dtype(column):
        return column
    texts = pa.array(column, pa.string(), from_pandas=True)
    starts, number = (
        pc.match_substring_regex(texts, f"^(?:{FORMULA})"),
        pc.match_substring_regex(texts, f"^(?:{NUMBER})$"),
    )
    suspect = pc.fill_null(pc.and_not(starts, number), False).to_numpy(zero_copy_only=False)
    return column.where(~suspect, column.map(as_cell)) if suspect.any() else column

"""A table of the workspace that is kept as Parquet (现有 Parquet 表), some cells of which are written anew.

Columns keep their names, their order and their types; what a type cannot hold exactly is refused, never rounded.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from qualitykit.errors import Problem, QualitykitError


@dataclass(frozen=True)
class StandingParquet:
    """A Parquet file of the workspace (现有 Parquet).

    Attributes:
        file: how messages call it; table: its columns, texts that were kept by number as plain ones.
    """

    file: str
    table: pa.Table

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns (列名)."""
        return tuple(self.table.column_names)

    @property
    def rows(self) -> int:
        """The number of the last row: the first counts as row 2, as if a header stood above it (末行行号)."""
        return self.table.num_rows + 1

    def changed(self, cells: Mapping[int, Mapping[str, str]], new: Sequence[Mapping[str, str]]) -> bytes:
        """The file with some cells changed and some rows added (变更后的文件); arguments as for a CSV.

        Raises:
            QualitykitError: `value_not_held`, a value that its column's type cannot hold.
        """
        columns = [self._column(field, cells, new) for field in self.table.schema]
        out = BytesIO()
        pq.write_table(pa.Table.from_arrays(columns, schema=self.table.schema), out)
        return out.getvalue()

    def _column(
        self, field: pa.Field, cells: Mapping[int, Mapping[str, str]], new: Sequence[Mapping[str, str]]
    ) -> pa.Array:
        held = self.table.column(field.name).combine_chunks()
        rows = sorted(row for row, texts in cells.items() if field.name in texts)
        if rows:
            mask = np.zeros(len(held), dtype=bool)
            mask[np.array(rows) - 2] = True
            values = [self._value(field, row, cells[row][field.name]) for row in rows]
            held = pc.replace_with_mask(held, mask, pa.array(values, field.type))
        texts = enumerate((row.get(field.name, "") for row in new), self.rows + 1)
        return pa.concat_arrays([held, pa.array([self._value(field, *one) for one in texts], field.type)])

    def _value(self, field: pa.Field, row: int, text: str) -> Any:
        """A text as the column's type holds it; an empty one is missing."""
        if not text:
            return None
        try:
            made = pa.scalar(_maker(field.type)(text), field.type).as_py()
            if isinstance(made, float) and Decimal(repr(made)) != Decimal(text):
                raise ValueError(text)
            return made
        except (ValueError, KeyError, InvalidOperation, pa.ArrowException):
            values = {"value": text, "kind": str(field.type)}
            raise QualitykitError(Problem(self.file, row, field.name, "value_not_held", values)) from None


def standing_parquet(data: bytes, file: str) -> StandingParquet:
    """A Parquet file that the reader has taken as a table (读入现有 Parquet)."""
    table = pq.read_table(BytesIO(data))
    # What pandas adds tells of the rows as they were.
    kept = {name: text for name, text in (table.schema.metadata or {}).items() if name != b"pandas"}
    fields = [field.with_type(_plain(field.type)) for field in table.schema]
    return StandingParquet(file, table.cast(pa.schema(fields)).replace_schema_metadata(kept or None))


def _plain(kind: pa.DataType) -> pa.DataType:
    """Texts kept by number may get new ones, and a column that was empty so far any."""
    if pa.types.is_dictionary(kind):
        return kind.value_type
    return pa.string() if pa.types.is_null(kind) else kind


def _maker(kind: pa.DataType) -> Callable[[str], Any]:
    """What makes a value of a type of a text, or fails."""
    if pa.types.is_integer(kind):
        return int
    if pa.types.is_floating(kind):
        return float
    if pa.types.is_decimal(kind):
        return Decimal
    if pa.types.is_boolean(kind):
        return {"0": False, "1": True}.__getitem__
    if pa.types.is_date(kind):
        return date.fromisoformat
    return datetime.fromisoformat if pa.types.is_timestamp(kind) else str

"""What the tables of a workspace look like (数据表的约定): declarations only, read by the reader, the checks and
the data dictionary.

| kind | a cell holds |
|---|---|
| `unit` | a unit of `district.yaml`, by any of its names; the frame holds its id |
| `criterion`, `honour`, `measure`, `field` | a name that the rubric in force declares |
| `quarter` | 1 to 4 |
| `date` | `2016-07-04`, `2016/7/4` or `2016年7月4日` |
| `count` | a whole number, 0 or more |
| `flag`, `verdict` | 0 or 1; a verdict says whether a batch passed |
| `decimal` | a plain decimal, kept exactly, with at most `places` digits after the point |
| `number` | a plain decimal, kept as a float: a weight or a concentration |
| `rating` | a whole number from 1 to 10 |
| `text` | anything |
"""

from dataclasses import dataclass
from functools import cached_property

# The word for the whole district where a table allows it in place of a unit.
DISTRICT = "district"
# A column that any table may have beside its own: made-up data say so in every row.
MARK = "synthetic"


@dataclass(frozen=True)
class ColumnSpec:
    """One column of a table (一列).

    Attributes:
        name, kind: as above.
        zh, en: the meaning.
        required: the column must stand in the header, and none of its cells may be empty unless `blank`.
        blank: what an empty cell of a required column means, so that it may be empty.
        unit: unit of measurement.
        places: decimals allowed, for `decimal`.
        signed: a negative number is allowed.
        percent: a percent sign is allowed, for a column that holds rates among its numbers.
        within: `year` for a date inside the assessment year, `until` for one up to its last day.
        after: the date column of the same row before which this date may not lie.
    """

    name: str
    kind: str
    zh: str
    en: str
    required: bool = False
    blank: bool = False
    unit: str = ""
    places: int = 6
    signed: bool = False
    percent: bool = False
    within: str = ""
    after: str = ""


@dataclass(frozen=True)
class TableSpec:
    """One table (一张表).

    Attributes:
        key: the columns that tell rows apart: a second row with the same values is an error. Every column
            (`("*",)`) for records that may well look alike: identical rows are then only noted.
        district: the word `district` may stand in place of a unit.
    """

    name: str
    zh: str
    en: str
    columns: tuple[ColumnSpec, ...]
    key: tuple[str, ...] = ()
    district: bool = False

    @cached_property
    def by_name(self) -> dict[str, ColumnSpec]:
        """The columns by name (按列名)."""
        return {column.name: column for column in self.columns}

    def of_kind(self, *kinds: str) -> tuple[ColumnSpec, ...]:
        """The columns of some kinds (按类型取列)."""
        return tuple(column for column in self.columns if column.kind in kinds)


def must(name: str, kind: str, zh: str, en: str, **more) -> ColumnSpec:
    """A required column (必填列)."""
    return ColumnSpec(name, kind, zh, en, required=True, **more)


def may(name: str, kind: str, zh: str, en: str, **more) -> ColumnSpec:
    """An optional column (选填列)."""
    return ColumnSpec(name, kind, zh, en, **more)

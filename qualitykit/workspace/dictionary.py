"""The data dictionary (数据字典), `data/README.md`: written from the same declarations that the reader obeys.

`python -m qualitykit.workspace.dictionary > data/README.md` renews the file.
"""

from collections.abc import Iterator

from qualitykit.workspace.contract import TABLES
from qualitykit.workspace.grammar import WHOLE_DIGITS
from qualitykit.workspace.schema import ColumnSpec, TableSpec

_HEAD = """\
# 数据字典 · Data dictionary

本文件由数据约定自动生成，请勿手改。This file is generated from the contract; do not edit it by hand.

一个工作区是一个文件夹，对应一个区县 · A workspace is one folder, one district:

```
district.yaml        名称、考核细则、考核对象 · name, rubrics, units
2016/measures.csv    每个考核年度一个文件夹，每张表一个 CSV、XLSX 或 Parquet 文件 · a folder a year, a file a table
```

- CSV 用 UTF-8 编码（可带 BOM，或带 BOM 的 UTF-16），首行为列名，列的顺序不限；所有表都可以没有。CSV in UTF-8 (with or
  without its mark, or UTF-16 with one), column names in row 1, in any order; every table may be absent.
- XLSX 只读一张可见的工作表，表头之上可有标题；合并单元格、有内容的隐藏行列、错误值和未计算的公式一律指出。Of an XLSX
  workbook the only visible sheet is read, a title above the header is passed over; merged cells, hidden rows and
  columns that hold anything, error values and formulas without a result are refused.
- 空单元格表示没有数据，绝不当作 0。An empty cell means that there is no number, never 0.
- 约定之外的列按文本保留。`synthetic` 列可标注虚构数据。Further columns are kept as text; a column `synthetic`
  may mark made-up data.
- 全角数字、千位逗号、数学负号和百分率的百分号均可读入，并作提示；约数、指数、单位、括号和中文数字不读。Full-width
  digits, commas at thousands, the minus sign and a percentage's percent sign are read, with a note; no approximate
  numbers, exponents, units, brackets or words.
- 不大于 1 的百分率须带百分号，以免与小数混淆。A percentage of at most 1 needs its percent sign,
  or it might be a fraction.
- `qualitykit check WORKSPACE` 逐格校验全部文件，并一次列出所有问题。It reads every cell of every file and prints
  every problem in one run.

## district.yaml

| 键 key | 必填 required | 含义 | meaning |
|---|---|---|---|
| name | ✓ | 区县名称，或 {zh, en} | the district's name, or {zh, en} |
| rubrics | ✓ | 考核细则的方案名称，或文件、文件夹的路径 | name of the rubric's scheme, or path of a file or folder |
| synthetic | | true 表示虚构数据，默认 false | true for made-up data; false if absent |
| units | ✓ | 考核对象，按输出顺序 | the units, in the order of the output |
| units: id | ✓ | 编号：小写字母、数字、下划线 | lower-case letters, digits, underscores |
| units: name | ✓ | 中文名称 | Chinese name |
| units: english | | 英文名称，默认为编号 | English name; the id if absent |
| units: kind | ✓ | town（镇、街道）或 department（部门） | town (town, sub-district) or department |
| units: aliases | | 其他写法，或 {name, valid_from, valid_to} | other names, or {name, valid_from, valid_to} |

数据表和命令中可用任一名称，输出一律用编号；全半角与空格的差异不计，只作提示。有时效的名称自 valid_from 至 valid_to
有效，首末日均含，缺一即无限；在考核年度内有一日有效，即可用于该年的数据表，同一名称可先后属于两个部门。
Tables and commands take any of the names, whatever their width and blanks, which are noted; output has the id. A name
of a time (from valid_from to valid_to, both included, no limit where absent) serves in the tables of every assessment
year in which it is valid on some day; one name may belong to two units, one after the other.

## 单元格类型 · Types of cells

| 类型 type | 写法 | written as |
|---|---|---|
"""

_TYPES = {
    "unit": ("考核对象的任一名称", "any name of a unit"),
    "criterion": ("评分标准编号或名称，如 3.2.5", "number or title of a criterion, such as 3.2.5"),
    "honour": ("考核细则所列加分项的代码或名称", "code or name of an honour that the rubric declares"),
    "measure": ("考核细则所列指标的代码或名称", "code or name of a measure that the rubric declares"),
    "field": ("考核细则为该表所列的领域", "field that the rubric declares for the table"),
    "quarter": ("1 至 4", "1 to 4"),
    "date": ("2016-07-04、2016/7/4 或 2016年7月4日", "2016-07-04, 2016/7/4 or 2016年7月4日"),
    "count": ("非负整数", "whole number, 0 or more"),
    "flag": ("1 是，0 否", "1 yes, 0 no"),
    "verdict": ("1 合格，0 不合格", "1 passed, 0 did not"),
    "decimal": (
        f"小数，精确保存，整数部分至多 {WHOLE_DIGITS} 位",
        f"plain decimal, kept exactly, at most {WHOLE_DIGITS} digits before the point",
    ),
    "number": ("非负小数", "plain decimal, 0 or more"),
    "rating": ("1 至 10 的整数", "whole number from 1 to 10"),
    "text": ("任意文本", "any text"),
}

_WITHIN = {
    "year": ("须在考核年度内", "inside the assessment year"),
    "until": ("不晚于考核年度末", "up to the assessment year's end"),
}


def data_dictionary() -> str:
    """The whole dictionary as Markdown, in Chinese and English (数据字典全文)."""
    types = "".join(f"| {kind} | {zh} | {en} |\n" for kind, (zh, en) in _TYPES.items())
    return _HEAD + types + "".join(map(_section, TABLES.values()))


def _section(table: TableSpec) -> str:
    rows = "".join(map(_row, table.columns))
    heads = (
        "| 列 column | 类型 type | 单位 unit | 必填 required | 含义 | meaning |\n|---|---|---|---|---|---|\n"
    )
    return f"\n## {table.name} · {table.zh} · {table.en}\n\n{''.join(_key(table))}{heads}{rows}"


def _key(table: TableSpec) -> Iterator[str]:
    if table.key == ("*",):
        yield "完全相同的行只提示，不算错误。Identical rows are noted, not refused.\n\n"
    elif table.key:
        names = ", ".join(table.key)
        yield f"每种 {names} 组合至多一行。At most one row for each {names}.\n\n"


def _row(column: ColumnSpec) -> str:
    kind = f"decimal({column.places})" if column.kind == "decimal" else column.kind
    required = "（可留空 may be empty）" if column.blank else "✓" if column.required else ""
    return f"| {column.name} | {kind} | {column.unit} | {required} | {_meaning(column, 0)} | {_meaning(column, 1)} |\n"


def _meaning(column: ColumnSpec, language: int) -> str:
    parts = [(column.zh, column.en)[language]]
    if column.within:
        parts.append(_WITHIN[column.within][language])
    if column.after:
        parts.append((f"不早于 {column.after}", f"not before {column.after}")[language])
    return ("；", "; ")[language].join(parts)


if __name__ == "__main__":
    print(data_dictionary(), end="")

"""What is wrong with a file, its header or one of its cells (数据表问题的说法)."""

_VALUE = ("'{value}'", "'{value}'")
_PLAIN = (
    "只写数字和小数点，不写文字；没有数据则留空",
    "write ASCII digits and a point, no word or sign beside them; leave it empty if missing",
)

TABLE_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    # A file and its header
    "not_utf8": {
        "found": ("字节 {bytes}，不是 UTF-8", "bytes {bytes}, which are no UTF-8"),
        "allowed": ("UTF-8 编码", "UTF-8"),
        "do": (
            "另存为“CSV UTF-8”；软件没有此格式则另存为 XLSX",
            "save the file again as 'CSV UTF-8', or as .xlsx where the program has no such format",
        ),
    },
    "broken_csv": {
        "found": ("无法拆分的一行（{why}）", "a row that cannot be split into cells ({why})"),
        "allowed": ("合规的 CSV，引号成对", "well-formed CSV with its quotes in pairs"),
        "do": ("改正此行的引号", "mend the quotes of this row"),
    },
    "broken_parquet": {
        "found": ("无法读取的文件（{why}）", "a file that cannot be read ({why})"),
        "allowed": ("由单个值组成的 Parquet 表", "a Parquet table of single values"),
        "do": ("重新导出，或改用 CSV", "export it again, or use CSV"),
    },
    "no_header": {
        "found": ("没有表头", "no header"),
        "allowed": ("首行为列名", "the names of the columns in row 1"),
        "do": ("在首行写列名", "write them"),
    },
    "not_comma_separated": {
        "found": ("表头只有一列 '{value}'", "a header of one column '{value}'"),
        "allowed": ("以英文逗号分隔的列", "columns separated by commas"),
        "do": ("另存为逗号分隔的 CSV", "save the file again with commas between the cells"),
    },
    "separator_line": {
        "found": (
            "首行是只供 Excel 读取的分隔符声明 '{value}'",
            "a first line that only tells Excel the separator, '{value}'",
        ),
        "allowed": (
            "首行为列名，各列以英文逗号分隔",
            "the columns' names in row 1, and commas between the cells",
        ),
        "do": (
            "在 Excel 中另存为“CSV UTF-8”，该行即消失",
            "save it as 'CSV UTF-8' in Excel, which drops the line",
        ),
    },
    "missing_column": {
        "found": ("没有此列；表头为 {found}", "no such column; the header has {found}"),
        "allowed": ("必填列齐全", "every required column"),
        "do": ("补上该列，或改正列名", "add the column, or mend its name"),
    },
    "repeated_column": {
        "found": ("出现 {times} 次", "the column {times} times"),
        "allowed": ("每列一次", "each column once"),
        "do": ("删去或改名", "delete or rename the others"),
    },
    "unnamed_column": {
        "found": ("第 {position} 列没有列名", "no name above column {position}"),
        "allowed": ("每个有数据的列都有列名", "a name above every column that holds anything"),
        "do": ("补上列名，或清空该列", "name the column, or empty it"),
    },
    "own_columns": {
        "found": ("数据约定之外的列：{value}", "columns beyond the contract: {value}"),
        "allowed": ("任意其他列，按文本保留", "any further column; it is kept as text"),
        "do": ("无需处理", "nothing, if they are meant"),
    },
    "misspelt_column": {
        "found": ("数据约定之外的列，按文本保留", "a column beyond the contract, kept as text"),
        "allowed": (
            "任意其他列；约定中有相近的 {nearest}",
            "any further column; the contract has the like {nearest}",
        ),
        "do": ("若是拼写有误则改正", "mend the name if it is misspelt"),
    },
    "ragged_row": {
        "found": ("{found} 个单元格", "{found} cells"),
        "allowed": ("与表头相同的 {allowed} 个", "{allowed}, as many as the header"),
        "do": (
            "补齐或删去单元格；各格以英文逗号分隔，不用全角逗号；含逗号的文本加引号",
            "add or delete cells, with plain commas between them, not full-width ones; quote a text that has a comma",
        ),
    },
    # A cell
    "missing_cell": {
        "found": ("空单元格", "an empty cell"),
        "allowed": ("必填", "a value: the column is required"),
        "do": ("补上，或清空此行", "fill it in, or empty the row"),
    },
    "not_zero_or_one": {
        "found": _VALUE,
        "allowed": ("0 或 1", "0 or 1"),
        "do": ("合格的批次写 1，否则写 0", "write 1 for a batch that passed, 0 otherwise"),
    },
    "not_a_flag": {
        "found": _VALUE,
        "allowed": ("0 或 1", "0 or 1"),
        "do": ("是写 1，否写 0", "write 1 for yes, 0 for no"),
    },
    "not_a_number": {
        "found": _VALUE,
        "allowed": ("93.1 这样的小数", "a plain number such as 93.1"),
        "do": _PLAIN,
    },
    "negative_number": {
        "found": _VALUE,
        "allowed": ("0 或正数", "0 or more"),
        "do": ("核对正负号", "check the sign"),
    },
    "too_many_digits": {
        "found": _VALUE,
        "allowed": (
            "小数点前至多 {whole} 位，后至多 {places} 位",
            "at most {whole} digits before the point and {places} after it",
        ),
        "do": ("舍入到所需位数，或核对计量单位", "round it as far as it is known, or check the unit"),
    },
    "not_a_count": {
        "found": _VALUE,
        "allowed": ("35 这样的整数", "a whole number such as 35"),
        "do": _PLAIN,
    },
    "negative_count": {
        "found": _VALUE,
        "allowed": ("0 或正整数", "a whole number, 0 or more"),
        "do": ("核对数量", "check the count"),
    },
    "not_a_quarter": {
        "found": _VALUE,
        "allowed": ("1、2、3、4", "1, 2, 3 or 4"),
        "do": ("写考核年度内的季度", "write the quarter of the assessment year"),
    },
    "not_a_rating": {
        "found": _VALUE,
        "allowed": ("1 至 10 的整数", "a whole number from 1 to 10"),
        "do": ("核对评分，其他分制先换算", "check the rating; convert other scales first"),
    },
    "not_a_date": {
        "found": _VALUE,
        "allowed": ("2016-07-04、2016/7/4 或 2016年7月4日", "a day such as 2016-07-04 or 2016/7/4"),
        "do": ("按年、月、日书写，不写时间", "write year, month and day, without a time"),
    },
    "unknown_unit": {
        "found": _VALUE,
        "allowed": ("district.yaml 所列部门的任一名称", "any name of a unit in district.yaml"),
        "do": (
            "改为最接近的 {nearest}，或在别名中补上",
            "write the nearest ({nearest}) or add it as an alias",
        ),
    },
    "district_not_here": {
        "found": _VALUE,
        "allowed": (
            "单个部门；仅 honours 与 incidents 可写 district",
            "a single unit; district stands only in honours and incidents",
        ),
        "do": ("写明部门", "write the unit"),
    },
}

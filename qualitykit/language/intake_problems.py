"""What is wrong with a file that came in (来件问题的说法): encodings, quotes, forms of numbers, days and names.

Workbooks and YAML files have tables of their own.
"""

from qualitykit.language.workbook_problems import WORKBOOK_PROBLEMS
from qualitykit.language.yaml_problems import YAML_PROBLEMS

_VALUE = ("'{value}'", "'{value}'")
_ROWS = ("'{value}' 等 {rows} 行", "'{value}' (rows: {rows})")
_NUMBER = ("93.1 这样的数字", "a number such as 93.1")
_NOTHING = ("无需处理；请核对读入的数", "nothing; look whether it was read as meant")
_DAY = (
    "2016-07-04、2016/7/4 或 2016年7月4日",
    "2016-07-04, 2016/7/4, or the same with year, month and day signs",
)

_ENCODING = {
    "not_a_csv": {
        "found": ("内容为 {kind} 的文件", "a file whose content is {kind}"),
        "allowed": ("文本文件，以逗号分隔", "a text file with commas between the cells"),
        "do": ("改回原扩展名，或另存为 CSV UTF-8", "give it its own ending again, or save it as CSV UTF-8"),
    },
    "mixed_encodings": {
        "found": (
            "字节 {bytes}：此前各行为 UTF-8，此行不是",
            "bytes {bytes}: UTF-8 up to here, another encoding from here on",
        ),
        "allowed": ("全文一种编码：UTF-8", "one encoding throughout: UTF-8"),
        "do": (
            "分别打开各部分，合并后另存为 CSV UTF-8",
            "open the parts by themselves, join them and save as CSV UTF-8",
        ),
    },
    "truncated_character": {
        "found": ("字节 {bytes}：文件在一个字中间截断", "bytes {bytes}: the file ends inside a character"),
        "allowed": ("完整的文件", "the whole file"),
        "do": ("重新发送或重新导出整个文件", "send or export the whole file again"),
    },
    "control_character": {
        "found": ("单元格 '{value}' 中有控制字符 {sign}", "control character {sign} in the cell '{value}'"),
        "allowed": ("可见的文字", "text that can be seen"),
        "do": ("删去该字符后重新录入此单元格", "delete it and type the cell again"),
    },
    "mojibake": {
        "found": ("'{value}'，疑为 '{meant}' 的乱码", "'{value}', the garbled form of '{meant}'"),
        "allowed": ("按原编码读入的文字", "text read in the encoding in which it was written"),
        "do": (
            "从原文件重新导出为 CSV UTF-8，勿在乱码上改",
            "export it again from the original as CSV UTF-8; do not mend it here",
        ),
    },
    "lost_character": {
        "found": ("'{value}' 中有已丢失的字（�）", "a character that has been lost, in '{value}'"),
        "allowed": ("完整的文字", "the whole text"),
        "do": ("从原文件重新导出，或重新录入", "export it again from the original, or type it again"),
    },
    "read_as_gb18030": {
        "found": ("GB18030 编码，表头相符", "GB18030, confirmed by the headings"),
        "allowed": ("UTF-8；表头相符时也可为 GB18030", "UTF-8, or GB18030 where the headings fit"),
        "do": ("无需处理", "nothing"),
    },
    "stray_quote": {
        "found": ("不成对的引号", "a quote without its pair"),
        "allowed": (
            "引号成对；单元格内的引号写两遍",
            "quotes in pairs; a quote inside a cell is written twice",
        ),
        "do": ("改正此行的引号", "mend the quotes of this row"),
    },
    "swallowed_rows": {
        "found": ("一个单元格内有整行内容 '{value}'", "whole rows inside one cell: '{value}'"),
        "allowed": ("一行一条", "each row on its own line"),
        "do": ("在此行补上缺少的引号", "add the quote that this row lacks"),
    },
    "long_text": {
        "found": ("{length} 个字符的单元格", "a cell of {length} characters"),
        "allowed": ("至多 {most} 个字符", "at most {most} characters"),
        "do": ("缩短文字，或补上缺少的引号", "shorten it, or add the quote that is missing"),
    },
}

_NUMBERS = {
    "other_digits": {
        "found": _VALUE,
        "allowed": ("0 至 9 的数字，半角或全角", "the digits 0 to 9, half or full width"),
        "do": (
            "改用普通数字，勿用上标、圈码等",
            "type plain digits, no superscripts, circles or other scripts",
        ),
    },
    "bad_thousands": {
        "found": _VALUE,
        "allowed": (
            "1,234 这样三位一节的逗号，或不用逗号",
            "commas before groups of three, as in 1,234, or none",
        ),
        "do": (
            "若逗号是小数点则改为点，否则删去",
            "write a point if a decimal was meant, else delete the comma",
        ),
    },
    "exponent_number": {
        "found": _VALUE,
        "allowed": ("写全的数字，如 1000", "a number written out, such as 1000"),
        "do": ("写全各位数字；长编号设为文本", "write all digits; make long ids text cells"),
    },
    "inexact_number": {
        "found": _VALUE,
        "allowed": ("一个确数", "one exact number"),
        "do": ("填确数；没有确数则留空", "give the exact number, or leave the cell empty"),
    },
    "bracketed_number": {
        "found": _VALUE,
        "allowed": ("负数用负号，如 -5", "a minus sign for a negative number, such as -5"),
        "do": ("负数写负号，否则去掉括号", "write the sign if it is negative, else drop the brackets"),
    },
    "number_in_words": {"found": _VALUE, "allowed": _NUMBER, "do": ("改写为数字", "write it in digits")},
    "not_finite": {
        "found": _VALUE,
        "allowed": ("数字，或留空", "a number, or an empty cell"),
        "do": ("没有数据则留空，不写 NA、nan、inf", "leave it empty if missing; no NA, nan or inf"),
    },
    "permille": {
        "found": _VALUE,
        "allowed": ("百分数，如 9.53%", "a percentage, such as 9.53%"),
        "do": ("换算为百分数", "convert it to percent"),
    },
    "number_with_unit": {
        "found": _VALUE,
        "allowed": ("不带单位的数字", "a number without a unit"),
        "do": ("删去单位；与本列单位不同则先换算", "delete the unit, converting to the column's unit first"),
    },
    "percent_not_here": {
        "found": _VALUE,
        "allowed": ("不带百分号的内容：此处不是百分率", "no percent here: this is no percentage"),
        "do": (
            "去掉百分号或百分比格式，并核对数值",
            "drop the sign or the percent format, and check the number",
        ),
    },
    "percent_or_fraction": {
        "found": (
            "{value} 等 {rows} 个值不大于 1 且没有百分号",
            "{value}, not above 1 and without a percent sign ({rows} such values)",
        ),
        "allowed": (
            "写明的百分数：{as_fraction} 或 {as_percent}",
            "a percentage that says so: {as_fraction} or {as_percent}",
        ),
        "do": (
            "回答一个问题：{value} 是 {as_fraction} 还是 {as_percent}？给各值加上百分号",
            "answer one question: does {value} mean {as_fraction} or {as_percent}? write the percent sign behind each",
        ),
    },
    "full_width_number": {
        "found": _ROWS,
        "allowed": ("半角数字；全角亦读入", "half-width digits; full-width ones are read too"),
        "do": _NOTHING,
    },
    "thousands_number": {
        "found": _ROWS,
        "allowed": ("不带逗号的数字；千位逗号亦读入", "no comma; commas at thousands are read too"),
        "do": _NOTHING,
    },
    "minus_sign": {
        "found": _ROWS,
        "allowed": ("减号 -；数学负号亦读入", "the hyphen as minus; the minus sign is read too"),
        "do": _NOTHING,
    },
    "percent_sign": {
        "found": _ROWS,
        "allowed": ("百分数，带或不带百分号", "percent, with or without its sign"),
        "do": _NOTHING,
    },
    "number_as_text": {
        "found": _ROWS,
        "allowed": ("数值单元格；文本形式的数字亦读入", "number cells; numbers kept as text are read too"),
        "do": _NOTHING,
    },
}

_DAYS_AND_NAMES = {
    "short_year": {"found": _VALUE, "allowed": _DAY, "do": ("年份写四位", "write the year with four digits")},
    "day_number": {
        "found": _VALUE,
        "allowed": _DAY,
        "do": ("将单元格设为日期格式，或写明年月日", "give the cell a date format, or write the day out"),
    },
    "day_in_unknown_order": {
        "found": ("'{value}'，日与月次序不明", "'{value}', day and month in an unknown order"),
        "allowed": _DAY,
        "do": ("按年、月、日书写", "write year, month, day"),
    },
    "day_with_zone": {
        "found": _VALUE,
        "allowed": _DAY,
        "do": ("只写当地日期，不写时间与时区", "write the local day alone, without time and zone"),
    },
    "day_with_time": {
        "found": _VALUE,
        "allowed": _DAY,
        "do": ("只写日期，不写时间", "write the day without a time"),
    },
    "day_for_a_number": {
        "found": ("日期 {value}", "the day {value}"),
        "allowed": _NUMBER,
        "do": (
            "可能被软件误改为日期：设为数值格式后重新填写",
            "the program may have made a day of it: set a number format and type it again",
        ),
    },
    "full_width_day": {
        "found": _ROWS,
        "allowed": ("半角书写的日期；全角亦读入", "half-width days; full-width ones are read too"),
        "do": _NOTHING,
    },
    "day_as_text": {
        "found": _ROWS,
        "allowed": ("日期单元格；文本形式的日期亦读入", "date cells; days kept as text are read too"),
        "do": _NOTHING,
    },
    "truth_for_a_number": {
        "found": ("逻辑值 {value}", "the truth value {value}"),
        "allowed": _NUMBER,
        "do": ("填写数字或日期", "write the number or day"),
    },
    "name_normalised": {
        "found": _ROWS,
        "allowed": (
            "名册中的名称；全半角与空格不同亦读入",
            "a name of the register; other widths and blanks are read too",
        ),
        "do": ("无需处理", "nothing"),
    },
    "name_not_valid": {
        "found": ("'{value}'，有效期 {span}", "'{value}', a name valid {span}"),
        "allowed": ("考核年度内有效的名称", "a name that is valid in the assessment year"),
        "do": ("若指 {unit}，写其现名", "write today's name if {unit} is meant"),
    },
    "ambiguous_name": {
        "found": ("'{value}'，可指 {candidates}", "'{value}', which may mean {candidates}"),
        "allowed": ("编号", "an id"),
        "do": ("改写为所指的编号", "write the id that is meant"),
    },
    "not_a_day": {
        "found": _VALUE,
        "allowed": ("2016-07-04 这样的日期", "a day such as 2016-07-04"),
        "do": ("改正有效期", "mend the day"),
    },
    "days_reversed": {
        "found": ("自 {start} 至 {end}", "from {start} to {end}"),
        "allowed": ("valid_from 不晚于 valid_to", "valid_from not after valid_to"),
        "do": ("改正有效期", "mend the days"),
    },
}

INTAKE_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    **_ENCODING,
    **_NUMBERS,
    **_DAYS_AND_NAMES,
    **WORKBOOK_PROBLEMS,
    **YAML_PROBLEMS,
}

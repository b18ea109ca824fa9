"""What is wrong with a workbook that came in (工作簿问题的说法)."""

_SAVE = ("在 Excel 或 WPS 中另存为 .xlsx", "save it again as .xlsx in Excel or WPS")
_AGAIN = ("重新导出一份不含多余内容的 .xlsx", "export it again as .xlsx, with the table alone")
_XLSX = (".xlsx 工作簿", "an .xlsx workbook")

_CONTAINER = {
    "not_a_workbook": {
        "found": ("内容为 {kind} 的文件", "a file whose content is {kind}"),
        "allowed": _XLSX,
        "do": _SAVE,
    },
    "encrypted_workbook": {
        "found": ("加密的工作簿", "an encrypted workbook"),
        "allowed": ("不加密的 .xlsx 工作簿", "an .xlsx workbook without a password"),
        "do": ("取消打开密码后另存", "remove the password and save it again"),
    },
    "has_macros": {
        "found": ("含宏的工作簿（{part}）", "a workbook with macros ({part})"),
        "allowed": ("不含宏的 .xlsx 工作簿", "an .xlsx workbook without macros"),
        "do": _SAVE,
    },
    "broken_workbook": {
        "found": ("无法读取的工作簿（{why}）", "a workbook that cannot be read ({why})"),
        "allowed": _XLSX,
        "do": _SAVE,
    },
    "large_file": {
        "found": ("{size} MB 的文件", "a file of {size} MB"),
        "allowed": ("至多 {most} MB", "at most {most} MB"),
        "do": _AGAIN,
    },
    "many_parts": {
        "found": ("含 {count} 个部件的工作簿", "a workbook of {count} parts"),
        "allowed": ("至多 {most} 个", "at most {most}"),
        "do": _AGAIN,
    },
    "unpacks_large": {
        "found": ("解压后 {size} MB 的工作簿", "a workbook that unpacks to {size} MB"),
        "allowed": ("至多 {most} MB", "at most {most} MB"),
        "do": _AGAIN,
    },
    "packed_tightly": {
        "found": ("压缩 {ratio} 倍的部件 {part}", "part {part}, packed {ratio} times"),
        "allowed": ("至多 {most} 倍", "at most {most} times"),
        "do": _AGAIN,
    },
    "declares_entities": {
        "found": ("部件 {part} 含 DOCTYPE 声明", "a DOCTYPE in part {part}"),
        "allowed": ("不含 DOCTYPE 与实体的 XML", "XML without DOCTYPE and entities"),
        "do": _SAVE,
    },
    "deep_part": {
        "found": ("部件 {part} 嵌套 {depth} 层", "part {part}, nested {depth} deep"),
        "allowed": ("至多 {most} 层", "at most {most}"),
        "do": _SAVE,
    },
    "far_cell": {
        "found": ("远离表格的单元格 {cell}", "the cell {cell}, far from any table"),
        "allowed": ("至多 {most} 格的范围", "a range of at most {most} cells"),
        "do": ("删去表格以外的行和列后保存", "delete the rows and columns beyond the table, and save"),
    },
    "needs_memory": {
        "found": ("读取时内存不足的工作簿", "a workbook that cannot be read in the memory it may take"),
        "allowed": ("至多 {most} MB 内存", "at most {most} MB of memory"),
        "do": _AGAIN,
    },
    "needs_time": {
        "found": ("{most} 秒内读不完的工作簿", "a workbook that is not read within {most} seconds"),
        "allowed": ("至多 {most} 秒", "at most {most} seconds"),
        "do": _AGAIN,
    },
    "many_elements": {
        "found": ("内容过多的工作簿", "a workbook with too much in it"),
        "allowed": ("至多 {most} 个元素，约四十万格", "at most {most} elements, about 400,000 cells"),
        "do": ("改存为 CSV，或分成几个文件", "save the table as CSV, or in several files"),
    },
}

_SHEETS = {
    "no_such_sheet": {
        "found": ("没有工作表 '{value}'", "no sheet '{value}'"),
        "allowed": ("已有的工作表：{sheets}", "a sheet there is: {sheets}"),
        "do": ("改用其中之一，或改正表名", "ask for one of them, or mend its name"),
    },
    "several_sheets": {
        "found": ("多张有内容的工作表：{sheets}", "several sheets that hold something: {sheets}"),
        "allowed": ("一张可见的工作表", "one visible sheet"),
        "do": ("只留一张，或写明读哪一张", "keep one, or say which is to be read"),
    },
    "empty_workbook": {
        "found": ("没有内容的工作簿", "a workbook that holds nothing"),
        "allowed": ("有表头和数据的工作表", "a sheet with a header and rows"),
        "do": ("核对是否发错文件", "check whether it is the right file"),
    },
    "hidden_sheets": {
        "found": ("隐藏的工作表 {sheets}，未读取", "hidden sheets {sheets}, which are not read"),
        "allowed": ("可见的工作表", "visible sheets"),
        "do": ("若有数据则取消隐藏", "unhide them if they hold anything that counts"),
    },
    "hidden_row": {
        "found": ("有内容的隐藏行", "a hidden row that holds something"),
        "allowed": ("可见的行", "rows that can be seen"),
        "do": ("取消隐藏或筛选，或清空此行", "unhide it, clear the filter, or empty the row"),
    },
    "hidden_column": {
        "found": ("有内容的隐藏列 {column}", "hidden column {column}, which holds something"),
        "allowed": ("可见的列", "columns that can be seen"),
        "do": ("取消隐藏，或清空此列", "unhide it, or empty the column"),
    },
    "merged_cells": {
        "found": ("合并单元格 {range}", "merged cells {range}"),
        "allowed": ("每格各有其值", "each cell with its own value"),
        "do": ("取消合并并逐格填写", "unmerge them and fill in each cell"),
    },
    "error_cell": {
        "found": ("错误值 {value}", "the error {value}"),
        "allowed": ("数值，或留空", "a value, or an empty cell"),
        "do": ("改正公式；没有数据则留空", "mend the formula; leave the cell empty if there is no value"),
    },
    "uncomputed_cell": {
        "found": ("未计算的公式 {value}", "a formula without its result, {value}"),
        "allowed": ("已计算并保存的值", "a result that was saved"),
        "do": (
            "在 Excel 或 WPS 中打开、计算并保存",
            "open the file in Excel or WPS, let it compute, and save",
        ),
    },
    "digits_lost": {
        "found": ("{value}，15 位以后的数字已丢失", "{value}, whose digits after the 15th are lost"),
        "allowed": ("至多 15 位的数值；长编号为文本", "numbers of at most 15 digits; long ids as text"),
        "do": ("设为文本格式后重新填写", "make it a text cell and type it again"),
    },
    "percent_cell": {
        "found": (
            "百分比格式的单元格，如 {value}，共 {rows} 行",
            "cells with a percent format, such as {value} (rows: {rows})",
        ),
        "allowed": ("百分数", "percent"),
        "do": ("无需处理；请核对读入的数", "nothing; look whether it was read as meant"),
    },
}

WORKBOOK_PROBLEMS = {**_CONTAINER, **_SHEETS}

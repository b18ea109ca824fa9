"""What is wrong with a period, a folder, `district.yaml` or the choice of a rubric (工作区问题的说法)."""

_VALUE = ("'{value}'", "'{value}'")
_NEAREST = ("改为最接近的 {nearest}，或核对名称", "write the nearest ({nearest}) or check the name")

PLACE_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    # The period and the folder.
    "not_a_period": {
        "found": _VALUE,
        "allowed": ("2016Q3 这样的季度或 2016 这样的年度", "a quarter such as 2016Q3 or a year such as 2016"),
        "do": ("写出年份，季度写 Q1 至 Q4", "write the year, and Q1 to Q4 for a quarter"),
    },
    "no_such_year": {
        "found": ("没有 {value} 年的文件夹", "no folder for {value}"),
        "allowed": ("已有的年度：{years}", "a year there is: {years}"),
        "do": ("改用其中一年，或建立该年文件夹", "ask for one of them, or add the year's folder"),
    },
    "no_years": {
        "found": ("没有年度文件夹", "no folder of a year"),
        "allowed": ("每个考核年度一个文件夹，如 2016/", "a folder for each assessment year, such as 2016/"),
        "do": ("建立年度文件夹并放入数据表", "add the year's folder with its tables"),
    },
    "no_district": {
        "found": ("没有 district.yaml", "no district.yaml"),
        "allowed": ("含 district.yaml 的文件夹", "a folder with a district.yaml"),
        "do": (
            "核对路径，或按数据字典编写 district.yaml",
            "check the path, or write one as the data dictionary says",
        ),
    },
    "not_a_table": {
        "found": ("不属于数据约定的文件，未读取", "a file that is no table of the contract; it is not read"),
        "allowed": (
            "数据表名加 .csv、.xlsx 或 .parquet，如最接近的 {nearest}.csv",
            "the name of a table with .csv, .xlsx or .parquet, such as the nearest, {nearest}.csv",
        ),
        "do": (
            "是数据表则改名并存为 CSV，否则移出",
            "rename and save it as CSV if it is a table, else move it away",
        ),
    },
    "table_misnamed": {
        "found": (
            "疑为数据表 {nearest} 的文件，名称不符，未读取；该表缺失",
            "a file that is probably the table {nearest}, which is missing, under another name; it is not read",
        ),
        "allowed": ("{nearest}.csv、.xlsx 或 .parquet", "{nearest}.csv, .xlsx or .parquet"),
        "do": (
            "是该表则改名，否则移出",
            "rename it if it is the table, else move it away",
        ),
    },
    "two_files": {
        "found": ("同一张表的第二个文件", "a second file of one table"),
        "allowed": ("只有 {other}", "only {other}"),
        "do": ("删去其中一个文件", "delete one of the two files"),
    },
    # district.yaml
    "unknown_key": {
        "found": ("未知的键 {value}", "unknown key {value}"),
        "allowed": ("最接近的键 {nearest}", "the nearest key, {nearest}"),
        "do": ("改正拼写，或删去该键", "mend the spelling, or delete the key"),
    },
    "missing_key": {
        "found": ("缺少键 {needed}", "no key {needed}"),
        "allowed": ("必填键齐全", "every required key"),
        "do": ("补上 {needed}", "add {needed}"),
    },
    "not_text": {
        "found": _VALUE,
        "allowed": ("非空文本", "a text that is not empty"),
        "do": ("写成文本，必要时加引号", "write a text, in quotes where it looks like a number"),
    },
    "not_true_or_false": {
        "found": _VALUE,
        "allowed": ("true 或 false", "true or false"),
        "do": ("虚构数据写 true，真实数据写 false", "write true for made-up data, false for real data"),
    },
    "not_a_list": {
        "found": _VALUE,
        "allowed": ("列表，每项一行", "a list, an entry a line"),
        "do": ("每项以“- ”开头", "begin each entry with '- '"),
    },
    "not_a_unit": {
        "found": _VALUE,
        "allowed": ("含 id、name、kind 的条目", "an entry with id, name and kind"),
        "do": ("写明该部门的各键", "write the unit's keys"),
    },
    "not_an_id": {
        "found": _VALUE,
        "allowed": (
            "小写字母开头，只含小写字母、数字和下划线",
            "lower-case ASCII letters, digits and underscores, a letter first",
        ),
        "do": ("改用这样的编号，如 guxing", "choose such an id, for example guxing"),
    },
    "not_a_kind": {
        "found": _VALUE,
        "allowed": ("town 或 department", "town or department"),
        "do": (
            "镇和街道写 town，部门写 department",
            "write town for towns and sub-districts, else department",
        ),
    },
    "name_of_two": {
        "found": ("'{value}'，也是 {other} 的名称", "'{value}', which is a name of {other} too"),
        "allowed": ("每个名称只属于一个部门", "a name for one unit only"),
        "do": ("删去或改正其中一个名称", "delete or correct one of the two"),
    },
    "reserved_name": {
        "found": _VALUE,
        "allowed": ("其他名称：district 指全区", "any other name: district means the whole district"),
        "do": ("另取名称", "choose another name"),
    },
    "units_absent": {
        "found": (
            "没有细则所列的部门 {value}，其责任项无人承担",
            "no unit with the rubric's id {value}: nobody answers for what is theirs",
        ),
        "allowed": ("细则所列的全部部门", "every unit that the rubric names"),
        "do": ("补上该部门，或核对编号", "add the unit, or check the ids"),
    },
    "answers_for_nothing": {
        "found": ("{value}，细则未列其责任", "{value}, which the rubric makes answer for nothing"),
        "allowed": (
            "细则所列的部门，最接近的是 {nearest}",
            "a unit that the rubric names; the nearest: {nearest}",
        ),
        "do": ("核对编号", "check the id"),
    },
    # Rubrics
    "no_rubrics": {
        "found": _VALUE,
        "allowed": (
            "细则文件或文件夹的路径，或方案名称：{schemes}",
            "the path of a rubric file or folder, or the name of a scheme: {schemes}",
        ),
        "do": ("改正路径或名称", "mend the path or the name"),
    },
    "no_rubric_file": {
        "found": ("'{value}' 中没有细则文件", "no rubric file in '{value}'"),
        "allowed": (
            "以生效首日命名的文件，如 2016-07-04.yaml",
            "a file named by its first day, such as 2016-07-04.yaml",
        ),
        "do": ("放入细则文件，或改正路径", "put the rubric there, or mend the path"),
    },
    "no_rubric_in_force": {
        "found": ("{value} 年没有适用的细则", "no rubric in force for {value}"),
        "allowed": ("自以下年度起适用：{years}", "a year from one of these on: {years}"),
        "do": (
            "改用其中的年度，或放入当年的细则",
            "ask for such a year, or add the rubric that was in force",
        ),
    },
    "unknown_records": {
        "found": (
            "指标 {measure} 的 records 写有 '{value}'",
            "'{value}' in the records of measure {measure}",
        ),
        "allowed": ("数据约定中合适的表或列", "a fitting table or column of the contract"),
        "do": _NEAREST,
    },
}

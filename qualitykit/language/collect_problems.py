"""What is wrong with what an office sent in (收表问题的说法): forms, free tables, values beside each other."""

_SEND_AGAIN = ("请在原表中填写后重新发送", "fill in the form that was sent, and send it again")
_CONFIRM = (
    "改正；确实如此则在该行“已核实”列选“是”，或由收表人核实",
    "mend it; where it is right, fill the row's cell 'verified', or have the office confirm it",
)

_FORMS = {
    "form_of_other_district": {
        "found": ("'{found}' 的报送表", "a form of '{found}'"),
        "allowed": ("{allowed} 的报送表", "a form of {allowed}"),
        "do": ("发给该区，或使用本区的表", "send it there, or use this district's form"),
    },
    "form_of_unknown_unit": {
        "found": ("单位 '{found}' 的报送表", "a form of the unit '{found}'"),
        "allowed": ("本区名册内的单位", "a unit of this district"),
        "do": _SEND_AGAIN,
    },
    "form_of_other_period": {
        "found": ("{found} 的报送表", "a form for {found}"),
        "allowed": ("{allowed} 的报送表", "a form for {allowed}"),
        "do": (
            "按 {allowed} 的表重新填写；若本来就是 {found} 的数据，请按该期收表",
            "fill in the form for {allowed}; if the data are those of {found}, collect it for that period",
        ),
    },
    "form_of_other_rubric": {
        "found": (
            "依据另一版细则（{found}）生成的表",
            "a form made for another rubric or version of it ({found})",
        ),
        "allowed": ("依据现行 {allowed} 的表", "a form made for {allowed} as it is now"),
        "do": ("重新下发并填写本期的表", "send out this period's form again and have it filled in"),
    },
    "form_sheet_missing": {
        "found": ("没有工作表 '{sheet}'", "no sheet '{sheet}'"),
        "allowed": ("下发时的全部工作表，名称不变", "every sheet of the form, under its own name"),
        "do": _SEND_AGAIN,
    },
    "form_rows_added": {
        "found": ("表下另加的行", "a row added below those of the form"),
        "allowed": ("到第 {last} 行为止", "rows up to {last}"),
        "do": (
            "写在空行内；行数不够的，另发一张自由格式表",
            "use the form's own rows; send what is more as a free table",
        ),
    },
    "form_moved": {
        "found": ("锁定处为 '{found}'", "'{found}' in a locked cell"),
        "allowed": (
            "下发时的 '{allowed}'：行列未移动、未改名",
            "'{allowed}', as sent: no row or column moved or renamed",
        ),
        "do": _SEND_AGAIN,
    },
    "form_cell_changed": {
        "found": ("锁定处为 '{found}'", "'{found}' in a locked cell"),
        "allowed": ("下发时的 '{allowed}'", "'{allowed}', as sent"),
        "do": (
            "改回原样；原值有误的，告知收表人在工作区更正",
            "put it back; where it was wrong, tell whoever collects, who mends it in the workspace",
        ),
    },
    "form_cell_added": {
        "found": (
            "浅黄色单元格之外的 '{found}'，不会读入",
            "'{found}' beside the yellow cells, which is not read",
        ),
        "allowed": ("只在浅黄色单元格内填写", "entries in the yellow cells only"),
        "do": (
            "移入相应的浅黄色单元格；只是备注的，由收表人核实",
            "move it into the yellow cell where it belongs; if it is a mere remark, have the office confirm it",
        ),
    },
    "form_sheet_added": {
        "found": ("另加的工作表 '{sheet}'，不会读入", "a sheet '{sheet}' that was added, which is not read"),
        "allowed": ("下发时的工作表", "the sheets of the form"),
        "do": (
            "删去；其中有数据的，另存为一份文件发送",
            "take it out; if it holds data, send it as a file of its own",
        ),
    },
    "form_named_for_other_unit": {
        "found": ("{found} 的报送表，文件名却写 {named}", "the form of {found} in a file named for {named}"),
        "allowed": ("文件名与表内单位一致", "a name that agrees with the unit of the form"),
        "do": (
            "核对是哪个单位的数据：是表内单位的，改文件名；不是的，填入另一单位自己的表",
            "look whose data they are: rename the file if they are the form's, else fill in the other unit's form",
        ),
    },
    "form_empty": {
        "found": (
            "原样发回、什么也没有填的报送表",
            "a form that came back as it was sent, with nothing filled in",
        ),
        "allowed": ("填写了的报送表", "a form with something filled in"),
        "do": (
            "填写后重新发送；确无新数据的，回复收表人",
            "fill it in and send it again; where there is nothing new to report, tell whoever collects",
        ),
    },
}

_TABLES = {
    "no_table_known": {
        "found": ("不属于任何数据表的表头", "headings of no table"),
        "allowed": (
            "某张表的必填列齐全（最接近：{tables}）",
            "all columns that a table requires (nearest: {tables})",
        ),
        "do": (
            "改正表头；报送表请以下发的 .xlsx 发回，不另存为 CSV",
            "mend the headings; a form comes back as the .xlsx that was sent out, not saved as CSV",
        ),
    },
    "headings_joined": {
        "found": ("表头的列名由 '{sign}' 连在一起：'{value}'", "headings joined by '{sign}': '{value}'"),
        "allowed": ("每个列名一格", "a cell for each heading"),
        "do": (
            "把表头里的 '{sign}' 改为英文逗号；在工作簿里则一格写一个列名",
            "put commas in place of '{sign}'; in a workbook, write each heading into a cell of its own",
        ),
    },
    "verified_unclear": {
        "found": ("“已核实”列的 '{value}'", "'{value}' in the column verified"),
        "allowed": ("“是”，或留空", "yes, or an empty cell"),
        "do": (
            "核实无误的写“是”，否则清空",
            "write yes where it was looked at and is right, else empty the cell",
        ),
    },
    "form_sheet_hidden": {
        "found": (
            "隐藏的工作表 '{sheet}'，其中有填写的内容",
            "a hidden sheet '{sheet}', which was filled in",
        ),
        "allowed": ("看得见的工作表", "sheets that can be seen"),
        "do": ("取消隐藏，核对后再发", "unhide it, look at what it says and send it again"),
    },
    "several_tables": {
        "found": ("同时符合 {tables} 的表头", "headings that fit {tables} alike"),
        "allowed": ("只符合一张表", "headings of one table"),
        "do": ("补上该表的其他列", "add more columns of the table that is meant"),
    },
    "header_again": {
        "found": ("表中又出现一次表头", "the headings once more among the rows"),
        "allowed": ("表头只在最上方出现一次", "headings above the first row only"),
        "do": ("删去此行", "take this row out"),
    },
    "total_row": {
        "found": ("合计行", "a row of totals"),
        "allowed": ("只有数据行；合计由程序计算", "rows of data only; totals are computed"),
        "do": ("删去此行", "take this row out"),
    },
    "note_in_table": {
        "found": ("只有一个单元格的行", "a row with one filled cell"),
        "allowed": ("只有数据行，说明写在另一张工作表", "rows of data only; notes on a sheet of their own"),
        "do": ("删去或移走此行", "take this row out, or move it"),
    },
    "no_rows": {
        "found": ("只有表头，没有数据行", "headings without a row below them"),
        "allowed": ("表头下的数据行", "rows below the headings"),
        "do": (
            "确无数据则无需处理，否则补上后重新发送",
            "nothing where there are no data, else add them and send it again",
        ),
    },
    "file_again": {
        "found": ("与 {other} 内容完全相同的文件", "the very same content as {other}"),
        "allowed": ("每份文件一次", "each file once"),
        "do": ("无需处理；只读一次", "nothing; it is read once"),
    },
}

_VALUES = {
    "several_rows_fit": {
        "found": ("工作区中有几行符合此行", "several rows of the workspace that this one may mean"),
        "allowed": ("能确定是哪一行", "a row that can be told from all others"),
        "do": ("补上能区分的列", "fill in the columns that tell them apart"),
    },
    "said_twice": {
        "found": ("'{value}'，而 {first} 为 '{other}'", "'{value}', while {first} says '{other}'"),
        "allowed": ("同一项只有一个数", "one value for one thing"),
        "do": ("改正其中一处，或只报一份", "mend one of the two, or send one file only"),
    },
    "formula_text": {
        "found": (
            "文字 '{value}'，表格软件会当作公式",
            "the text '{value}', which a spreadsheet takes for a formula",
        ),
        "allowed": ("不以 = + - @ 或制表符开头的文字", "text that does not begin with = + - @ or a tab"),
        "do": ("在前面写上文字", "put a word in front of it"),
    },
    "record_filled_in": {
        "found": (
            "与工作区第 {rows} 行相同而内容更多的记录",
            "a record that says all that row {rows} of the workspace says, and more",
        ),
        "allowed": ("能确定是同一条还是另一条", "one that is either the same or another for certain"),
        "do": (
            "核实后用 --confirm record_filled_in（同一条，补全）或 --confirm record_of_its_own（另一条）",
            "look, then give --confirm record_filled_in (the same one) or --confirm record_of_its_own (another)",
        ),
    },
    "quarter_not_yet": {
        "found": ("第 {value} 季度", "quarter {value}"),
        "allowed": ("不晚于第 {last} 季度", "quarter {last} at the latest"),
        "do": ("改正季度，或按该季度收表", "mend the quarter, or collect it for that one"),
    },
    "column_not_there": {
        "found": (
            "工作区的表没有此列（现有：{columns}）",
            "a column that the workspace's table lacks (it has {columns})",
        ),
        "allowed": ("表中已有的列", "columns that the table has"),
        "do": (
            "在工作区的表头加上此列后再收",
            "add the column to the table in the workspace, then collect again",
        ),
    },
    "column_not_taken": {
        "found": ("列 '{value}'，不会读入", "a column '{value}', which is not taken"),
        "allowed": (
            "数据约定的列，或工作区该表已有的列",
            "columns of the contract, or that the workspace's table has",
        ),
        "do": (
            "无需处理；确需保留的，先在工作区的表头加上",
            "nothing; to keep it, add it to the table in the workspace first",
        ),
    },
    "column_perhaps_misspelt": {
        "found": ("列 '{value}'，不会读入", "a column '{value}', which is not taken"),
        "allowed": ("数据约定的列；相近的是 {nearest}", "columns of the contract; the like of it: {nearest}"),
        "do": (
            "拼写有误则改正；确是另一列的，由收表人核实",
            "mend the name if it is misspelt; if another column is meant, have the office confirm it",
        ),
    },
    "numbers_of_other_quarter": {
        "found": ("{count} 个数与 {period} 的完全相同", "{count} numbers, all the same as those of {period}"),
        "allowed": ("本季度自己的数", "the quarter's own numbers"),
        "do": _CONFIRM,
    },
    "file_of_other_period": {
        "found": ("已作为 {period} 的数据收过的同一文件", "the very file that was taken for {period}"),
        "allowed": ("本期自己的文件", "the period's own file"),
        "do": (
            "换成本期文件；确实如此则用 --confirm file_of_other_period",
            "take the period's own; where it is right, give --confirm file_of_other_period",
        ),
    },
}

_WRITING = {
    "table_not_csv": {
        "found": ("工作区的 {kind} 工作簿", "a table that the workspace keeps as a workbook ({kind})"),
        "allowed": (
            "CSV 或 Parquet：改写工作簿，其中的公式、格式、其他工作表难保原样，所以不改写",
            "CSV or Parquet: a workbook is not written, since its formulas, formats and other sheets might not stay",
        ),
        "do": (
            "在表格软件里打开它，另存为 {csv}（类型选“CSV UTF-8”），把 {kind} 文件移出年度文件夹，再收",
            "open it in a spreadsheet, save it as CSV UTF-8 under {csv}, move the {kind} file out of the year's folder "
            "and collect again",
        ),
    },
    "value_not_held": {
        "found": ("'{value}'，而 Parquet 的该列为 {kind}", "'{value}' for a Parquet column of type {kind}"),
        "allowed": ("该列类型能原样保存的值", "a value that the column's type holds exactly"),
        "do": (
            "把该表改存为 CSV UTF-8，或改列的类型，再收",
            "keep the table as CSV UTF-8, or give the column another type, and collect again",
        ),
    },
    "table_changed": {
        "found": ("制定计划后被改动的数据表", "a table that was changed after the plan was made"),
        "allowed": ("与计划一致的数据表", "the table that the plan was made from"),
        "do": ("再运行一次", "run it again"),
    },
    "intake_unfinished": {
        "found": ("一次中断的收表写入", "an intake that was stopped while it wrote"),
        "allowed": ("写入完整的工作区", "a workspace that is written whole"),
        "do": (
            "运行 qualitykit collect 工作区 考核期 --apply，即自动补完",
            "run qualitykit collect WORKSPACE PERIOD --apply, which finishes it",
        ),
    },
    "intake_overtaken": {
        "found": ("收表中断后又被改动的文件", "a file that was changed after an intake was stopped"),
        "allowed": ("中断前或写入后的内容", "its content before or after that intake"),
        "do": (
            "恢复此文件后再运行；若放弃该次收表，删去 ledger/.intake.json 并核对各表",
            "restore the file and run again; to give that intake up, delete ledger/.intake.json and check the tables",
        ),
    },
}

COLLECT_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = _FORMS | _TABLES | _VALUES | _WRITING

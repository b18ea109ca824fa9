"""What YAML allows and our files do not (YAML 严格写法的说法)."""

_FOUND = ("'{value}'", "'{value}'")

YAML_PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "yaml_truth_word": {
        "found": _FOUND,
        "allowed": ("true 或 false；文本加引号", "true or false, or a text in quotes"),
        "do": ("写 true 或 false，或给文本加引号", "write true or false, or put the text in quotes"),
    },
    "yaml_number_form": {
        "found": _FOUND,
        "allowed": ("93.1 这样的数字；编号、时间加引号", "a number such as 93.1, or an id or time in quotes"),
        "do": ("写成普通数字，或加引号", "write a plain number, or put it in quotes"),
    },
    "yaml_anchor": {
        "found": ("锚点、别名或合并键 '{value}'", "the anchor, alias or merge key '{value}'"),
        "allowed": ("写全的值", "values written out"),
        "do": ("在每处写全该值；文本加引号", "write the value out in each place, or quote the text"),
    },
    "yaml_tag": {
        "found": ("标签或指令 '{value}'", "the tag or directive '{value}'"),
        "allowed": ("不带标签的值", "values without tags"),
        "do": ("删去标签", "delete it"),
    },
    "yaml_blank": {
        "found": ("制表符、全角空格或不间断空格", "a tab, a full-width or a no-break blank"),
        "allowed": ("半角空格", "plain blanks"),
        "do": ("改用半角空格缩进", "indent with plain blanks"),
    },
    "yaml_wide_colon": {
        "found": ("全角冒号：'{value}'", "a full-width colon: '{value}'"),
        "allowed": ("半角冒号加空格，如 cap: 10", "a plain colon and a blank, as in cap: 10"),
        "do": ("改为半角冒号；文本则加引号", "write a plain colon, or put the text in quotes"),
    },
    "yaml_hash": {
        "found": ("未加引号的文本 '{value}' 及 #", "a # in or right behind the unquoted text '{value}'"),
        "allowed": (
            "文本加引号；注释前后各留一个空格",
            "the text in quotes, or a comment with a blank on either side",
        ),
        "do": ("给文本加引号，或在 # 后加空格", "quote the text, or put a blank behind the # of a comment"),
    },
    "yaml_too_deep": {
        "found": ("嵌套超过 {most} 层", "more than {most} levels"),
        "allowed": ("至多 {most} 层", "at most {most} levels"),
        "do": ("核对缩进和括号", "check the indents and brackets"),
    },
    "yaml_too_large": {
        "found": ("{size} 个字符", "{size} characters"),
        "allowed": ("至多 {most} 个", "at most {most}"),
        "do": ("核对是否为正确的文件", "check whether it is the right file"),
    },
    "yaml_too_many": {
        "found": ("超过 {most} 个条目", "more than {most} entries"),
        "allowed": ("至多 {most} 个", "at most {most}"),
        "do": ("核对是否为正确的文件", "check whether it is the right file"),
    },
    "yaml_day": {
        "found": _FOUND,
        "allowed": ("存在的日期，如 2016-07-04", "a day that exists, such as 2016-07-04"),
        "do": (
            "写成年-月-日，不写时刻；文本加引号",
            "write year-month-day without a time, or quote the text",
        ),
    },
    "yaml_sign": {
        "found": ("不可见的控制字符 {value}", "the control sign {value}"),
        "allowed": ("可见的文字", "text that can be seen"),
        "do": ("删去该字符", "delete it"),
    },
}

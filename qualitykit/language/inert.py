"""Text from a file on its way out (外来文字的输出): whatever it says, it stays text in a page, a table and a sheet.

Names, notes and titles come from many hands. Each medium has signs that it would take for its own: HTML its tags,
Markdown its headings and links, a notebook its formulas between dollars, a spreadsheet its equals sign. One function
for each medium takes them away; nothing else decides what is safe.

| function | for |
|---|---|
| `visible` | text in general: one line, and no sign that hides or turns the others |
| `without_turns` | a whole page at its end |
| `as_html` | inside an element of HTML, also where the HTML stands in Markdown |
| `as_html_table` | a table that pandas has made, in Markdown |
| `as_markdown` | inside a sentence of Markdown |
| `as_label` | a name in a chart |
| `as_cell` | a cell of a CSV file |
"""

import html
import re
from unicodedata import category, east_asian_width

_BREAKS = re.compile("[\t-\r\x85\u2028\u2029]+")
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HIDING = {"Cc", "Cf", "Cs"}
# In an element of its own a sign cannot open or close a formula, which a notebook looks for in the finished page.
_FORMULA_SIGNS = {ord(sign): f"<span>&#{ord(sign)};</span>" for sign in "$\\"} | {ord("`"): "&#96;"}
_MARKDOWN_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in "*_[]|~@"}
# What only counts at the start of a line, in an address that is made a link, or in front of the entities above.
_AT_START = re.compile(r"[-+=:#>]|\d+(?=[.)](\s|$))")
_IN_ADDRESS = re.compile(r"(?<=[a-z])[:](?=//)|(?<=www)\.", re.IGNORECASE)
# As text, for whoever looks through a whole column at once.
FORMULA = "[\\s\u00a0\u3000]*[=+\\-@＝＋－＠﹦﹢﹣﹫][\\s\\S]|[\t\r\n]"
NUMBER = r"[+-]?[0-9]+(\.[0-9]+)?"


def visible(text: str) -> str:
    r"""A text in one line in which nothing hides (可见文本).

    Line breaks become blanks; a sign without a form, which could turn the direction of what follows or make two
    names look the same, becomes its number.

    >>> visible("北镇\u202egpj.\u2066"), visible("a\n\nb"), visible("区 a")
    ('北镇[U+202E]gpj.[U+2066]', 'a b', '区 a')
    """
    if text.isprintable():
        return text
    line = _BREAKS.sub(" ", text)
    return "".join(f"[U+{ord(sign):04X}]" if category(sign) in _HIDING else sign for sign in line)


def without_turns(text: str) -> str:
    """A whole page or text with every sign that turns its direction shown as a number (去除方向控制符).

    >>> without_turns("a\\u202eb\\n")
    'a[U+202E]b\\n'
    """
    return _TURNS.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", text)


def as_html(text: str) -> str:
    r"""A text as HTML that shows just this text (转为 HTML 文字).

    >>> as_html('<b title="a">&'), as_html("$x")
    ('&lt;b title=&quot;a&quot;&gt;&amp;', '<span>&#36;</span>x')
    """
    return html.escape(visible(text)).translate(_FORMULA_SIGNS)


def as_html_table(table: str) -> str:
    """A finished table of HTML for use in Markdown (表格入 Markdown): no sign of it begins a formula there.

    >>> as_html_table("<td>$x$</td>")
    '<td>&#36;x&#36;</td>'
    """
    return table.translate({ord(sign): f"&#{ord(sign)};" for sign in "$\\`"})


def as_label(text: str, most: int = 72) -> str:
    """A name in a chart (图中名称): one line, no wider than `most` letters, which leaves room for the chart.

    Charts draw every sign as it is: none is taken for a formula (`charts.paper`).

    >>> as_label("古荥镇"), as_label("x" * 90)[-3:]
    ('古荥镇', 'xx…')
    """
    line, width = visible(text), 0
    for place, sign in enumerate(line):
        width += 1 + (east_asian_width(sign) in "WF")
        if width > most:
            return f"{line[:place]}…"
    return line


def as_markdown(text: str) -> str:
    """A text as Markdown that shows just this text (转为 Markdown 文字), in a sentence or as a line of its own.

    >>> as_markdown("a*b <c>"), as_markdown("- [x](https://a.b)")
    ('a&#42;b &lt;c&gt;', '&#45; &#91;x&#93;(https&#58;//a.b)')
    >>> as_markdown("1. 古荥镇"), as_markdown("1.5 %")
    ('1&#46; 古荥镇', '1.5 %')
    """
    line = visible(text).strip()
    safe = as_html(line).translate(_MARKDOWN_SIGNS)
    safe = _IN_ADDRESS.sub(lambda sign: f"&#{ord(sign[0])};", safe)
    return _at_start(line, safe)


def _at_start(line: str, safe: str) -> str:
    """The same with a start that begins no list, heading, quotation or rule."""
    start = _AT_START.match(line)
    if not start or line[0] == ">":
        return safe
    if start[0].isdigit():
        return f"{start[0]}&#{ord(line[start.end()])};{safe[start.end() + 1 :]}"
    return f"&#{ord(line[0])};{safe[1:]}"


def as_cell(value: object) -> object:
    """A cell of a CSV file that no spreadsheet takes for a formula (防公式注入): an apostrophe in front of such a text.

    Numbers, negative ones too, and everything that is no text stay as they are.

    >>> as_cell("=1+1"), as_cell("＝A1"), as_cell("-1.5"), as_cell("-1+A1"), as_cell(None)
    ("'=1+1", "'＝A1", '-1.5', "'-1+A1", None)
    """
    if isinstance(value, str) and re.match(FORMULA, value) and not re.fullmatch(NUMBER, value):
        return f"'{value}"
    return value

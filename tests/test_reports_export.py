"""Pages are self-contained and show results, not code (导出网页)."""

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from qualitykit.reports.export import NotSelfContained, page_of

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
FRAME = """<div><style scoped>.dataframe thead th {text-align: right}</style>
<table border="1" class="dataframe"><thead><tr style="text-align: right;"><th></th><th>单位</th><th>得分</th>
<th>区间</th><th>备注</th></tr></thead><tbody><tr><th>3.1.1</th><td>古荥镇</td><td>−1.5</td><td>60.0–92.5</td><td></td></tr>
<tr><th>2</th><td>大河路街道</td><td>1,022 %</td><td>–</td><td></td></tr></tbody></table></div>"""


def shown(data, **tags):
    """A code cell with one displayed value."""
    source = "secret = 1  # code"
    return new_code_cell(source, outputs=[new_output("display_data", data)], metadata=tags)


def book(*cells):
    """An executed notebook."""
    return new_notebook(cells=list(cells))


def soup(*cells, language="zh", up=""):
    """The page of a notebook, parsed."""
    return BeautifulSoup(page_of(book(*cells), language, up), "html.parser")


def test_code_and_parameters_are_not_shown():
    """Neither code nor the parameter cells reach the page, nor a kernel's warnings."""
    noisy = new_code_cell(
        "secret = 2", outputs=[new_output("stream", name="stderr", text="/home/me: Warning")]
    )
    said = new_code_cell("secret = 3", outputs=[new_output("stream", name="stdout", text="told")])
    tagged = [
        shown({"text/plain": f"from {tag}"}, tags=[tag]) for tag in ("parameters", "injected-parameters")
    ]
    text = soup(new_markdown_cell("# T"), *tagged, noisy, said, shown({"text/plain": "value"})).text
    assert "told" in text
    assert "value" in text
    for hidden in ("secret", "Warning", "from parameters", "from injected-parameters"):
        assert hidden not in text


def test_the_page_keeps_itself_to_itself():
    """The policy of the page allows its own style and embedded pictures, and nothing else."""
    page = soup(new_markdown_cell("# T"), shown({"image/png": PNG}))
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert not page.find_all(["script", "link", "iframe"])
    assert "http://" not in str(page)
    assert "https://" not in str(page)


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<iframe src="data:text/html,x"></iframe>',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<img src="https://example.org/a.png">',
        '<img src="figure.png">',
        '<img srcset="figure.png 2x">',
        '<b onclick="alert(1)">x</b>',
        '<p style="background: url(https://example.org/a.png)">x</p>',
        "<style>@import 'https://example.org/a.css';</style>",
    ],
)
def test_a_result_that_needs_more_than_the_page_is_refused(html):
    """A script, a handler, a frame or anything to be loaded makes the page fail instead of half work."""
    with pytest.raises(NotSelfContained, match=r"^<"):
        page_of(book(shown({"text/html": html})), "zh")


def test_scripts_and_widgets_of_other_types_are_left_out():
    """A result for browsers that run code is not shown at all."""
    widget = {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}}
    with pytest.warns(UserWarning, match="not able to be represented"):
        page = soup(new_markdown_cell("# T"), shown({"application/javascript": "alert(1)"}), shown(widget))
    assert "alert" not in str(page)
    assert not page.find("script")


def test_title_and_contents_come_from_the_headings():
    """The first heading names the page; headings of the second level are its contents, results' headings too."""
    results = shown({"text/markdown": "## 二、得分 & 排名\n\n文"})
    page = soup(new_markdown_cell("# 古荥镇 2016\n\n## 一、总体\n\n### 细目"), results)
    assert page.title.text == "古荥镇 2016"
    links = page.select("nav.contents a")
    assert [link.text for link in links] == ["一、总体", "二、得分 & 排名"]
    assert [page.find(id=link["href"][1:]).text for link in links] == ["一、总体", "二、得分 & 排名"]
    assert page.h1.find_next("nav")["class"] == ["contents"]


def test_a_notebook_without_headings_has_no_contents():
    """Nothing is invented where a notebook has no heading."""
    page = soup(shown({"text/plain": "value"}))
    assert not page.select("nav.contents")
    assert page.title.text == ""


@pytest.mark.parametrize(("language", "lang", "home"), [("zh", "zh-CN", "返回"), ("en", "en", "Back")])
def test_the_page_says_its_language(language, lang, home):
    """Language and the way back follow the language of the report."""
    page = soup(new_markdown_cell("# T"), language=language, up="../")
    assert page.html["lang"] == lang
    assert home in page.select_one("nav.way").text
    assert page.select_one("nav.way a")["href"] == "../index.html"


def test_columns_of_numbers_are_aligned():
    """Numbers, percentages and ranges stand right with their heading; names, ids and empty columns left."""
    page = soup(shown({"text/html": FRAME}))
    aligned = [
        ["number" in cell.get("class", []) for cell in row.find_all(["th", "td"])]
        for row in page.find_all("tr")
    ]
    assert aligned == [[False, False, True, True, False]] * 3
    assert not page.find_all(attrs={"border": True})
    assert not page.select("style[scoped]")
    assert page.table.parent["class"] == ["table"]


def test_cells_of_a_table_with_spans_are_aligned_one_by_one():
    """Where cells span several columns each number is aligned by itself."""
    html = '<table><tr><th colspan="2">a</th></tr><tr><td>x</td><td>1.5</td></tr></table>'
    cells = soup(shown({"text/html": html})).find_all("td")
    assert [cell.get("class") for cell in cells] == [["short"], ["number"]]


def test_prose_for_analysts_stays_in_the_notebook():
    """Text tagged `analyst` explains the cells to whoever works there; readers do not see it."""
    aside = new_markdown_cell("for analysts", metadata={"tags": ["analyst"]})
    text = soup(new_markdown_cell("# T"), aside, new_markdown_cell("for all")).text
    assert "for all" in text
    assert "for analysts" not in text


def test_a_table_without_rows_is_left_out():
    """The words above it have said why there is nothing; a heading row alone says nothing."""
    html = "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody></tbody></table>"
    assert not soup(shown({"text/html": html})).find("table")


def test_a_table_of_many_columns_is_set_close():
    """Twelve columns and more still fit a page."""
    for columns, close in ((9, False), (10, True)):
        row = "<tr>" + "<td>1</td>" * columns + "</tr>"
        table = soup(shown({"text/html": f"<table><tbody>{row}</tbody></table>"})).table
        assert ("dense" in table.get("class", [])) == close


def test_dates_and_short_words_stay_in_one_line():
    """Fourteen letters, or seven Chinese characters; longer words get a column that is not too narrow."""
    cells = ("2016-07-04", "老鸦陈街道", "质量经费逐年增加")
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    html = f"<table><tbody><tr><th>古荥镇</th>{row}</tr></tbody></table>"
    kinds = [cell["class"] for cell in soup(shown({"text/html": html})).find_all(["th", "td"])]
    assert kinds == [["short"], ["short"], ["short"], ["words"]]


def test_a_picture_is_described_by_its_heading():
    """A figure's alternative text is the heading that it stands under."""
    page = soup(shown({"image/png": PNG}), new_markdown_cell("## 走势"), shown({"image/png": PNG}))
    assert [image["alt"] for image in page.find_all("img")] == ["", "走势"]


def test_the_executed_copy_is_not_changed():
    """Making a page leaves the notebook as it was."""
    notebook = book(new_markdown_cell("# T"), shown({"text/html": FRAME}))
    before = nbformat.writes(notebook)
    page_of(notebook, "zh")
    assert nbformat.writes(notebook) == before

"""What goes back: a page for each office and its own workbook, and nothing that a file says becomes code or a path."""

import zipfile
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from bs4 import BeautifulSoup

from qualitykit.intake.slip import returns

EVIL = '=cmd|"/c calc"!A1'
SCRIPT = "<script>alert(1)</script>"


def _book(made, name="east.xlsx"):
    return openpyxl.load_workbook(BytesIO(made[name]))


def test_every_unit_gets_a_page(desk):
    """Those that sent nothing are told so, and what is missing."""
    made = returns(desk.plan(), "zh")
    assert sorted(made) == ["east.html", "quality.html", "west.html"]
    assert "未收到任何文件" in made["west.html"]
    assert "尚未报送" in made["west.html"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_says_where_what_and_how(desk, language):
    """Cell, found, allowed, do, in either language, without a script."""
    form = desk.form("east")
    amount = desk.place(form, "funding", "amount", field="product")
    plan = desk.plan(desk.filled(form, {amount: "12,34"}))
    page = returns(plan, language)["east.html"]
    soup = BeautifulSoup(page, "html.parser")
    cells = [cell.get_text(" ", strip=True) for cell in soup.select("tbody tr")[0].find_all("td")]
    problem = plan.refused[0].problem
    assert all(part in problem.text(language) for part in cells[1:])
    assert not soup.find_all(["script", "link", "iframe"])


def test_the_form_comes_back_with_its_wrong_cells_marked(desk):
    """What was typed is there as it was, text as text; the wrong cell is red and says why; mended it is taken."""
    form = desk.form("east")
    amount, source = (desk.place(form, "funding", name, field="product") for name in ("amount", "source"))
    made = returns(desk.plan(desk.filled(form, {amount: "12,34", source: "报表 2016-09"})), "zh")
    book = _book(made)
    cell = book[amount[0]].cell(*amount[1:])
    assert (cell.value, cell.data_type) == ("12,34", "s")
    assert "12,34" in cell.comment.text
    assert cell.fill.fgColor.rgb != book[source[0]].cell(*source[1:]).fill.fgColor.rgb
    assert book[source[0]].cell(*source[1:]).value == "报表 2016-09"
    cell.value = 1200
    path = desk.inbox / "mended.xlsx"
    book.save(path)
    assert desk.plan(path).refused == []


def test_locked_cells_come_back_as_they_were_sent_and_marked(desk):
    """In the copy the clerk's own remark is gone, in the comment it stands; sent back, nothing is in the way."""
    form = desk.form("east")
    amount = desk.place(form, "funding", "amount", field="product")
    sheet, beside, title = amount[0], (*amount[:2], 12), (*amount[:2], 3)
    typed = {amount: 1200, title: "另一领域", beside: "含区级"}
    made = returns(desk.plan(desk.filled(form, typed)), "zh")
    book = _book(made)
    cells = {place: book[sheet].cell(*place[1:]) for place in typed}
    assert [cell.value for cell in cells.values()] == [1200, "产品", None]
    assert "另一领域" in cells[title].comment.text
    assert "含区级" in cells[beside].comment.text
    assert {cells[place].fill.fgColor.rgb for place in (title, beside)} == {"FFFFC7CE"}
    assert cells[title].protection.locked
    assert "已核实" not in made["east.html"]
    path = desk.inbox / "mended.xlsx"
    book.save(path)
    assert desk.plan(path).refused == []


def test_whoever_sent_an_empty_form_is_told_so(desk):
    """Not that nothing is wrong with it."""
    page = returns(desk.plan(desk.filled(desk.form("east"), {})), "zh")["east.html"]
    assert "发来的报送表什么也没有填" in page
    assert "没有错误" not in page


def test_a_free_table_comes_back_as_a_copy_with_marks(desk):
    """A CSV becomes a workbook, a workbook a copy; numbers and days stay numbers and days."""
    made = returns(desk.plan(desk.csv("unit,quarter,field,amount\n东镇,3,product,1e3\n")), "zh")
    assert "1e3" in _book(made).active["D2"].comment.text
    rows = [["责任部门", "类别", "名称", "日期"], ["东镇", "service", "二号", date(2017, 2, 1)]]
    made = returns(desk.plan(desk.xlsx({"示范点": rows})), "en")
    cell = _book(made)["示范点"]["D2"]
    assert cell.value.date() == date(2017, 2, 1)
    assert "2017-02-01" in cell.comment.text


def test_nothing_that_a_file_says_becomes_a_formula_a_link_or_markup(desk):
    """Formulas and links counted in the unzipped workbook: none beyond the lists of the form; no tag in the page."""
    form = desk.form("east")
    source = desk.place(form, "funding", "source", field="product")
    amount = desk.place(form, "funding", "amount", field="product")
    plan = desk.plan(desk.filled(form, {amount: SCRIPT, source: "http://evil.example/x"}))
    made = returns(plan, "zh")
    assert SCRIPT not in made["east.html"]
    for name in ("east.xlsx",):
        parts = zipfile.ZipFile(BytesIO(made[name]))
        sheets = [parts.read(part).decode() for part in parts.namelist() if "worksheets/sheet" in part]
        assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    free = desk.csv(f'unit,kind,name,date\n东镇,service,"{EVIL.replace(chr(34), chr(34) * 2)}",2017-01-01\n')
    cell = _book(returns(desk.plan(free), "zh")).active["C2"]
    assert (cell.value, cell.data_type) == (EVIL, "s")


def test_hostile_names_never_reach_a_path(desk):
    """Files are named by ids; a unit that nobody knows has none."""
    file = desk.csv("unit,quarter,field,amount\n../../etc,3,product,5\n", "..=x\u202evsc.csv")
    made = returns(desk.plan(file), "zh")
    assert sorted(made) == ["east.html", "quality.html", "several.html", "several.xlsx", "west.html"]
    assert "\u202e" not in made["several.html"]


def test_a_file_of_several_units_goes_to_none_of_them(desk):
    """Each unit reads its own lines; the file with everybody's rows goes to the office."""
    file = desk.csv("unit,quarter,field,amount\n东镇,3,product,x\n西镇,3,product,y\n")
    made = returns(desk.plan(file), "zh")
    assert "'x'" in BeautifulSoup(made["east.html"], "html.parser").get_text()
    assert "'y'" not in made["east.html"]
    assert [name for name in made if name.endswith(".xlsx")] == ["several.xlsx"]


def test_a_form_that_would_be_asked_otherwise_by_now_comes_back_as_a_copy(desk):
    """Its rows would no longer stand where they stood; the copy has what was typed, marked all the same."""
    form = desk.form("east")
    amount = desk.place(form, "funding", "amount", field="product")
    path = desk.filled(form, {amount: "12,34"})
    sites = desk.workspace / "2016" / "sites.csv"
    sites.write_text(sites.read_text("utf-8") + "east,service,新点,2016-02-01\n", "utf-8")
    book = _book(returns(desk.plan(path), "zh"))
    cell = book[amount[0]].cell(*amount[1:])
    assert cell.value == "12,34"
    assert "12,34" in cell.comment.text


def test_a_row_without_a_cell_of_its_own_is_marked_at_its_first(desk):
    """A row of totals is wrong as a whole."""
    made = returns(desk.plan(desk.csv("unit,quarter,field,amount\n东镇,3,product,5\n合计,,,5\n")), "zh")
    assert "合计行" in _book(made).active["A3"].comment.text


def test_a_very_long_file_gets_a_page_and_no_copy(desk, monkeypatch):
    """The page names every place."""
    monkeypatch.setattr("qualitykit.intake.marked.MOST_ROWS", 1)
    made = returns(desk.plan(desk.csv("unit,quarter,field,amount\n东镇,3,product,x\n")), "zh")
    assert "east.xlsx" not in made
    assert "单元格 D2" in made["east.html"]


def test_a_missing_cell_is_marked_though_it_is_empty(desk):
    """Red and with its reason."""
    cell = _book(returns(desk.plan(desk.csv("unit,quarter,field,amount\n东镇,3,product,\n")), "zh")).active[
        "D2"
    ]
    assert cell.value is None
    assert "空单元格" in cell.comment.text

"""The workbook: locked but for the open cells, checked while it is typed, plain data whatever the names say."""

import io
import os
import re
import subprocess
import sys
import warnings
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from forms_of import SAMPLE, form_of, part, written
from workspace_folders import DISTRICT, write_workspace

from qualitykit.intake.form import file_name, workbook
from qualitykit.intake.layout import HEAD_ROW, HIDDEN, SENDER, layout_of, layout_of_form, places
from qualitykit.intake.sent import still
from qualitykit.workspace.sheet import read_sheet

HOSTILE = (
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－2",
    "＠x",
    "http://example.org",
    "mailto:a@example.org",
    "internal:Sheet1!A1",
    "{=1+1}",
    "<b>&amp;_x0041_</b>",
)


def opened(form, **more):
    """The workbook of a form, as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(workbook(form, **more)))


def rules_of(book, sheet):
    """The validation of every cell of a sheet that has one."""
    return {
        cell: rule for rule in book[sheet].data_validations.dataValidation for cell in str(rule.sqref).split()
    }


@pytest.fixture(scope="module")
def town(sample):
    """The form of a town."""
    return form_of(sample, "guxing")


@pytest.fixture(scope="module")
def book(town):
    """Its workbook."""
    return opened(town)


_MAKE = """
import hashlib, sys
from pathlib import Path
from qualitykit.intake.form import files
from qualitykit.intake.questions import forms
from qualitykit.period import Period
from qualitykit.workspace import open_workspace
space = open_workspace(sys.argv[1])
made = files(forms(space, Period.parse("2016Q3"), space.units[7:10], "zh"))
print({name: hashlib.sha256(data).hexdigest() for name, data in made.items()})
"""


def test_every_run_gives_the_same_bytes():
    """Neither the hash seed nor the clock's zone nor the folder changes a byte."""
    told = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai")):
        settings = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", _MAKE, str(SAMPLE)]
        told.append(subprocess.run(command, env=settings, capture_output=True, check=True, text=True).stdout)
    assert told[0] == told[1]
    assert told[0].count("xlsx") == 3


def test_all_sheets_are_locked_but_for_the_open_cells(book, town):
    """Protected without a password; exactly the cells that are asked for can be typed into."""
    asked = set(places(town))
    asked |= {(one.sheet, one.row, 2) for one in layout_of_form(town).placed if one.table == SENDER}
    open_cells = set()
    for sheet in book:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        open_cells |= {
            (sheet.title, cell.row, cell.column)
            for cells in sheet.iter_rows()
            for cell in cells
            if not cell.protection.locked
        }
    assert open_cells == asked


def test_the_hidden_sheet_is_beyond_the_menu(book, town):
    """`_qualitykit` is very hidden, and the only hidden one."""
    assert {sheet.title: sheet.sheet_state for sheet in book if sheet.sheet_state != "visible"} == {
        HIDDEN: "veryHidden"
    }
    assert book.sheetnames[0] == "填写说明"


def test_our_reader_reads_forms_back(sample, tmp_path):
    """For a town, a department and an assessor, in both languages: the hidden sheet, and each visible one."""
    made = [
        form_of(sample, unit, language=language)
        for unit in ("yingbinlu", "finance")
        for language in ("zh", "en")
    ]
    made.append(form_of(sample, "dahelu", "2016", assessor="考核一组"))
    for form in made:
        path = tmp_path / file_name(form)
        path.write_bytes(workbook(form))
        layout = written(form)
        assert replace(layout, sent={}) == layout_of_form(form)
        assert [table.title for table in form.parts] == list(layout.sent)[1:]
        for title, rows in layout.sent.items():
            sheet = read_sheet(path, title)
            assert not sheet.refused
            sent = {(row, column): value for row, cells in rows.items() for column, value in cells.items()}
            filled = {
                (row.number, at): c.text for row in sheet for at, c in enumerate(row.cells, 1) if c.text
            }
            assert filled.keys() == sent.keys()
            assert all(still(filled[at], sent[at]) for at in sent)


def test_what_the_workspace_holds_is_read_back_from_the_open_cells(sample, tmp_path, town):
    """A form that comes back untouched says exactly what the workspace held."""
    path = tmp_path / "form.xlsx"
    path.write_bytes(workbook(town))
    sheets = {table.title: read_sheet(path, table.title) for table in town.parts}
    for (sheet, row, column), (_, blank) in places(town).items():
        text = sheets[sheet].cell(row, column).text
        if blank.value is None:
            assert text == ""
        elif isinstance(blank.value, str | date):
            assert text == str(blank.value)
        else:
            assert float(text) == float(blank.value)


def test_counts_are_whole_and_the_numerator_is_no_more_than_the_denominator(book):
    """Whichever of the two is typed first."""
    rules = rules_of(book, "量化指标")
    numerator, denominator = rules["I5"], rules["J5"]
    assert numerator.type == "custom"
    assert numerator.formula1 == "AND(ISNUMBER($I5),$I5>=0,$I5=INT($I5),OR(ISBLANK($J5),$I5<=$J5))"
    assert (denominator.type, denominator.operator, denominator.formula1) == (
        "whole",
        "greaterThanOrEqual",
        "$I5",
    )
    assert (rules["K5"].type, rules["K5"].formula1, rules["K5"].formula2) == ("decimal", "0", "100")


def test_complaints_may_outnumber_projects(sample):
    """A ratio per 1 has no upper limit, and its counts none against each other."""
    form = form_of(sample, "xincheng")
    asked = part(form, "measures").questions
    at = 5 + [question.key["measure"] for question in asked].index("engineering_complaint_rate")
    rules = rules_of(opened(form), "量化指标")
    for cell in (f"I{at}", f"J{at}"):
        assert (rules[cell].type, rules[cell].operator, rules[cell].formula1) == (
            "whole",
            "greaterThanOrEqual",
            "0",
        )
    assert rules[f"K{at}"].operator == "greaterThanOrEqual"


def test_money_days_and_lists_are_limited(book):
    """Money is 0 or more, a day lies in the assessment year, a list holds what may be chosen."""
    amount = rules_of(book, "质量经费")["G5"]
    assert (amount.type, amount.operator, amount.formula1) == ("decimal", "greaterThanOrEqual", "0")
    honours = rules_of(book, "加分项")
    day = honours["C5"]
    assert (day.type, day.formula1, day.formula2) == ("date", "42370", "42735")
    first, last = re.fullmatch(rf"{HIDDEN}!\$C\$(\d+):\$C\$(\d+)", honours["B5"].formula1).groups()
    listed = [book[HIDDEN].cell(number, 3).value for number in range(int(first), int(last) + 1)]
    assert "鲁班奖" in listed
    assert all(book[HIDDEN].cell(number, 2).value == "honours.honour" for number in (int(first), int(last)))
    claimed = rules_of(book, "佐证与自评")["I6"]
    assert (claimed.type, claimed.formula1, claimed.showErrorMessage) == ("list", '"0,0.5"', True)
    assert rules_of(book, "示范点")["B8"].errorStyle == "warning"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_open_cell_says_what_to_write_and_which_evidence(sample, language):
    """Each has a checked value and advice; XlsxWriter warns of none that is too long for Excel."""
    form = form_of(sample, "xincheng", language=language)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        told = opened(form)
    rules = {table.title: rules_of(told, table.title) for table in form.parts}
    for sheet, row, column in places(form):
        rule = rules[sheet][told[sheet].cell(row, column).coordinate]
        assert rule.prompt
        assert rule.promptTitle
        assert rule.error


def test_no_advice_is_cut_for_being_too_long(every_form):
    """Excel leaves out a message of more than 255 characters: no unit's form has one."""
    for form in every_form:
        for question, blank in places(form).values():
            assert 0 < len(blank.hint) <= 255, (question.table, blank.column)


def hostile_workspace(folder):
    """A district whose names and evidence all look like formulas or links."""
    honours = "".join(
        f'east,quality_award,2016-0{n + 1}-01,"{text}","{text}"\n' for n, text in enumerate(QUOTED[:8])
    )
    evidence = "".join(f'east,{c},3,"{t}",{c}\n' for c, t in zip(("2.1", "2.2"), QUOTED, strict=False))
    sites = "".join(f'east,"{text}","{text}",2016-01-01\n' for text in QUOTED)
    space = write_workspace(
        folder,
        honours=f"unit,honour,date,holder,evidence\n{honours}",
        sites=f"unit,kind,name,date\n{sites}",
        evidence=f"unit,criterion,quarter,evidence,note\n{evidence}",
    )
    named = DISTRICT.replace("小区", f"'{HOSTILE[0]}'").replace("东镇", f"'{HOSTILE[0]}'")
    (space / "district.yaml").write_text(named.replace("East Town", "'@SUM(A1)'"), "utf-8")
    return space


QUOTED = [text.replace('"', '""') for text in HOSTILE]


def test_nothing_that_a_name_or_a_file_says_becomes_a_formula_or_a_link(tmp_path):
    """The unzipped workbook holds no formula and no link; every such text is there as text."""
    form = form_of(hostile_workspace(tmp_path), "east", assessor="")
    typed = {place: HOSTILE[n % len(HOSTILE)] for n, place in enumerate(places(form))}
    for data in (workbook(form), workbook(form, typed=typed, marks=dict.fromkeys(typed, "=1+1"))):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = parts.namelist()
            xml = {name: parts.read(name).decode() for name in names if name.endswith((".xml", ".rels"))}
        every = "".join(xml.values())
        assert len(re.findall(r"<f[ >/]|<hyperlink[ >]|relationships/hyperlink", every)) == 0
        assert not re.search(r"externalLink|vbaProject|connections|TargetMode", "".join(names) + every)
    told = openpyxl.load_workbook(io.BytesIO(data))
    for (sheet, row, column), text in typed.items():
        cell = told[sheet].cell(row, column)
        assert (cell.data_type, cell.value) == ("s", text)
    assert told["填写说明"]["B4"].value == HOSTILE[0]


def test_hostile_names_survive_the_hidden_sheet(tmp_path):
    """Keys with any sign in them come back as they were."""
    form = form_of(hostile_workspace(tmp_path), "east")
    path = tmp_path / "form.xlsx"
    path.write_bytes(workbook(form))
    rows = [[cell.text for cell in row.cells] for row in read_sheet(path, HIDDEN)]
    layout = layout_of(rows, "form.xlsx")
    assert replace(layout, sent={}) == layout_of_form(form)
    for title in layout.sent:
        sheet = read_sheet(path, title)
        assert all(
            still(sheet.cell(row, at).text, was)
            for row, cells in layout.sent[title].items()
            for at, was in cells.items()
        )


def test_a_name_never_becomes_a_path(sample):
    """An assessor's name is stripped of everything that a path could be made of."""
    for name, told in {
        "../../etc/x": "2016Q3-guxing-etc_x.xlsx",
        "考核 一组": "2016Q3-guxing-考核_一组.xlsx",
        "..": "2016Q3-guxing-assessor.xlsx",
        "a\u202eb\x00": "2016Q3-guxing-a_b.xlsx",
    }.items():
        assert file_name(form_of(sample, "guxing", assessor=name)) == told


def test_what_was_typed_and_what_is_wrong_with_it_can_be_written_into_a_form(town, sample):
    """The copy that goes back has the sender's own texts and a comment at each wrong cell."""
    place = ("量化指标", 5, 9)
    told = opened(town, typed={place: "约211", ("量化指标", 5, 10): 225}, marks={place: "只能填整数"})
    cell = told["量化指标"]["I5"]
    assert (cell.value, cell.data_type, cell.comment.text) == ("约211", "s", "只能填整数")
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert told["量化指标"]["J5"].value == 225
    assert told["量化指标"]["J5"].comment is None


def test_forms_print_on_a4_and_keep_their_headings_in_sight(book, town):
    """Paper, width and frozen panes; the headings are repeated on every page."""
    for table in town.parts:
        sheet = book[table.title]
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.freeze_panes.endswith(str(HEAD_ROW + 1))
        assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"


@pytest.mark.parametrize(("language", "word"), [("zh", "虚构数据"), ("en", "SYNTHETIC")])
def test_forms_on_made_up_data_say_so_on_every_sheet(sample, language, word):
    """Nobody can take a form of the sample for a real one."""
    for sheet in opened(form_of(sample, "guxing", language=language)):
        if sheet.title != HIDDEN:
            assert any(word in str(cell.value) for cells in sheet["A1:A3"] for cell in cells)


def test_forms_on_real_data_do_not_call_them_made_up(tmp_path):
    """The line stands only where the district file says synthetic."""
    told = opened(form_of(write_workspace(tmp_path), "east"))
    assert not any("虚构" in str(c.value) for sheet in told for cells in sheet.iter_rows() for c in cells)


def test_the_first_sheet_says_who_what_and_by_when(book, town):
    """Unit, period, day, what it rests on, five sentences and every sheet to fill in."""
    texts = [str(cell.value) for cells in book["填写说明"].iter_rows() for cell in cells if cell.value]
    for told in ("古荥镇", "2016年第3季度", "2016-10-10", "惠政〔2016〕6号"):
        assert any(told in text for text in texts)
    assert sum(bool(re.match(r"[1-5]\. ", text)) for text in texts) == 5
    for table in town.parts:
        assert any(text.startswith(f"{table.title}：") for text in texts)

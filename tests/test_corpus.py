"""Every bad file of the corpus is refused at the right place, every odd but legal one is taken for what it says."""

from collections import Counter

import pytest
from click.testing import CliRunner
from corpus_cases import CORPUS, cases, cell_of, fingerprint, lay_out, planned, problems_of

from qualitykit.cli import main
from qualitykit.workbook import child, whole
from qualitykit.workbook.limits import Refused

CASES = cases()
BAD, GOOD = ([case for case in CASES if case.bad is bad] for bad in (True, False))
# These must be read by the child process itself, whose limits they are about.
IN_THE_CHILD = ("bomb_", "too_many_elements")
ONE_OF_EACH_KIND = list({case.kind: case for case in BAD if "sent" not in case.says}.values())
pytestmark = pytest.mark.usefixtures("rubrics_read_once")


def ids(some):
    """The cases' paths, as names of the tests."""
    return [case.id for case in some]


@pytest.fixture
def workbooks_read_here(monkeypatch):
    """The same check and parse of a workbook without the process around it, which takes longer than both."""

    def read_workbook(path, sheet=None, engine="calamine"):
        with path.open("rb"):
            answer = child.answer(path, sheet, engine)
        if "refused" in answer:
            raise Refused(answer["refused"][0], **answer["refused"][1])
        return answer

    def read_workbooks(paths):
        answers = [whole.every_sheet(path, "calamine") for path in paths]
        return [one["pages"] if "pages" in one else Refused(one["refused"][0], **one["refused"][1]) for one in answers]

    monkeypatch.setattr(child, "limit_memory", lambda most: None)
    monkeypatch.setattr(whole, "limit_memory", lambda most: None)
    monkeypatch.setattr("qualitykit.workspace.sheet.read_workbook", read_workbook)
    monkeypatch.setattr("qualitykit.intake.received.read_workbooks", read_workbooks)


@pytest.fixture
def laid_out(request, tmp_path):
    """The workspace of a case."""
    case = request.param
    if not any(how.startswith(IN_THE_CHILD) for how in case.says.get("make", {}).values()):
        request.getfixturevalue("workbooks_read_here")
    return case, lay_out(case, tmp_path)


@pytest.mark.parametrize("laid_out", CASES, ids=ids(CASES), indirect=True)
def test_a_file_is_told_exactly_as_its_case_says(laid_out):
    """Exactly the expected problems, at file, sheet, row and column, each with a remedy; nothing is written."""
    case, workspace = laid_out
    before = fingerprint(workspace.parent)
    found = problems_of(case, workspace)
    assert [one[:-1] for one in found] == case.expected
    assert fingerprint(workspace.parent) == before
    for *_, problem in found:
        for language, mark in (("en", ", do "), ("zh", "；处理：")):
            text = problem.text(language)
            assert len(text.rpartition(mark)[2]) > 1
            assert "\n" not in text
            assert "{" not in text.replace("{…}", "")


@pytest.mark.parametrize("case", BAD, ids=ids(BAD))
def test_a_bad_file_has_an_error_in_its_case(case):
    """What is merely noted is not refused, and has no place among the bad ones."""
    assert any(severity == "error" for *_, severity in case.expected)


@pytest.mark.parametrize("laid_out", GOOD, ids=ids(GOOD), indirect=True)
def test_an_odd_file_is_read_for_what_it_says(laid_out):
    """No error, and the cells in question hold what the sender meant."""
    case, workspace = laid_out
    assert all(severity == "note" for *_, severity in case.expected)
    for cell in case.says.get("reads", ()):
        assert cell_of(workspace, cell["table"], cell["row"], cell["column"]) == str(cell["is"])
    if "values" in case.says:
        found = [[move.table, move.row, move.column, move.new] for move in planned(case, workspace).moves]
        assert found == case.says["values"]
    assert case.says.keys() & {"reads", "values"} or workspace.joinpath("scenario.yaml").exists()


@pytest.mark.parametrize("laid_out", ONE_OF_EACH_KIND, ids=ids(ONE_OF_EACH_KIND), indirect=True)
def test_the_command_ends_with_status_1_and_no_traceback(laid_out):
    """`qualitykit check` prints every problem with its place in both languages, and changes nothing."""
    case, workspace = laid_out
    if workspace.joinpath("scenario.yaml").exists():
        pytest.skip("a scenario is no part of a workspace")
    before = fingerprint(workspace.parent)
    for language in ("en", "zh"):
        done = CliRunner().invoke(main, ["check", str(workspace), "--lang", language])
        assert (done.exit_code, type(done.exception)) == (1, SystemExit)
        for *_, problem in problems_of(case, workspace):
            assert problem.text(language) in done.output
    assert fingerprint(workspace.parent) == before


def test_the_corpus_is_as_large_as_it_says():
    """At least 300 bad files of 120 kinds, and 60 that are odd but legal."""
    assert len(BAD) >= 300
    assert len({case.kind for case in BAD}) >= 120
    assert len(GOOD) >= 60


def test_no_case_stands_twice():
    """Each case has inputs of its own and a sentence of its own."""
    inputs = Counter(
        (case.bad, str(sorted((k, str(v)) for k, v in case.says.items() if k not in ("what", "problems")))
         + "".join(path.name + path.read_text("utf-8") for path in case.inputs))
        for case in CASES
    )  # fmt: skip
    assert [what for what, times in inputs.items() if times > 1] == []
    assert [what for what, times in Counter(case.says["what"] for case in CASES).items() if times > 1] == []


def test_every_folder_of_the_corpus_is_a_case():
    """A folder without a `case.yaml` would be a file that nobody reads."""
    folders = {path.parent for path in CORPUS.glob("*/*/*/*")}
    assert folders == {case.folder for case in CASES}


def test_twenty_five_errors_of_twenty_five_kinds_are_all_told():
    """The file with 25 planted errors expects 25 problems, of 25 rules."""
    (case,) = (case for case in BAD if case.kind == "twenty_five_errors_in_one_file")
    assert len(case.expected) == len({rule for *_, rule, _ in case.expected}) == 25
    assert all(severity == "error" for *_, severity in case.expected)

"""Every bad file of the corpus is refused at the right place, every odd but legal one is taken for what it says."""

from collections import Counter

import pytest
from corpus_cases import CORPUS, cases, cell_of, fingerprint, lay_out, outcome, with_less_waiting

CASES = cases()
BAD, GOOD = ([case for case in CASES if case.bad is bad] for bad in (True, False))


@pytest.mark.parametrize("case", BAD, ids=[case.id for case in BAD])
def test_a_bad_file_is_refused_at_the_right_place(case, tmp_path):
    """Exactly the expected problems, each printed with its remedy; exit status 1, no traceback, nothing written."""
    found = _done(case, tmp_path)
    assert found.status == 1
    assert any(severity == "error" for *_, severity in found.places)


@pytest.mark.parametrize("case", GOOD, ids=[case.id for case in GOOD])
def test_an_odd_file_is_read_for_what_it_says(case, tmp_path):
    """No error, the notes that are expected, and the cells in question hold what the sender meant."""
    found = _done(case, tmp_path)
    assert found.status == 0
    assert all(severity == "note" for *_, severity in found.places)
    for cell in case.says.get("reads", ()):
        with with_less_waiting(case):
            read = cell_of(tmp_path / "district", cell["table"], cell["row"], cell["column"])
        assert read == str(cell["is"])
    if found.plan:
        moves = [[move.table, move.row, move.column, move.new] for move in found.plan.moves]
        assert moves == case.says["values"]


def _done(case, folder):
    """A case laid out and read: its places are the expected ones, its messages whole, its folder as it was."""
    workspace = lay_out(case, folder)
    before = fingerprint(folder)
    with with_less_waiting(case):
        found = outcome(case, workspace)
    assert found.places == case.expected
    assert fingerprint(folder) == before
    for problem in found.problems:
        assert problem.text("en") in found.output
        _whole(problem)
    return found


def _whole(problem):
    """A message has a remedy in both languages, on one line, with every blank filled in."""
    for language, mark in (("en", ", do "), ("zh", "；处理：")):
        text = problem.text(language)
        assert len(text.rpartition(mark)[2]) > 1
        assert "\n" not in text


def test_the_corpus_is_as_large_as_it_says():
    """At least 300 bad files of 120 kinds, and 60 that are odd but legal."""
    assert len(BAD) >= 300
    assert len({case.kind for case in BAD}) >= 120
    assert len(GOOD) >= 60


def test_an_odd_file_says_what_must_be_read_of_it():
    """A good case without a value to look at would prove nothing; a scenario has none."""
    silent = [
        case.id for case in GOOD if not case.says.keys() & {"reads", "values"} and case.kind != "scenario"
    ]
    assert silent == []


def test_no_case_stands_twice():
    """Each case has inputs of its own and a sentence of its own."""
    told = ("what", "problems")
    inputs = Counter(
        str([case.bad, *sorted((key, str(value)) for key, value in case.says.items() if key not in told)])
        + "".join(path.name + path.read_bytes().decode() for path in case.inputs)
        for case in CASES
    )
    sentences = Counter(case.says["what"] for case in CASES)
    assert [what for what, times in (inputs + sentences).items() if times > 1] == []


def test_every_folder_of_the_corpus_is_a_case():
    """A folder without a `case.yaml` would be a file that nobody reads."""
    folders = {path.parent for path in CORPUS.glob("*/*/*/*")}
    assert folders == {case.folder for case in CASES}


def test_twenty_five_errors_of_twenty_five_kinds_are_all_told():
    """The file with 25 planted errors expects 25 problems, of 25 rules."""
    (case,) = (case for case in BAD if case.kind == "twenty_five_errors_in_one_file")
    assert len(case.expected) == len({rule for *_, rule, _ in case.expected}) == 25
    assert all(severity == "error" for *_, severity in case.expected)

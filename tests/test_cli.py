"""Every command does what its help says, with the exit status that others rely on (命令行)."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from command_lines import SMALL, run, wrong

RUBRIC = SMALL / "rubric" / "2016-01-01.yaml"
ISSUED = Path(__file__).parents[1] / "data" / "rubrics" / "huiji" / "2016-07-04.yaml"


class TestMain:
    """The commands together."""

    @pytest.mark.parametrize(
        "command",
        [
            "",
            "check",
            "score",
            "report",
            "verify",
            "reproduce",
            "history",
            "form",
            "collect",
            "return",
            "rubric",
            "rubric show",
            "rubric check",
            "rubric diff",
        ],
    )
    def test_every_command_has_help(self, command):
        """`--help` says what a command does and ends well."""
        result = run(*command.split(), "--help")
        assert result.exit_code == 0
        assert result.stdout.startswith("Usage: ")

    def test_it_runs_as_a_module_without_loading_what_it_does_not_need(self):
        """`python -m qualitykit --help` loads neither tables nor notebooks, so that it answers at once."""
        heavy = "'pandas', 'numpy', 'papermill', 'nbconvert', 'pydantic'"
        told = f"print([name for name in ({heavy}) if name in sys.modules], file=sys.stderr)"
        code = f"import atexit, runpy, sys; atexit.register(lambda: {told}); sys.argv[1:] = ['--help']; "
        code += "runpy.run_module('qualitykit', run_name='__main__')"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.startswith("Usage: qualitykit ")
        assert done.stderr == "[]\n"

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["check", SMALL / "nowhere"], "does not exist"),
            (["score", SMALL, "2016"], "Missing option '--out'"),
            (["score", SMALL, "2016Q5", "--out", "x"], "allowed a quarter such as 2016Q3"),
            (["report", SMALL, "2016", "--out", "x", "--lang", "fr"], "'fr' is not one of"),
            (["report", SMALL, "2016", "--out", "x", "--jobs", "0"], "not in the range"),
            (["report", SMALL, "2016", "--out", "x", "--unit", "nort"], "north"),
            (["rubric", "diff", RUBRIC], "Missing argument 'NEW'"),
        ],
    )
    def test_a_wrong_command_line_ends_with_2(self, words, told):
        """The message goes to stderr and says what would be right."""
        result = run(*words)
        assert result.exit_code == 2
        assert told in result.stderr
        assert result.stdout == ""


class TestCheck:
    """qualitykit check."""

    def test_a_sound_workspace_is_told_in_one_line(self):
        """The closing count stands alone, exit status 0."""
        result = run("check", SMALL)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "errors: 0, notes: 0\n", "")

    def test_every_problem_is_printed_with_a_closing_count(self, district):
        """Problems are results: they go to stdout, each with its place, and errors give exit status 1."""
        result = run("check", wrong(district), "2016Q1")
        lines = result.stdout.splitlines()
        assert result.exit_code == 1
        assert [line.split(": ")[0] for line in lines[:-1]] == [
            "2016/awards.csv:7:quarter",
            "2016/awards.csv:8:unit",
        ]
        assert all(re.search("found .*, allowed .*, do ", line) for line in lines[:-1])
        assert lines[-1] == "errors: 2, notes: 0"

    def test_notes_are_marked_and_are_no_errors(self, district):
        """A column of the office's own is worth a note, exit status 0."""
        path = district / "2016" / "awards.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text(
            "\n".join([f"{lines[0]},own", *(f"{line},x" for line in lines[1:])]), encoding="utf-8"
        )
        result = run("check", district, "--lang", "zh")
        assert result.exit_code == 0
        assert result.stdout.splitlines()[0].endswith("（提示）")
        assert result.stdout.splitlines()[-1] == "共 0 处错误、1 处提示"
        scored = run("score", district, "2016Q1", "--out", district / "out")
        assert (scored.exit_code, scored.stderr) == (0, "notes: 1, see qualitykit check\n")

    def test_a_broken_district_file_is_told_like_any_other(self, district):
        """A workspace that cannot even be opened has its problems printed, not a traceback."""
        (district / "district.yaml").write_text("units: [", encoding="utf-8")
        result = run("check", district)
        assert result.exit_code == 1
        assert result.stdout.startswith("district.yaml:")


class TestScore:
    """qualitykit score."""

    def test_it_writes_both_files_as_the_contract_has_them(self, tmp_path):
        """Columns and rows are the contract's; reasons are Chinese unless asked for otherwise."""
        result = run("score", SMALL, "2016Q1", "--out", tmp_path)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
        scores = (tmp_path / "scores.csv").read_text(encoding="utf-8").splitlines()
        grades = (tmp_path / "grades.csv").read_text(encoding="utf-8").splitlines()
        assert scores[0] == "period,unit,criterion,available,points,low,high,status,reason,source"
        assert scores[2].startswith("2016Q1,north,2.1,50,40.5,40.5,40.5,scored,评审给")
        assert len(scores) == 1 + 6
        assert grades[0] == (
            "period,unit,kind,available,settled,points,base,bonus,bonus_wasted,total,low,high,"
            "grade_before_veto,veto,grade,gap,rank,rank_of"
        )
        assert (
            grades[1] == "2016Q1,north,town,90,90,80.5,89.4444,0,0,89.4444,89.4444,91.4444,B,false,B,true,1,2"
        )
        assert len(grades) == 1 + 4

    def test_reasons_follow_the_language(self, tmp_path):
        """`--lang en` gives English reasons."""
        run("score", SMALL, "2016Q1", "--out", tmp_path, "--lang", "en")
        assert "评审" not in (tmp_path / "scores.csv").read_text(encoding="utf-8")

    def test_nothing_is_written_while_the_data_have_errors(self, district, tmp_path):
        """All problems go to stderr in the language asked for, exit status 1."""
        result = run("score", wrong(district), "2016Q1", "--out", tmp_path / "out", "--lang", "zh")
        assert (result.exit_code, result.stdout) == (1, "")
        assert [line.split("：")[0] for line in result.stderr.splitlines()] == [
            "2016/awards.csv:7:quarter",
            "2016/awards.csv:8:unit",
        ]
        assert not (tmp_path / "out").exists()

    def test_a_year_without_rubric_or_tables_is_told_with_the_years_there_are(self, tmp_path):
        """A year that cannot be scored is a problem of the data, and the message says what there is."""
        result = run("score", SMALL, "2014", "--out", tmp_path)
        assert result.exit_code == 1
        assert "2016" in result.stderr
        assert "Traceback" not in result.stderr

    def test_a_place_that_cannot_be_written_is_told(self, tmp_path):
        """A failing disk or permission is one line with its place."""
        (tmp_path / "file").write_text("x")
        result = run("score", SMALL, "2016Q1", "--out", tmp_path / "file" / "out")
        assert result.exit_code == 1
        assert re.fullmatch(r".*file.*: found Not a directory, allowed .*\n", result.stderr)


class TestVerify:
    """qualitykit verify."""

    def test_a_folder_that_was_not_published_is_refused(self, tmp_path):
        """Without a manifest there is nothing to verify, exit status 1."""
        result = run("verify", tmp_path, "--lang", "zh")
        assert result.exit_code == 1
        assert "没有可读的清单" in result.stderr


class TestRubric:
    """qualitykit rubric."""

    def test_show_prints_the_criteria_in_the_documents_order(self):
        """A line each with number, points, clause, status, units and title, under each other."""
        lines = run("rubric", "show", RUBRIC).stdout.splitlines()
        assert lines == [
            "小细则 · 小政〔2016〕1号 附件",
            "编号  分值  文件条款  依据      责任部门  内容",
            "1.1   40    1(1)      文件规定  各单位    年度计划",
            "2.1   50    2(1)      文件规定  各镇      检查",
            "2.2   10    2(2)      文件规定  办公室    通报",
        ]
        assert (
            "2.1        50      2(1)    document  Towns      Inspections"
            in run("rubric", "show", RUBRIC, "--lang", "en").stdout
        )

    def test_check_counts_and_adds_up(self):
        """A sound file gets ok, its counts and every unit's points within reach."""
        result = run("rubric", "check", ISSUED)
        assert result.exit_code == 0
        lines = result.stdout.splitlines()
        assert lines[0].startswith("ok: 67 criteria, 18 topics, 3 sections, 100 points; ")
        assert re.fullmatch(r"Towns and sub-districts +92\.5  59 criteria", lines[1])
        assert len(lines) == 1 + 1 + 17

    def test_check_prints_every_problem_with_its_line(self, tmp_path):
        """File and line stand first, exit status 1."""
        path = tmp_path / "2016-01-01.yaml"
        path.write_text(
            RUBRIC.read_text(encoding="utf-8").replace("points: 50, zh", "points: 51, zh"), encoding="utf-8"
        )
        result = run("rubric", "check", path)
        assert result.exit_code == 1
        assert re.match(r"2016-01-01\.yaml:\d+:points: found ", result.stdout)
        assert run("rubric", "show", path).exit_code == 1

    def test_diff_says_what_changed_and_nothing_else(self, tmp_path):
        """A line for each value that differs, for each criterion added or removed; none for the same file."""
        path = tmp_path / "2016-07-04.yaml"
        text = ISSUED.read_text(encoding="utf-8")
        for old, new in {
            "to: 10, deduct:  4}": "to: 10, deduct:  4.5}",
            'criterion: "3.1.1"': 'criterion: "3.1.9"',
            "points_step:         {value: 0.5": "points_step:         {value: 0.25",
            '"3.1(2)", status: document, units: [members, towns]': '"3.1(2)", status: adopted, units: [members]',
            '"3.1(3)", status: document,': '"3.1(3)", status: document, note: {zh: 注, en: n},',
            "cap: 10": "cap: 12",
        }.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        assert run("rubric", "diff", ISSUED, path).stdout.splitlines() == [
            "rubric: bonus.cap 10 → 12",
            "setting points_step: value 0.5 → 0.25",
            "criterion 1: rule.bands[4].deduct 4 → 4.5",
            "criterion 3.1.1: removed",
            "criterion 3.1.2: units members, towns → members",
            "criterion 3.1.2: status document → adopted",
            "criterion 3.1.3: note.zh – → 注",
            "criterion 3.1.3: note.en – → n",
            "criterion 3.1.9: added",
        ]
        same = run("rubric", "diff", ISSUED, ISSUED)
        assert (same.exit_code, same.stdout) == (0, "")

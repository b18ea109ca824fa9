"""The commands: what they print, what they write, how they end."""

import pytest
from click.testing import CliRunner

from qualitykit.cli import main
from qualitykit.reports import durable

FUNDING = "unit,quarter,field,amount,source\n"


def _run(*arguments):
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


def test_a_plan_is_printed_and_nothing_written(desk):
    """By unit, with places, then who sent nothing; status 0."""
    file = desk.csv(FUNDING + "东镇,2,product,1200,a\n")
    before = desk.files()
    code, text = _run("collect", desk.workspace, "2016Q3", file)
    assert code == 0
    assert "East Town (east): 0 new, 1 changed, 1 unchanged, 0 refused" in text
    assert "in.csv:2  funding.amount [unit=east; quarter=2; field=product]: changed 1100 → 1200" in text
    assert "nothing from (2): west, quality" in text
    assert "nothing was written yet: add --apply" in text
    assert desk.files() == before


def test_what_is_applied_is_told_and_dated(desk):
    """Files written, who in the ledger; a second time nothing changes."""
    file = desk.csv(FUNDING + "东镇,2,product,1200,a\n")
    code, text = _run("collect", desk.workspace, "2016Q3", file, "--apply", "--who", "李", "--lang", "zh")
    assert (code, text.splitlines()[-1]) == (0, "已写入 1 处：2016/funding.csv, ledger/2016.csv")
    assert [line["who"] for line in desk.rows("ledger/2016.csv")] == ["李"]
    code, text = _run("collect", desk.workspace, "2016Q3", file, "--apply")
    assert (code, text.splitlines()[-1]) == (0, "nothing changes: nothing was written")


def test_who_collects_is_the_user_if_nobody_is_named(desk, monkeypatch):
    """Without --who the ledger has the user's name."""
    monkeypatch.setattr("getpass.getuser", lambda: "clerk")
    _run("collect", desk.workspace, "2016Q3", desk.csv(FUNDING + "东镇,3,product,9,a\n"), "--apply")
    assert {line["who"] for line in desk.rows("ledger/2016.csv")} == {"clerk"}


def test_a_refusal_ends_with_one_and_writes_nothing(desk):
    """Whole or not at all, said plainly."""
    file = desk.csv(FUNDING + "东镇,2,product,x,a\n西镇,3,product,5,a\n")
    before = desk.files()
    code, text = _run("collect", desk.workspace, "2016Q3", file, "--apply")
    assert (code, text.splitlines()[-1]) == (1, "refused: nothing was written")
    assert "in.csv:2:amount: found 'x'" in text
    assert desk.files() == before


def test_a_doubt_names_the_rule_that_confirms_it(desk):
    """And the rule given, it is taken."""
    file = desk.csv(FUNDING + "东镇,3,product,1,a\n东镇,3,service,900,a\n")
    code, text = _run("collect", desk.workspace, "2016Q3", file)
    assert code == 1
    assert "is confirmed with --confirm: jump_of_a_thousand" in text
    code, _ = _run("collect", desk.workspace, "2016Q3", file, "--apply", "--confirm", "jump_of_a_thousand")
    assert code == 0
    confirmed = {line["key"][-7:]: line["confirmed"] for line in desk.rows("ledger/2016.csv")}
    assert confirmed == {"product": "jump_of_a_thousand", "service": ""}


def test_an_unknown_rule_cannot_be_confirmed(desk):
    """An error can not be argued away."""
    code, _ = _run("collect", desk.workspace, "2016Q3", "--confirm", "not_a_number")
    assert code == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_slips_are_written(desk, language):
    """A page per unit and the marked workbook; status 1 while anything is wrong."""
    out = desk.folder / "back"
    file = desk.csv(FUNDING + "东镇,2,product,x,a\n")
    code, _ = _run("return", desk.workspace, "2016Q3", file, "--out", out, "--lang", language)
    assert code == 1
    assert sorted(path.name for path in out.iterdir()) == [
        "east.html",
        "east.xlsx",
        "quality.html",
        "west.html",
    ]
    code, _ = _run("return", desk.workspace, "2016Q3", "--out", out, "--lang", language)
    assert code == 0


def test_an_intake_that_was_stopped_is_finished_by_the_next(desk):
    """Until then the plan says so; with --apply it is finished first."""
    file = desk.csv(FUNDING + "东镇,3,product,1300,a\n")

    def watch(when, step, path):
        if when == "after" and step == "replace" and path.name == ".intake.json":
            raise KeyboardInterrupt

    with durable.watched(watch), pytest.raises(KeyboardInterrupt):
        desk.apply(file)
    code, text = _run("collect", desk.workspace, "2016Q3", file)
    assert code == 1
    assert "found an intake that was stopped while it wrote" in text
    code, text = _run("collect", desk.workspace, "2016Q3", "--apply")
    assert code == 0
    assert "the intake that was stopped before is finished now" in text
    assert desk.rows("2016/funding.csv")[-1]["amount"] == "1300"


def test_many_values_of_a_unit_are_counted_and_some_shown(desk):
    """Records are shown whole, forty lines at most; the counts are of all."""
    rows = "".join(f"东镇,2016-07-01,food,1,产品{n}\n" for n in range(50))
    code, text = _run(
        "collect", desk.workspace, "2016Q3", desk.csv("unit,date,domain,passed,product\n" + rows)
    )
    assert code == 0
    assert "(east): 50 new" in text
    assert "in.csv:2  inspections: new east; 2016-07-01; food; 1; 产品0" in text
    assert "… and 10 more" in text


def test_a_machine_without_users_collects_for_nobody(desk, monkeypatch):
    """The ledger's cell stays empty then."""

    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    _run("collect", desk.workspace, "2016Q3", desk.csv(FUNDING + "东镇,3,product,1300,a\n"), "--apply")
    assert {line["who"] for line in desk.rows("ledger/2016.csv")} == {""}


def test_when_all_have_sent_the_plan_says_so(desk):
    """Nobody is left to be reminded."""
    rows = "东镇,3,product,1300,a\n西镇,3,product,7,a\n质监局,3,product,8,a\n"
    _, text = _run("collect", desk.workspace, "2016Q3", desk.csv(FUNDING + rows))
    assert "every unit has sent something" in text

"""What published folders tell: a history of each unit, and the same in the words of RO-Crate."""

import json

import pytest
from capsules import run
from rocrate.rocrate import ROCrate
from stand_in import asked

from qualitykit.reports import build, provenance


class TestHistory:
    """One unit through all its revisions."""

    def test_every_correction_is_told_with_old_and_new_value_who_and_why(self, out):
        """Oldest first; any name of the unit will do; other units' corrections are not shown."""
        code, told, _ = run("history", "South Town", "--out", out, "--lang", "en")
        assert code == 0
        lines = told.splitlines()
        assert lines[:3] == [
            "2016Q1: total 94.4444, grade D, rank 2 of 2",
            "2016Q1-r2: total 92.7778, grade D, rank 2 of 2",
            "    replaces 2016Q1; reason: typing error; by: Office; date: –",
        ]
        assert "    2.1 points: 47 → 45.5" in lines
        _, told, _ = run("history", "北镇", "--out", out)
        assert told.splitlines()[-1] == "    更正 2016Q1；理由：typing error；更正人：Office；日期：–"

    def test_the_district_has_a_history_too(self, out):
        """`district` stands for the whole."""
        _, told, _ = run("history", "district", "--out", out, "--lang", "en")
        assert "    total: 91.9444 → 91.1111" in told.splitlines()

    def test_an_unknown_unit_and_an_empty_folder_are_told(self, out, tmp_path):
        """Exit status 1, with the nearest name or what kind of folder is meant."""
        code, _, told = run("history", "nort", "--out", out)
        assert (code, "north" in told) == (1, True)
        (tmp_path / "empty").mkdir()
        code, _, told = run("history", "north", "--out", tmp_path / "empty")
        assert (code, "found no published period" in told) == (1, True)


class TestCrate:
    """The RO-Crate view, as another program reads it."""

    @pytest.fixture
    def crate(self, out):
        """The second revision, read by the rocrate package."""
        return ROCrate(out / "2016Q1-r2")

    def test_it_names_its_profiles(self, crate):
        """RO-Crate 1.1 and Workflow Run Crate."""
        profiles = {entity.id for entity in crate.root_dataset["conformsTo"]}
        assert "https://w3id.org/ro/wfrun/workflow/0.5" in profiles
        assert "https://w3id.org/ro/wfrun/process/0.5" in profiles

    def test_the_run_is_an_action_with_instrument_objects_and_results(self, crate):
        """The plan is the instrument and main entity; inputs are objects, pages and tables results."""
        (action,) = crate.root_dataset["mentions"]
        assert action.type == "CreateAction"
        assert action["instrument"].id == crate.mainEntity.id == "capsule/capsule.json"
        assert "ComputationalWorkflow" in crate.mainEntity.type
        assert (
            crate.mainEntity["programmingLanguage"]["softwareVersion"]
            == provenance.made_by()["code"]["version"]
        )
        assert {"capsule/workspace/2016/awards.csv", "capsule/rubrics/rubric/2016-01-01.yaml"} <= {
            one.id for one in action["object"]
        }
        assert {"scores.csv", "index.html", "units/north.html"} <= {one.id for one in action["result"]}

    def test_every_file_that_it_names_is_there_with_its_checksum(self, crate, out):
        """The view and the manifest say the same of the same files."""
        facts = json.loads((out / "2016Q1-r2" / "manifest.json").read_text("utf-8"))
        files = {entity.id: entity["sha256"] for entity in crate.data_entities}
        assert files | {"ro-crate-metadata.json": facts["files"]["ro-crate-metadata.json"]} == facts["files"]

    def test_its_day_is_no_clock_time(self, crate, district, ran, tmp_path):
        """The period's last day, or the day that was given."""
        from datetime import date

        assert crate.root_dataset["datePublished"] == "2016-03-31"
        folder = build.report(asked(district, day=date(2016, 4, 20)), tmp_path / "dated").folder
        assert ROCrate(folder).root_dataset["datePublished"] == "2016-04-20"

"""Whether a published folder is what was published: four statements, each for itself."""

import shutil
import subprocess

import pytest
from capsules import rewrite, run, said
from stand_in import asked

from qualitykit.capsule.verification import problems_of, verify
from qualitykit.errors import QualitykitError
from qualitykit.reports import build
from qualitykit.reports.manifest import head


class TestVerify:
    """Complete, valid, chained, signed: each for itself."""

    def test_a_sound_folder_is_complete_valid_and_chained(self, out):
        """Without a signature nothing is said against it."""
        assert said(out / "2016Q1-r2") == {"complete": True, "valid": True, "chained": True, "signed": None}
        assert problems_of(verify(out / "2016Q1-r2")) == []

    def test_a_lost_file_makes_it_incomplete_only(self, out):
        """The first wrong file is named."""
        (out / "2016Q1" / "grades.csv").unlink()
        assert said(out / "2016Q1") == {"complete": False, "valid": True, "chained": True, "signed": None}
        assert verify(out / "2016Q1")[0].text("en") == "complete: no, the first wrong file is grades.csv"

    def test_an_altered_input_makes_it_invalid_only(self, out):
        """The snapshot is covered like the pages."""
        (out / "2016Q1" / "capsule" / "workspace" / "2016" / "awards.csv").write_text("x")
        assert said(out / "2016Q1") == {"complete": True, "valid": False, "chained": True, "signed": None}

    def test_a_manifest_that_was_written_by_other_hands_is_noticed(self, out):
        """One byte of white space more is another form."""
        path = out / "2016Q1" / "manifest.json"
        path.write_text(path.read_text("utf-8") + "\n")
        (problem,) = problems_of(verify(out / "2016Q1"))
        assert problem.rule == "manifest_form"

    def test_a_manifest_that_contradicts_itself_is_noticed(self, out):
        """The inputs stand in it twice."""
        rewrite(out / "2016Q1", lambda facts: facts["inputs"].update({"2016/awards.csv": "0" * 64}))
        (problem,) = problems_of(verify(out / "2016Q1"))
        assert (problem.file, problem.rule) == ("capsule/workspace/2016/awards.csv", "inputs_disagree")

    def test_an_earlier_revision_that_was_rewritten_breaks_the_chain(self, out):
        """However well the earlier folder was made anew, the later one remembers its manifest."""
        rewrite(out / "2016Q1", lambda facts: facts.update(reason="another story"))
        assert said(out / "2016Q1")["valid"] is True
        assert said(out / "2016Q1-r2") == {"complete": True, "valid": True, "chained": False, "signed": None}
        (problem,) = problems_of(verify(out / "2016Q1-r2"))
        assert (problem.file, problem.rule) == ("../2016Q1/manifest.json", "chain_broken")

    def test_a_chain_that_ends_in_a_broken_manifest_is_broken(self, out, district, ran):
        """A manifest in the chain that cannot be read is told as such."""
        (out / "2016Q1" / "manifest.json").write_text("{}")
        build.report(asked(district), out)
        third = next(iter(sorted(out.glob("2016Q1-r3"))))
        assert said(third)["chained"] is False

    def test_a_revision_that_stands_alone_cannot_say_whether_it_is_chained(self, out, tmp_path):
        """Taken away from the others it is still complete and valid, exit status 0."""
        alone = shutil.copytree(out / "2016Q1-r2", tmp_path / "alone")
        assert said(alone) == {"complete": True, "valid": True, "chained": None, "signed": None}
        code, told, _ = run("verify", alone)
        assert code == 0
        assert "chained: cannot be checked, 2016Q1 is not beside it" in told

    def test_what_the_chain_alone_cannot_detect(self, out):
        """Whoever makes every folder anew is not found out, unless the head hash was kept elsewhere."""
        kept = head(out / "2016Q1-r2")
        rewrite(out / "2016Q1", lambda facts: facts.update(reason="another story"))
        named = {"revision": "2016Q1", "manifest_sha256": head(out / "2016Q1")}
        rewrite(out / "2016Q1-r2", lambda facts: facts.update(previous=named))
        assert said(out / "2016Q1-r2")["chained"] is True
        assert head(out / "2016Q1-r2") != kept


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs OpenSSH")
class TestSignature:
    """A detached signature by OpenSSH."""

    @pytest.fixture
    def key(self, tmp_path):
        """A key without a passphrase, and a file that allows it to sign."""
        key = tmp_path / "key"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
        public = key.with_suffix(".pub").read_text().strip()
        (tmp_path / "allowed").write_text(f'office@example namespaces="qualitykit" {public}\n')
        return key

    @pytest.fixture
    def signed(self, key, district, ran, tmp_path):
        """A signed revision."""
        return build.report(asked(district, sign=key), tmp_path / "out").folder

    def test_the_signer_is_named_where_allowed_signers_are_given(self, signed, tmp_path):
        """Without the file, the key is named and nothing is said about whose it is."""
        code, told, _ = run("verify", signed, "--allowed-signers", tmp_path / "allowed")
        assert code == 0
        assert "signed: yes, by office@example" in told
        _, told, _ = run("verify", signed)
        assert "signed: with the key SHA256:" in told
        assert said(signed)["signed"] is None

    def test_a_signature_of_another_manifest_is_wrong(self, signed, tmp_path):
        """A manifest that was rewritten after signing is found out, whoever signed."""
        rewrite(signed, lambda facts: facts.update(reason="another story"))
        assert said(signed, tmp_path / "allowed")["signed"] is False
        assert said(signed)["signed"] is False
        code, told, _ = run("verify", signed)
        assert code == 1
        assert told.startswith("manifest.json.sig: found ")

    def test_a_signature_by_somebody_else_is_wrong(self, signed, tmp_path):
        """A key that is not allowed does not count, and neither does no signature."""
        (tmp_path / "others").write_text(
            "somebody@example ssh-ed25519 " + "AAAAC3NzaC1lZDI1NTE5AAAAI" + "A" * 43 + "\n"
        )
        assert said(signed, tmp_path / "others")["signed"] is False
        (signed / "manifest.json.sig").unlink()
        (problem,) = problems_of(verify(signed, tmp_path / "others"))
        assert problem.rule == "signature_missing"

    def test_a_key_that_cannot_sign_stops_the_run_before_anything_is_published(self, district, ran, tmp_path):
        """A file that is no key, and a missing ssh-keygen, are told as problems."""
        (tmp_path / "no key").write_text("x")
        with pytest.raises(QualitykitError, match="a key that ssh-keygen cannot sign with"):
            build.report(asked(district, sign=tmp_path / "no key"), tmp_path / "out")
        assert not (tmp_path / "out" / "2016Q1").exists()

    def test_a_machine_without_openssh_is_told(self, signed, monkeypatch):
        """The signature cannot be checked there, which is a problem and no silence."""
        monkeypatch.setenv("PATH", "/nowhere")
        with pytest.raises(QualitykitError, match=r"ssh-keygen: found no such program"):
            verify(signed)

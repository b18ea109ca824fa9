"""What fuzzing once found, and where it begins: only data or our own error comes back, of each target."""

import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
sys.path.insert(0, str(FUZZ))

import seeds  # noqa: E402
import targets  # noqa: E402

CASES = sorted(path for path in (FUZZ / "cases").glob("*/*") if path.is_file())


@pytest.fixture(scope="module", autouse=True)
def scratch_folder():
    """The targets' folder goes away with the tests."""
    yield
    targets.clean_up()


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_is_repaired(case):
    """An input that once ended in a foreign exception ends in data or in our own error."""
    targets.TARGETS[case.parent.name](case.read_bytes())


@pytest.mark.parametrize("name", targets.TARGETS)
def test_every_beginning_is_taken(name):
    """The seeds of each target pass through it."""
    for seed in seeds.seeds_of(name):
        targets.TARGETS[name](seed)


def test_a_target_lets_a_foreign_exception_through(monkeypatch):
    """What is not our own error is a finding, not a result."""

    def broken(*_):
        raise IndexError("list index out of range")

    monkeypatch.setattr(targets, "load_rubric", broken)
    with pytest.raises(IndexError):
        targets.yaml(b"a: 1")

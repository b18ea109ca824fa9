"""What the speed benchmark promises: a true entry, or a reason for none, for every public statistic."""

import importlib
import importlib.util
import inspect
import pkgutil
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

from qualitykit import statistics

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
GROUPS = 7


def _entries():
    """The package `entries` under another name: `benchmarks` on the path would hide Python's own `statistics`."""
    name = "benchmark_entries"
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / "entries" / "__init__.py")
    sys.modules[name] = package = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(package)
    return package


entries = _entries()
ENTRIES = {entry.name: entry for entry in entries.ENTRIES}


def _public() -> dict[str, object]:
    """The public functions of `qualitykit.statistics`, by module and name."""
    names = [part.name for part in pkgutil.iter_modules(statistics.__path__)]
    modules = [importlib.import_module(f"{statistics.__name__}.{name}") for name in names]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and function.__module__ == module.__name__
    }


PUBLIC = _public()


def uncovered(public, covered, exempt) -> set[str]:
    """Public functions that have neither an entry nor a reason, of their own or of their module."""
    excused = {name for name in public if name in exempt or name.partition(".")[0] in exempt}
    return set(public) - set(covered) - excused


def _called(job) -> set[str]:
    """The public statistics that a job calls."""
    codes = {function.__code__: name for name, function in PUBLIC.items()}
    seen = set()

    def note(frame, event, argument):
        if event == "call":
            seen.add(codes.get(frame.f_code))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        job()
    finally:
        sys.setprofile(before)
    return seen


def _arrays(entry):
    return entry.data(np.random.default_rng(1), GROUPS)


def test_every_public_statistic_has_an_entry_or_a_reason():
    """No public function of `qualitykit.statistics` is left without a measured time or a stated reason."""
    assert uncovered(PUBLIC, {entry.covers for entry in entries.ENTRIES}, entries.EXEMPT) == set()


def test_a_new_statistic_without_an_entry_is_found():
    """A function that is in neither table is named."""
    covered = {entry.covers for entry in entries.ENTRIES}
    assert uncovered([*PUBLIC, "rates.brand_new"], covered, entries.EXEMPT) == {"rates.brand_new"}


def test_what_the_tables_name_exists():
    """Every entry names a public function, every exemption one or a module; none is both; exemptions have reasons."""
    covered = {entry.covers for entry in entries.ENTRIES}
    assert covered <= set(PUBLIC)
    assert set(entries.EXEMPT) <= set(PUBLIC) | {name.partition(".")[0] for name in PUBLIC}
    assert (covered | {name.partition(".")[0] for name in covered}) & set(entries.EXEMPT) == set()
    assert all(reason.strip() for reason in entries.EXEMPT.values())


def test_no_two_entries_have_one_name():
    """A part of a name on the command line picks what it says."""
    assert len(ENTRIES) == len(entries.ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_times_the_function_that_it_names(name):
    """All groups at once are done by the function of the entry's name."""
    entry = ENTRIES[name]
    assert entry.covers in _called(lambda: entry.ours(*_arrays(entry)))


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if entry.number])
@pytest.mark.filterwarnings("ignore")
def test_all_groups_at_once_agree_with_one_after_the_other(name):
    """What the package finds for several groups is what the loop's oracle finds for each."""
    entry = ENTRIES[name]
    arrays = _arrays(entry)
    loop = [entry.one(*group) for group in zip(*arrays, strict=True)]
    np.testing.assert_allclose(entry.number(entry.ours(*arrays)), loop, 1e-6, 1e-9)


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if entry.number is None])
def test_a_loop_without_a_common_number_runs_all_the_same(name):
    """Where the loop finds something of another kind it still does every group."""
    entry = ENTRIES[name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert all(entry.one(*group) is not None for group in zip(*_arrays(entry), strict=True))


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if entry.most])
def test_an_entry_of_fewer_groups_says_why(name):
    """Where fewer than a million groups are done the line can say of what."""
    assert ENTRIES[name].because


def test_the_command_measures_what_it_is_asked_for():
    """`statistics.py GROUPS NAME` prints a line for each entry of that name, and says where it does fewer groups."""
    command = [sys.executable, str(BENCHMARKS / "statistics.py"), "20001", "theil_sen"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    _, short, long = done.stdout.splitlines()
    assert short.split()[:2] == ["slope.theil_sen", "20,001"]
    assert "fewer groups" not in short
    assert "20,000" in long
    assert long.endswith("fewer groups: 1,770 slopes each")

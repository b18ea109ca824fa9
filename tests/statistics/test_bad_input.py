"""Bad input of every kind, to every public statistic: missing with a reason, or an error that names what is wrong.

The table is `bad_input.yaml`.
"""

import copy
import inspect
import warnings
from pathlib import Path

import numpy as np
import pytest
from ruamel.yaml import YAML

from qualitykit import statistics
from qualitykit.statistics import stable_values

TABLE = YAML(typ="safe").load(Path(__file__).with_name("bad_input.yaml"))
NUMBERS = (
    "value",
    "p_value",
    "share",
    "after",
    "mean",
    "z",
    "change",
    "verdict",
    "holds",
    "level",
    "code_a",
    "range",
)
"""What a result is about, by the first of these names that it has."""


def _replaced(good: dict, argument: str, value) -> dict:
    """The call with the last element of one argument replaced."""
    call = copy.deepcopy(good)
    part = call[argument]
    while isinstance(part[-1], list):
        part = part[-1]
    part[-1] = value
    return call


def _cases():
    for row in TABLE["rows"]:
        good = row["good"] or {"process": stable_values()}
        for argument, kind in row.get("kinds", {}).items():
            less = row.get("less", {}).get(argument, {})
            for value, reason in (TABLE["kinds"][kind] | less).items():
                wanted = reason.format(argument) if reason else reason
                yield row["call"], _replaced(good, argument, value), wanted, f"{argument}={value}"
        for changes, reason in row.get("also", ()):
            yield row["call"], {**good, **changes}, reason, str(changes)


CASES = [pytest.param(*case[:3], id=f"{case[0]}-{case[3]}") for case in _cases()]


def _main(result):
    """The part of a result that says the most: the estimate of a mean, the overall rate of two layers."""
    for name in ("estimate", "overall"):
        result = getattr(result, name, result)
    return result if not hasattr(result, "met") else result.share


def _number(result) -> np.ndarray:
    """The numbers of a result, of a chart its scores, of rules where they could judge, of sums the side they took."""
    if isinstance(result, np.ndarray | np.generic):
        return np.asarray(result)
    if type(result) is tuple:
        return result[0]
    for kind, name in (
        (statistics.Signals, "judged"),
        (statistics.CusumChart, "above"),
        (statistics.Chart, "scores"),
    ):
        if isinstance(result, kind):
            return np.asarray(getattr(result, name))
    if isinstance(result, statistics.Competitiveness):
        return result.index
    return np.asarray(getattr(result, next(name for name in NUMBERS if hasattr(result, name))))


def _reasons(result) -> np.ndarray:
    """The reasons by name; air has its own."""
    if hasattr(result, "why"):
        return np.asarray(result.why)
    codes = getattr(result, "reason", result[1] if isinstance(result, tuple) else None)
    names = statistics.AIR_REASONS if hasattr(result, "at_least") else statistics.REASONS
    return np.array(names, dtype=object)[np.asarray(codes)]


def _is_none(number: np.ndarray) -> np.ndarray:
    """Where there is no number, no verdict, no class."""
    if number.dtype.kind == "f":
        return np.isnan(number)
    if number.dtype.kind == "M":
        return np.isnat(number)
    return (number == "") if number.dtype.kind in "UO" else (number <= 0)


def _last(array):
    return np.ravel(array)[-1] if np.size(array) else None


@pytest.mark.parametrize(("name", "call", "reason"), CASES)
def test_bad_input_is_missing_or_refused(name, call, reason):
    """Nothing is guessed, nothing fails without a word, and no warning of NumPy's escapes."""
    function = getattr(statistics, name)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if reason and reason.startswith("'"):
            with pytest.raises(ValueError) as error:  # noqa: PT011 (the words are in the table)
                function(**call)
            assert str(error.value).startswith(reason)
            return
        result = _main(function(**call))
    if reason is None:
        return
    number = _number(result)
    if reason == "left":
        assert np.isfinite(number).all()
    elif reason == "none":
        assert number.size == 0 or _is_none(number).any()
    else:
        assert reason in _reasons(result)
        assert _last(_reasons(result)) == reason
        assert _is_none(np.asarray(_last(number)))


def test_every_public_function_is_in_the_table():
    """A new statistic is a row, or takes results only."""
    public = {name for name in statistics.__all__ if not inspect.isclass(getattr(statistics, name))}
    public = {name for name in public if callable(getattr(statistics, name))}
    assert {row["call"] for row in TABLE["rows"]} | set(TABLE["of_results"]) == public


@pytest.mark.parametrize("row", TABLE["rows"], ids=lambda row: row["call"])
def test_the_good_call_of_each_row_is_good(row):
    """So that what fails in the table fails for the reason given."""
    if row["good"] and not row["call"].startswith(("stable", "injuries")):
        number = _number(_main(getattr(statistics, row["call"])(**row["good"])))
        assert number.dtype.kind in "OiubM" or not _is_none(np.asarray(_last(number)))

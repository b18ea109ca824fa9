"""How often stable data set off an alarm: by rule set, by rule, by process, by step of the risk warning, by trend test.

Limits come from a baseline of 12 points, as for a first year by months, and the next 12 points are judged; one column
has known limits (a baseline of 600) for comparison. Run: `python benchmarks/false_alarms.py [series]`.
"""

import sys

import numpy as np

from qualitykit.statistics.control_charts import p_chart, u_chart
from qualitykit.statistics.false_alarms import (
    SEED,
    false_alarm_rate,
    stable_counts,
    stable_proportion,
    stable_values,
)
from qualitykit.statistics.memory_charts import cusum_chart, ewma_chart
from qualitykit.statistics.phases import Phase
from qualitykit.statistics.prime_charts import p_prime_chart
from qualitykit.statistics.risk import STEPS, stable_step_rates
from qualitykit.statistics.run_rules import BEYOND_LIMITS, RULE_SETS, run_rules
from qualitykit.statistics.trend import hamed_rao, mann_kendall

SETS = {"first rule": (BEYOND_LIMITS,), **RULE_SETS}
PROCESSES = {
    "single values, normal": stable_values(),
    "pass rate 95 % of 200": stable_proportion(0.95, 200),
    "pass rate 95 % of 30": stable_proportion(0.95, 30),
    "pass rate 99 % of 30": stable_proportion(0.99, 30),
    "complaints, 40 a month": stable_counts(40),
    "injuries, 12 a month": stable_counts(12),
    "incidents, 1.5 a month": stable_counts(1.5),
}


def rule_sets(series: int) -> None:
    print("alarms per 100 points judged / series of 12 points with an alarm, %")
    print(f"{'':24}{'known limits':>18}" + "".join(f"{name:>20}" for name in SETS))
    for name, process in PROCESSES.items():
        known = false_alarm_rate(process, "nhs", baseline=600, series=max(200, series // 10))
        cells = [false_alarm_rate(process, rules, series=series) for rules in SETS.values()]
        shown = [f"{100 * cell.per_point:6.2f} / {100 * cell.per_series:4.1f}" for cell in (known, *cells)]
        print(f"{name:24}{shown[0]:>18}" + "".join(f"{text:>20}" for text in shown[1:]))
    print("(known limits: the NHS set with limits from 600 points)\n")


def run_lengths(series: int) -> None:
    scores = np.random.default_rng(SEED).standard_normal((series, 1000))
    print("points to the first false alarm, limits known (Champ and Woodall 1987: 370.4 and 91.75)")
    for name, rules in SETS.items():
        alarms = run_rules(scores, rules).any
        length = np.where(alarms.any(1), alarms.argmax(1) + 1, alarms.shape[1])
        print(f"{name:24}{length.sum() / alarms.any(1).sum():10.1f}")
    for name, side in (
        ("EWMA 0.1, 2.7", ewma_chart(scores).side),
        ("CUSUM 0.5, 5", cusum_chart(scores).side),
    ):
        alarms = side != 0
        length = np.where(alarms.any(1), alarms.argmax(1) + 1, alarms.shape[1])
        print(f"{name:24}{length.sum() / max(1, alarms.any(1).sum()):10.1f}")
    print()


def over_dispersion(series: int) -> None:
    rng = np.random.default_rng(SEED)
    rate = np.clip(rng.normal(0.95, 0.01, (series, 24)), 0, 1)
    passed = rng.binomial(5000, rate)
    phases = [Phase(baseline=12)]
    print("pass rate 95 % of 5,000 that itself varies by 1 point: points outside, per 100")
    for name, chart in (("p", p_chart), ("p′", p_prime_chart)):
        print(f"{name:24}{100 * chart(passed, 5000, phases).outside[:, 12:].mean():10.2f}")
    counts = rng.poisson(rng.gamma(25, 40 / 25, (series, 24)))
    print(f"{'u, complaints 40 ± 8':24}{100 * u_chart(counts, 1, phases).outside[:, 12:].mean():10.2f}\n")


def warning_steps(series: int) -> None:
    sources = [
        (stable_proportion(0.95, 200), -1),
        (stable_counts(40), 1),
        (stable_counts(12), 1),
        (stable_counts(1.5), 1),
    ]
    print(
        "risk warning, stable pass rate, complaints, injuries and incidents: unit-months called to at least, %"
    )
    print("".join(f"{step:>10}" for step in STEPS[1:]) + f"{'':4}rule set")
    for name, rules in SETS.items():
        rates = stable_step_rates(sources, rules, series=series)
        print("".join(f"{100 * rate:10.2f}" for rate in rates) + f"{'':4}{name}")
    print()


def trends(series: int) -> None:
    rng = np.random.default_rng(SEED)
    print("series of 60 points without trend that are «trends» at a nominal 5 %, %")
    print(f"{'autocorrelation':24}{'Mann-Kendall':>14}{'Hamed-Rao, all lags':>22}{'three lags':>14}")
    for strength in (0.0, 0.3, 0.5, 0.7):
        noise = rng.standard_normal((series, 60))
        for t in range(1, 60):
            noise[:, t] += strength * noise[:, t - 1]
        tests = mann_kendall(noise), hamed_rao(noise), hamed_rao(noise, lags=3)
        shares = [100 * (test.p_value < 0.05).mean() for test in tests]
        print(f"{strength:<24}{shares[0]:14.1f}{shares[1]:22.1f}{shares[2]:14.1f}")


def main() -> None:
    series = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    for part in (rule_sets, run_lengths, over_dispersion, warning_steps, trends):
        part(series)


if __name__ == "__main__":
    main()

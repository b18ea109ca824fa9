"""Charts over time (控制图): limits, charts with a memory, run rules, assurance against a target."""

from itertools import pairwise

import numpy as np

from qualitykit.statistics import assurance, control_charts, memory_charts, prime_charts, run_rules
from qualitykit.statistics.phases import Phase

from .entry import POINTS, Entry, lists_of, poissons, rates_of, scores

PHASES = [Phase(baseline=12)]
PASSED, EVENTS = lists_of(rates_of(0.9, 200), POINTS), lists_of(poissons(), POINTS)
VALUES = lists_of(scores, POINTS)


def limits(rng, n):
    return tuple(np.sort(rng.random((2, n)), 0))


def upper(chart):
    return chart.upper


def ranges_and_limits(chart):
    return np.stack([chart.value[..., 1:], chart.upper[..., 1:]], -1)


def mean(numbers):
    return sum(numbers) / len(numbers)


def mean_step(x):
    return mean([abs(b - a) for a, b in pairwise(x)])


def p_one(passed, tested, stretch=1.0):
    centre = sum(passed[:12]) / sum(tested[:12])
    return [min(1.0, centre + 3 * stretch * (centre * (1 - centre) / n) ** 0.5) for n in tested]


def u_one(events, exposure, stretch=1.0):
    centre = sum(events[:12]) / sum(exposure[:12])
    return [centre + 3 * stretch * (centre / t) ** 0.5 for t in exposure]


def xmr_one(x):
    return [mean(x[:12]) + 3 * mean_step(x[:12]) / 1.128] * len(x)


def ranges_one(x):
    limit = 3.268 * mean_step(x[:12])
    return [(abs(b - a), limit) for a, b in pairwise(x)]


def p_prime_one(passed, tested):
    centre = sum(passed[:12]) / sum(tested[:12])
    z = [(x / n - centre) / (centre * (1 - centre) / n) ** 0.5 for x, n in zip(passed, tested, strict=True)]
    return p_one(passed, tested, mean_step(z[:12]) / 1.128)


def u_prime_one(events, exposure):
    centre = sum(events[:12]) / sum(exposure[:12])
    z = [(x / t - centre) / (centre / t) ** 0.5 for x, t in zip(events, exposure, strict=True)]
    return u_one(events, exposure, mean_step(z[:12]) / 1.128)


def ewma_one(z):
    found, average = [], 0.0
    for x in z:
        average = 0.1 * x + 0.9 * average
        found.append(average)
    return found


def cusum_one(z):
    above, below, total, lack = [], [], 0.0, 0.0
    for x in z:
        total, lack = max(0.0, total + x - 0.5), max(0.0, lack - x - 0.5)
        above.append(total)
        below.append(lack)
    return above, below


def nhs_one(z):
    """Where one of the four rules of the NHS set fires."""
    fired = [abs(x) > 3 for x in z]
    for t in range(len(z)):
        seven, three = z[max(t - 6, 0) : t + 1], z[max(t - 2, 0) : t + 1]
        steps = [b - a for a, b in pairwise(seven)]
        for sign in (1, -1):
            fired[t] |= len(seven) == 7 and all(sign * x > 0 for x in seven)
            fired[t] |= len(steps) == 6 and all(sign * x > 0 for x in steps)
            near = sum(2 < sign * x <= 3 for x in three)
            fired[t] |= len(three) == 3 and all(sign * x > 0 for x in three) and near >= 2
    return fired


def judge_one(x):
    """The same for the later points of an XmR chart frozen on its first twelve."""
    centre, sigma = mean(x[:12]), mean_step(x[:12]) / 1.128
    return nhs_one([(value - centre) / sigma for value in x])


def verdict_one(low, high):
    return 1 if low > 0.5 else 2 if high < 0.5 else 3


def chart_verdict_one(x):
    centre, reach = mean(x[:12]), 3 * mean_step(x[:12]) / 1.128
    return 1 if centre - reach > -1 else 2 if centre + reach < -1 else 3


def charted(kind):
    return lambda *arrays: kind(*arrays, PHASES)


def judged(x):
    return run_rules.judge(control_charts.xmr_chart(x, PHASES))


def assured(x):
    return assurance.chart_assurance(control_charts.xmr_chart(x, PHASES), -1.0)


def any_rule(signals):
    return signals.any


ENTRIES = [
    Entry("control_charts.p_chart", "plain Python", PASSED, charted(control_charts.p_chart), p_one, upper,
          units=POINTS),
    Entry("control_charts.u_chart", "plain Python", EVENTS, charted(control_charts.u_chart), u_one, upper,
          units=POINTS),
    Entry("control_charts.xmr_chart", "plain Python", VALUES, charted(control_charts.xmr_chart), xmr_one, upper,
          units=POINTS),
    Entry("control_charts.moving_range_chart", "plain Python", VALUES, charted(control_charts.moving_range_chart),
          ranges_one, ranges_and_limits, units=POINTS),
    Entry("prime_charts.p_prime_chart", "plain Python", PASSED, charted(prime_charts.p_prime_chart), p_prime_one,
          upper, units=POINTS),
    Entry("prime_charts.u_prime_chart", "plain Python", EVENTS, charted(prime_charts.u_prime_chart), u_prime_one,
          upper, units=POINTS),
    Entry("memory_charts.ewma_chart", "plain Python", VALUES, memory_charts.ewma_chart, ewma_one,
          lambda chart: chart.value, units=POINTS),
    Entry("memory_charts.cusum_chart", "plain Python", VALUES, memory_charts.cusum_chart, cusum_one,
          lambda chart: np.stack([chart.above, chart.below], 1), units=POINTS),
    Entry("run_rules.run_rules", "plain Python", VALUES, run_rules.run_rules, nhs_one, any_rule, units=POINTS),
    Entry("run_rules.run_rules, Nelson's eight", "plain Python, the four of the NHS", VALUES,
          lambda z: run_rules.run_rules(z, "nelson"), nhs_one, units=POINTS),
    Entry("run_rules.judge, with its chart", "plain Python", VALUES, judged, judge_one, any_rule, units=POINTS),
    Entry("assurance.assurance", "plain Python", limits, lambda *ends: assurance.assurance(*ends, 0.5), verdict_one,
          lambda found: found.verdict),
    Entry("assurance.chart_assurance, with its chart", "plain Python", VALUES, assured, chart_verdict_one,
          lambda found: found.verdict, units=POINTS),
]  # fmt: skip
"""In the order of the modules."""

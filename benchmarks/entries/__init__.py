"""What `statistics.py` measures (测速条目): an entry for each statistic, by noun, and the functions without one.

A new statistic is a line in the `ENTRIES` of its noun, or in `EXEMPT` with the reason.
"""

from . import air, assessors, charts, comparisons, complaints, rates, risks, surveys, trends
from .entry import Entry

ENTRIES: tuple[Entry, ...] = tuple(
    entry
    for part in (rates, comparisons, trends, charts, surveys, complaints, air, assessors, risks)
    for entry in part.ENTRIES
)

SIMULATION = "a simulation with one answer: its time is that of the charts and run rules that it draws"
CHECKS = "checks or arranges what goes into a statistic, and is timed with each of them"

EXEMPT = {
    "assessors.read_judgements": CHECKS,
    "control_charts.bounded": "the last step of every chart",
    "control_charts.mean_range": "the middle step of xmr_chart and of the prime charts",
    "counts.exposure_faults": CHECKS,
    "estimate.first_reason": CHECKS,
    "estimate.side_by_side": "calls another statistic twice",
    "false_alarms.false_alarm_rate": SIMULATION,
    "false_alarms.of_side": "one comparison, timed with warning_steps",
    "false_alarms.stable_counts": SIMULATION,
    "false_alarms.stable_proportion": SIMULATION,
    "false_alarms.stable_values": SIMULATION,
    "growth.broken": "the comparison of breaks.comparable",
    "growth.pairs": "two views of one array",
    "grouped": CHECKS,
    "inputs": CHECKS,
    "linearised.cell_weighted": "the engine of stratified_mean and poststratified_mean",
    "linearised.linearised": "the engine of every survey mean",
    "linearised.read_answers": CHECKS,
    "phases.phase_numbers": "one number a point of the time axis, whatever the number of series",
    "phases.phase_spans": "one step a phase, whatever the number of series",
    "rates.wilson_limits": "the arithmetic of wilson_interval",
    "risk.stable_step_rates": SIMULATION,
    "series.earlier": "one shifted copy, timed with every statistic over time",
    "series.tie_excess": "one sort, timed with mann_kendall and theil_sen",
    "series.tie_sums": "one sort, timed with mann_kendall, theil_sen and krippendorff_alpha",
    "severity.stand_in_matrix": "a constant table",
    "weighted_rates.combined": "the engine of weighted_rate, two_layer_rate and the stratified rates",
    "weighted_rates.shares": "a step of weighted_rate",
}
"""Public functions, or whole modules of them, without an entry, and why."""

"""Records of the complaint hotlines (投诉热线记录): what was received, by which definition, and how it was dealt with.

Kinds and outcomes are read by the words of the contract, in either language; other words stay as they are written.
What happened after the period's end has not happened yet: a matter closed later counts as open.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualitykit.analysis.over_time import RULES, Series, Watched, monthly_events, watch_counts
from qualitykit.analysis.span import Span
from qualitykit.statistics.breaks import comparable
from qualitykit.statistics.complaints import OnTime, deadline, mediation_success, on_time, recovered_ratio
from qualitykit.statistics.control_charts import u_chart
from qualitykit.statistics.count_comparison import exposure_rate_ratio
from qualitykit.statistics.estimate import Estimate
from qualitykit.statistics.hotlines import hotline_basis
from qualitykit.statistics.phases import Phase
from qualitykit.statistics.repeats import Repeats, repeat_subjects
from qualitykit.statistics.run_rules import judge

KINDS = {"投诉": "complaint", "举报": "report", "咨询": "enquiry"}
AGREED = ("mediated", "调解成功", "达成调解")
NOT_AGREED = ("not_mediated", "调解不成", "调解不成功", "终止调解")
SUBJECTS = ("subject", "被投诉主体", "被投诉方")

CHECK_WORKING_DAYS = 7
"""Working days (Monday to Friday, public holidays not known here) for the first check. A convention of ours."""

CLOSING_DAYS = 60
"""Calendar days for closing. A convention of ours: the issued document names no deadline."""


@dataclass(frozen=True)
class Records:
    """The records of one span (一个期间的受理记录).

    Args:
        span: the span; rows: its records up to the end, with `kind` in the contract's words.
        given: the columns that the file has.
    """

    span: Span
    rows: pd.DataFrame
    given: frozenset[str]

    @property
    def handled(self) -> pd.DataFrame:
        """All but enquiries: what must be checked and closed (投诉与举报)."""
        return self.rows[(self.rows["kind"] != "enquiry").to_numpy(bool, na_value=True)]

    @property
    def complaints(self) -> pd.DataFrame:
        """The complaints proper; all records where the file names no kinds (投诉)."""
        if "kind" not in self.given:
            return self.rows
        return self.rows[(self.rows["kind"] == "complaint").to_numpy(bool, na_value=False)]

    @property
    def basis(self) -> str:
        """By which lines the span was counted; empty where the merger falls into it (口径)."""
        return str(hotline_basis(self.span.start, self.span.end))


def read_records(span: Span | None) -> Records | None:
    """The records of a span (读取受理记录); None without a span, a table or a record."""
    rows = None if span is None else span.rows("complaints")
    if rows is None or rows.empty:
        return None
    return Records(span, rows.assign(kind=rows["kind"].replace(KINDS)), span.table("complaints").given)


def alike(records: Records, last: Records) -> bool:
    """Whether two spans were counted by the same lines (口径是否一致).

    **Source.** `hotlines.hotline_basis`.
    """
    return bool(comparable([records.basis], [last.basis])[0])


def by_quarter(records: Records) -> tuple[np.ndarray, np.ndarray]:
    """Complaints of each quarter up to the period's end, and the quarter's days (各季投诉件数与天数)."""
    month = np.datetime64(records.span.start, "M")
    since = (records.complaints["date"].to_numpy("datetime64[M]") - month).astype(int) // 3
    ends = month + 3 * np.arange(records.span.period.last_quarter + 1)
    return np.bincount(since, minlength=len(ends) - 1), np.diff(ends.astype("datetime64[D]")).astype(int)


def a_day(now: pd.DataFrame, before: pd.DataFrame | None, records: Records, last: Records | None) -> Estimate:
    """Records a day now against last year (日均之比), exact limits; nothing to compare across the merger.

    **Source.** `count_comparison.exposure_rate_ratio`; basis: `hotlines.hotline_basis`.
    """
    known = last is not None and alike(records, last)
    count, days = (len(before), last.span.days) if known else (np.nan, np.nan)
    return exposure_rate_ratio(len(now), records.span.days, count, days)


def by_month(records: Records) -> Watched:
    """Complaints by month against last year's level (逐月投诉控制图): a u chart, with new limits from the merger on.

    The month into which the merger falls belongs to neither line and is left out.
    """
    last = read_records(records.span.last_year)
    known = [one for one in (last, records) if one is not None]
    dates = pd.concat([one.complaints["date"] for one in known])
    return _watched(monthly_events([one.span for one in known], dates))


def _watched(series: Series) -> Watched:
    basis = hotline_basis(series.times.start_time, series.times.end_time)
    merged = np.flatnonzero(basis == "merged line")
    if len(merged) in (0, len(basis)):
        return watch_counts(series)
    phases = [Phase(), Phase(int(merged[0]), "merger of the hotlines, 2019-08-31")]
    part = np.where(basis == "", np.nan, series.part)
    chart = u_chart(part, series.whole, phases)
    return Watched(Series(series.times, part, series.whole, series.new_year), chart, judge(chart, RULES), 1.0)


def first_check(records: Records) -> OnTime | None:
    """First checks on time (按时初查); None where the file does not tell when a matter was checked."""
    due = deadline(_days(records.handled["date"]), CHECK_WORKING_DAYS, working_days=_weekdays(records.span))
    return _on_time(records, "first_check", due)


def _weekdays(span: Span) -> np.ndarray:
    """Mondays to Fridays from before the span's first day to long enough after its last."""
    days = np.arange(np.datetime64(span.start) - 7, np.datetime64(span.end) + 7 * CHECK_WORKING_DAYS)
    return days[np.is_busday(days)]


def closing(records: Records) -> OnTime | None:
    """Matters closed on time (按时办结); None where the file does not tell when a matter was closed."""
    return _on_time(records, "closed", deadline(_days(records.handled["date"]), CLOSING_DAYS))


def _on_time(records: Records, column: str, due: np.ndarray) -> OnTime | None:
    if column not in records.given:
        return None
    rows = records.handled
    return on_time(_days(rows["date"]), _days(rows[column]), due, records.span.end)


def _days(column: pd.Series) -> np.ndarray:
    return column.to_numpy("datetime64[D]")


def _closed(records: Records) -> pd.DataFrame:
    """The complaints closed by the period's end; all of them where the file has no closing day."""
    rows = records.complaints
    return rows[rows["closed"] <= pd.Timestamp(records.span.end)] if "closed" in records.given else rows


def mediation(records: Records) -> Estimate | None:
    """Mediations that ended in agreement (调解成功率); None where the file tells no outcome."""
    if "outcome" not in records.given:
        return None
    outcome = _closed(records)["outcome"]
    return mediation_success(np.select([outcome.isin(AGREED), outcome.isin(NOT_AGREED)], [1.0, 0.0], np.nan))


@dataclass(frozen=True)
class Money:
    """Money of the complaints closed by the period's end (争议与挽回金额), in yuan, where both sums are given."""

    disputed: float
    recovered: float
    ratio: Estimate


def money(records: Records) -> Money | None:
    """Money in dispute and recovered (争议与挽回金额); None where the file does not give both."""
    if not {"amount", "recovered"} <= records.given:
        return None
    rows = _closed(records)
    rows = rows[rows["amount"].notna() & rows["recovered"].notna()]
    amount, recovered = (rows[name].to_numpy(float) for name in ("amount", "recovered"))
    return Money(float(amount.sum()), float(recovered.sum()), recovered_ratio(amount, recovered))


def repeats(records: Records) -> Repeats | None:
    """Who is complained of again (重复被投诉主体); None where the file names no subject."""
    named = [column for column in SUBJECTS if column in records.given]
    if not named:
        return None
    return repeat_subjects(pd.factorize(records.complaints[named[0]])[0])

"""How many of some draws pass (抽样分布): distribution functions, exact sums, for many groups side by side.

The chance that fewer than x of n pass, X < x, at several x for each group. x at or below 0 gives 0, x above n
gives 1.
"""

from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import as_strided
from scipy import special, stats

# Terms summed at once: 2¹⁷ numbers of 8 bytes stay near the processor.
_BLOCK = 1 << 17
# More draws than this are summed piece by piece, lest the tables fill the memory.
_WIDE = 1 << 20


def binomial_below(x: np.ndarray, n: np.ndarray, rate: np.ndarray) -> np.ndarray:
    """P(X < x) of n draws that pass with a known chance each (二项分布函数).

    Formula: I_{1−rate}(n − x + 1, x), the regularised incomplete beta function.

    Args:
        x: int[B, N]; n: int[N]; rate: float[N] in [0, 1].

    Returns:
        float[B, N].

    >>> binomial_below(np.array([[0], [1], [2], [3]]), np.array([2]), np.array([0.5])).ravel().tolist()
    [0.0, 0.25, 0.75, 1.0]
    """
    inside = np.clip(x, 1, np.maximum(n, 1))
    below = special.betainc(np.maximum(n - inside + 1, 1), inside, 1.0 - rate)
    return np.where(x <= 0, 0.0, np.where(x > n, 1.0, below))


def hypergeometric_below(
    x: np.ndarray, n: np.ndarray, population: np.ndarray, passing: np.ndarray
) -> np.ndarray:
    """P(X < x) of n draws without replacement out of a population of which so many pass (超几何分布函数).

    Args:
        x: int[B, N]; n, population, passing: int[N], n and passing at most population.

    >>> hypergeometric_below(np.array([[2]]), np.array([2]), np.array([4]), np.array([2])).round(4).tolist()
    [[0.8333]]
    """
    return stats.hypergeom.cdf(x - 1, population, passing, n)


def beta_binomial_below(x: np.ndarray, n: np.ndarray, passed: np.ndarray, failed: np.ndarray) -> np.ndarray:
    """P(X < x) of n further draws, after some passed and failed (贝塔二项分布函数, Jeffreys).

    Formula: Σ_{k<x} C(n, k) B(k + a, n − k + b) ÷ B(a, b), a = passed + ½, b = failed + ½: every term taken from
    tables of ln Γ at whole and half numbers, and the sum over all k scaled to 1.

    Args:
        x: int[B, N]; n, passed, failed: int[N].

    Returns:
        float[B, N]; accurate to about 10⁻¹² for n in the hundreds, 10⁻⁸ for n near a million.

    **Source**: the beta-binomial distribution; H. Jeffreys, Theory of Probability, 3rd ed. 1961, §3.1 (the prior).

    >>> beta_binomial_below(np.array([[1]]), np.array([1]), np.array([0]), np.array([1])).round(2).tolist()
    [[0.75]]
    """
    below = np.empty(x.shape)
    order = np.argsort(n, kind="stable")
    for start, stop in _blocks(n[order]):
        some = order[start:stop]
        summed = _piecewise if int(n[some].max()) > _WIDE else _summed
        below[:, some] = summed(x[:, some], n[some], passed[some], failed[some])
    return below


def _blocks(n: np.ndarray):
    """Runs of groups, ordered by n, whose terms fit into one block and little of it is empty."""
    start = 0
    while start < len(n):
        widest = 2 * int(n[start]) + 200
        stop = np.searchsorted(n[: start + max(_BLOCK // widest, 1)], widest, side="right")
        yield start, int(stop)
        start = int(stop)


def _summed(x: np.ndarray, n: np.ndarray, passed: np.ndarray, failed: np.ndarray) -> np.ndarray:
    """The sums of one block: a row of terms for each group, as wide as the largest n."""
    width = int(n.max()) + 1
    terms = np.exp(_log_terms(width, n, passed, failed))
    sums = np.concatenate([np.zeros((1, len(n))), np.cumsum(terms, axis=1).T])
    return np.take_along_axis(sums, np.clip(x, 0, n + 1), axis=0) / sums[-1]


def _piecewise(x: np.ndarray, n: np.ndarray, passed: np.ndarray, failed: np.ndarray) -> np.ndarray:
    """The sums of a single group, term by term in pieces of one block."""
    (n,), a, b = n.tolist(), passed[0] + 0.5, failed[0] + 0.5
    constant = special.gammaln(n + 1.0) - special.betaln(a, b) - special.gammaln(n + a + b)
    below, total = np.zeros(x.shape), 0.0
    for start in range(0, n + 1, _BLOCK):
        k = np.arange(start, min(start + _BLOCK, n + 1))
        chosen = special.gammaln(k + a) - special.gammaln(k + 1.0)
        left = special.gammaln(n - k + b) - special.gammaln(n - k + 1.0)
        sums = np.concatenate([[0.0], np.cumsum(np.exp(constant + chosen + left))])
        below += sums[np.clip(x - start, 0, len(k))]
        total += sums[-1]
    return below / total


def _log_terms(width: int, n: np.ndarray, passed: np.ndarray, failed: np.ndarray) -> np.ndarray:
    """ln of the terms k = 0 … width − 1 of every group: float[N, width], −∞ beyond k = n."""
    whole = _log_gamma(width, 1.0)
    half = _log_gamma(int((passed + failed + n).max()) + 1, 0.5)
    rising = _windows(np.concatenate([half, np.zeros(width)]), width)[passed]
    falling = _falling(half, 0.0, n + failed, width) - _falling(whole, np.inf, n, width)
    constant = special.betaln(passed + 0.5, failed + 0.5) + special.gammaln(passed + failed + n + 1.0)
    return rising + falling - whole + (special.gammaln(n + 1.0) - constant)[:, None]


def _log_gamma(size: int, first: float) -> np.ndarray:
    """ln Γ at first, first + 1, …"""
    return _log_gammas(1 << size.bit_length(), first)[:size]


@lru_cache(maxsize=8)
def _log_gammas(size: int, first: float) -> np.ndarray:
    return special.gammaln(np.arange(size) + first)


def _falling(table: np.ndarray, beyond: float, first: np.ndarray, width: int) -> np.ndarray:
    """table[first − k] for k = 0 … width − 1; `beyond` where the index falls below 0."""
    backwards = np.concatenate([table[::-1], np.full(width, beyond)])
    return _windows(backwards, width)[len(table) - 1 - first]


def _windows(table: np.ndarray, width: int) -> np.ndarray:
    """Every run of so many neighbours of a table, as a view: row k begins at k."""
    step = table.strides[0]
    return as_strided(table, (len(table) - width + 1, width), (step, step), writeable=False)

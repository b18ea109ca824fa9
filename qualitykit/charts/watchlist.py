"""The watch list as a grid (预警格图): sources × months, the darker the further the step."""

import pandas as pd

from qualitykit.charts.paper import INK, RULE, Chart, sheet

_CELL = 0.3
_FILL = {-1: "white", 0: "white", 1: "#d3dfec", 2: "#8fabcd", 3: "#3f679b", 4: "#14305a"}
_DARK = 3


def watchlist(codes: pd.DataFrame, words: dict[int, str], language: str) -> Chart | None:
    """What each source calls for in each month, and all of them together in the last row (预警格图).

    Args:
        codes: a row a source, a column a month: 0 nothing, 1 to 4 the steps, −1 cannot be judged.
        words: what stands in a cell, by code.
    """
    if codes.empty or codes.shape[1] == 0:
        return None
    with sheet(_CELL * len(codes) + 0.8) as (_, (panel,), drawn):
        for y, row in enumerate(codes.to_numpy()):
            for x, code in enumerate(row):
                panel.barh(y, 1, 0.94, x - 0.5, color=_FILL[code], edgecolor=RULE, linewidth=0.6)
                ink = "white" if code >= _DARK else INK
                panel.text(x, y, words.get(code, ""), ha="center", va="center", fontsize=8, color=ink)
        panel.axhline(len(codes) - 1.5, color=INK, linewidth=0.9)
        panel.set_yticks(range(len(codes)), list(codes.index))
        panel.set_ylim(len(codes) - 0.5, -0.5)
        panel.set_xlim(-0.5, codes.shape[1] - 0.5)
        panel.set_xticks(range(codes.shape[1]), list(codes.columns))
        panel.tick_params(length=0)
        for spine in panel.spines.values():
            spine.set_visible(False)
    return drawn[0]

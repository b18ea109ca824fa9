"""The what-if panel (推演面板): one unit's numbers set otherwise, and what its score and grade would be.

| module | does |
|---|---|
| `levers`, `settings`, `values` | what may be set, what is set, how it reads |
| `desk`, `outcome`, `example` | works a scenario out beside the data, and saves it |
| `words`, `page` | the outcome in sentences, and as HTML |
| `panel`, `controls`, `sliders` | what a notebook shows: widgets where somebody can move them, else a still picture |

Only `controls` and `sliders` need ipywidgets (the extra `lab`), and nothing imports them before a panel is shown.
"""

from qualitykit.panel import words
from qualitykit.panel.desk import Desk
from qualitykit.panel.example import example
from qualitykit.panel.outcome import Outcome
from qualitykit.panel.panel import Panel
from qualitykit.panel.settings import Settings

__all__ = ["Desk", "Outcome", "Panel", "Settings", "example", "words"]

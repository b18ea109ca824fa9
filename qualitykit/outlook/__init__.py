"""What may still come (推演): how sure a result is, what can still change, what it would take, which reading decides.

| question | asked with |
|---|---|
| how sure are points, grades and ranks | `certainty`, `rank_sets`, `small_samples`, `samples_needed` |
| what can still change | `remaining`, `project` |
| what would it take | `reach`, `honour_worth`, `district_gains`, `efforts` |
| which reading decides, and why did it change | `stability`, `change` |
| what if | `read_scenario`, `apply_scenario`, `assess_what_if` |

Nothing here is simulated: chances are summed, paths are optimised, readings are tried out one by one.
"""

from qualitykit.outlook.certainty import Certainty, certainty
from qualitykit.outlook.change import change
from qualitykit.outlook.efforts import efforts
from qualitykit.outlook.projection import project
from qualitykit.outlook.rank_sets import RankSets, rank_sets
from qualitykit.outlook.reach import Reach, district_gains, honour_worth, reach
from qualitykit.outlook.remaining import Remaining, due_days, remaining
from qualitykit.outlook.scenario import Scenario, read_scenario
from qualitykit.outlook.small_samples import Needed, samples_needed, small_samples
from qualitykit.outlook.stability import Stability, stability
from qualitykit.outlook.what_if import ScenarioWorkspace, apply_scenario, assess_what_if

__all__ = [
    "Certainty",
    "Needed",
    "RankSets",
    "Reach",
    "Remaining",
    "Scenario",
    "ScenarioWorkspace",
    "Stability",
    "apply_scenario",
    "assess_what_if",
    "certainty",
    "change",
    "district_gains",
    "due_days",
    "efforts",
    "honour_worth",
    "project",
    "rank_sets",
    "reach",
    "read_scenario",
    "remaining",
    "samples_needed",
    "small_samples",
    "stability",
]

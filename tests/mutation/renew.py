"""Write the golden results again (更新标准结果), after a deliberate change of rubric, scoring or world."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

if __name__ == "__main__":
    from scoring_cases import rubric_2016
    from verdicts import rubric_of
    from worlds import tree_2016, worlds

    for world in worlds().values():
        rubric = rubric_of(world.widened(tree_2016())) if "answers" in world.case else rubric_2016()
        for period in world.periods:
            world.path(period).write_text(world.result(rubric, period), "utf-8")

"""Every mutant of the rubric file, some minutes: `make mutate`. Prints what became of them and ends with 1 on a gap."""

import sys
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from mutants import all_mutants  # noqa: E402
from ruamel.yaml import YAML  # noqa: E402
from verdicts import ALIVE, verdict  # noqa: E402
from worlds import tree_2016  # noqa: E402


def main() -> int:
    """Judge all mutants; a survivor without a reason and a reason without a survivor are gaps (全部变异)."""
    reasons = YAML(typ="safe").load((HERE / "survivors.yaml").read_text("utf-8"))
    verdicts = {mutant.name: verdict(mutant) for mutant in all_mutants(tree_2016())}
    alive = [name for name, found in verdicts.items() if found == ALIVE]
    unexplained = [name for name in alive if not any(fnmatchcase(name, one["name"]) for one in reasons)]
    idle = [one["name"] for one in reasons if not any(fnmatchcase(name, one["name"]) for name in alive)]
    for found, count in Counter(found.split(" ")[0] for found in verdicts.values()).most_common():
        print(f"{count:5} {found}")
    print(f"{len(verdicts):5} mutants, {len(alive) - len(unexplained)} survivors explained")
    print(
        *(f"survivor without a reason: {name}" for name in unexplained),
        sep="\n",
        end="\n" * bool(unexplained),
    )
    print(*(f"reason without a survivor: {name}" for name in idle), sep="\n", end="\n" * bool(idle))
    return 1 if unexplained or idle else 0


if __name__ == "__main__":
    sys.exit(main())

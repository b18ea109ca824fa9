"""Score a capsule again and show what differs (重新评分), down to every point of one unit."""

from fractions import Fraction

import pandas as pd

from qualitykit.capsule.opened import RESULTS, Capsule
from qualitykit.capsule.verification import verify
from qualitykit.language import say
from qualitykit.language.inert import as_markdown
from qualitykit.reports.changes import changes, from_csv
from qualitykit.reports.provenance import made_by
from qualitykit.reports.results import result_files
from qualitykit.tables.cells import DASH, frame, points
from qualitykit.tables.criteria import criteria


def opening(capsule: Capsule, language: str) -> str:
    """The head of the reproduction, as Markdown (标题与说明): whose capsule, which revision, its head hash."""
    facts = capsule.facts
    told = {"revision": facts["revision"], "district": facts["district"][language]}
    values = {name: as_markdown(str(text)) for name, text in told.items()} | {"head": capsule.head}
    synthetic = f"\n\n**{say('index_synthetic', language)}**" if facts["synthetic"] else ""
    return say("reproduce_opening", language, **values) + synthetic


def answer(capsule: Capsule, language: str) -> str:
    """The answer in one sentence, as Markdown (结论): whether the results come out again."""
    statements = verify(capsule.folder)
    sound = all(statement.holds is not False for statement in statements)
    key = "reproduce_sound" if sound else "reproduce_unsound"
    count = len(differing(capsule))
    same = "reproduce_same" if count == 0 else "reproduce_other"
    return f"**{say(key, language)}{say(same, language, count=count)}**"


def heading(part: str, language: str) -> str:
    """The heading and the lead of a part, as Markdown (小节标题): `statements`, `differences`, `points`, `limits`, …

    >>> heading("statements", "en").split("\\n")[0]
    '## Is it what was published?'
    """
    return say(f"reproduce_part_{part}", language)


def statements(capsule: Capsule, language: str) -> pd.DataFrame:
    """The four statements of `verify`, a row each (核验结论)."""
    rows = [
        (say(f"verify_{one.name}", language), say(one.key, language, **one.values))
        for one in verify(capsule.folder)
    ]
    return frame([say("reproduce_statement", language), say("reproduce_verdict", language)], rows)


def made_with(capsule: Capsule, language: str) -> pd.DataFrame:
    """What made it and what is here now, where the two differ (环境差异); a single row where nothing does."""
    then, now = _flat(capsule.facts), _flat(made_by())
    rows = [(name, then.get(name, DASH), now.get(name, DASH)) for name in other_environment(capsule)]
    same = say("reproduce_same_environment", language)
    titles = ("reproduce_part", "reproduce_then", "reproduce_now")
    return frame([say(title, language) for title in titles], rows or [(same, DASH, DASH)])


def other_environment(capsule: Capsule) -> list[str]:
    """What decides the bytes and is another than when the capsule was made (环境差异项), by name."""
    then, now = _flat(capsule.facts), _flat(made_by())
    return [name for name in then | now if then.get(name) != now.get(name)]


def _flat(facts: dict) -> dict[str, str]:
    code, packages = facts["code"], facts["packages"]
    own = {"qualitykit": code["version"], "qualitykit, sha256": code["sha256"]}
    return own | {"reference, sha256": facts["reference_sha256"]} | packages


def rescored(capsule: Capsule) -> dict[str, str]:
    """The text of both result files, scored again from the capsule's own inputs (重算结果)."""
    return result_files(capsule.assessment, capsule.language)


def differing(capsule: Capsule) -> pd.DataFrame:
    """Every value of the result files that comes out otherwise now (重算差异): `changes.COLUMNS`, then and now."""
    return changes({name: capsule.text(name) for name in RESULTS}, rescored(capsule))


def differences(capsule: Capsule, language: str) -> pd.DataFrame:
    """The same for readers (差异表): a single row where nothing differs."""
    titles = ("table", "index_unit", "correction_criterion", "correction_what")
    names = ["reproduce_table", *titles[1:], "reproduce_then", "reproduce_now"]
    rows = [
        (
            row["table"],
            row["unit"],
            row["criterion"] or DASH,
            say(f"change_{row['column']}", language),
            row["before"] or DASH,
            row["after"] or DASH,
        )
        for row in differing(capsule).to_dict("records")
    ]
    nothing = [(say("reproduce_nothing", language), *[DASH] * 5)]
    return frame([say(name, language) for name in names], rows or nothing)


def points_of(capsule: Capsule, unit: str, language: str) -> pd.DataFrame:
    """Every point of one unit (争议单位逐项): then and now, with the rule's arithmetic, source rows and evidence.

    Args:
        capsule: an opened capsule.
        unit: any of the unit's names.
        language: `zh` or `en`.

    Returns:
        What `tables.criteria` gives, with the points as they were published before those of now.

    Raises:
        QualitykitError: no such unit.
    """
    who = capsule.workspace.unit(unit)
    now = criteria(capsule.workspace, capsule.assessment, who, language)
    published = from_csv(capsule.text("scores.csv"))
    own = published[published["unit"] == who.id].set_index("criterion")["points"]
    then = [points(Fraction(own[criterion])) if own.get(criterion) else DASH for criterion in now.index]
    title = say("column.points", language)
    at = now.columns.get_loc(title)
    now = now.rename(columns={title: say("reproduce_points_now", language)})
    now.insert(at, say("reproduce_points_then", language), then)
    return now

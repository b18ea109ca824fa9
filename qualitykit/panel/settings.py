"""What a reader has set (设定): the levers of one unit, some of them moved off what the data have.

Nothing is written anywhere: settings become a scenario, and a scenario is no data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from qualitykit.exact import decimal_text
from qualitykit.outlook import Scenario
from qualitykit.panel.levers import Key, Lever, unit_levers
from qualitykit.period import Period
from qualitykit.scoring import Assessment
from qualitykit.workspace import Unit


@dataclass(frozen=True)
class Settings:
    """The levers of a unit in a period, and where they stand (设定).

    moved: value by lever, only of those that do not stand at their data.
    """

    unit: str
    period: Period
    levers: Mapping[Key, Lever]
    moved: Mapping[Key, Fraction] = field(default_factory=dict)

    @classmethod
    def of_data(cls, now: Assessment, unit: Unit) -> "Settings":
        """Everything as the data have it (按数据)."""
        return cls(unit.id, now.period, unit_levers(now, unit))

    def value(self, key: Key) -> Fraction | None:
        """Where a lever stands; None where the data have nothing and nobody has set it (当前值)."""
        return self.moved.get(key, self.levers[key].data)

    def high(self, key: Key) -> Fraction:
        """How far a lever can go now: no more can pass than were inspected (当前上限)."""
        samples = self._samples(key)
        return self.levers[key].high if samples is None else samples

    def moved_to(self, key: Key, value: Fraction | int | None) -> "Settings":
        """The same with one lever elsewhere (设定一项); None puts it back to the data.

        More or fewer samples keep the rate as near as whole passes allow, half to even; from none on all pass.

        Raises:
            KeyError: the unit has no such lever; ValueError: a value below 0 or beyond the lever.
        """
        data = self.levers[key].data
        if value not in (None, data) and not 0 <= value <= self.high(key):
            raise ValueError(f"{key} must lie from 0 to {self.high(key)} (got {value})")
        moved = self._with(key, None if value in (None, data) else Fraction(value))
        return moved._follow(key, self) if key[2] == "denominator" else moved

    def changes(self) -> dict[str, dict]:
        """The moved levers as a scenario has them (改动): kind -> name -> value."""
        found: dict[str, dict] = {}
        for kind, name, cell in self.moved:
            of_kind = found.setdefault(kind, {})
            if kind == "measures":
                cells = ("value",) if cell == "value" else ("numerator", "denominator")
                of_kind[name] = {one: self._written((kind, name, one)) for one in cells}
            elif kind == "honours":
                of_kind[name] = _held(self.moved[kind, name, cell])
            else:
                of_kind[name] = self._written((kind, name, cell))
        return found

    def _written(self, key: Key) -> int | float | str:
        """A value as a YAML file writes it: a percentage with its sign, since 1 alone might mean 1 % or 100 %."""
        value = self.value(key) or Fraction(0)
        if self.levers[key].form == "percent":
            return f"{decimal_text(value, 6)}%"
        return int(value) if value.denominator == 1 else float(decimal_text(value, 6))

    def scenario(self, title: str = "") -> Scenario:
        """The scenario of these settings (情景)."""
        return Scenario(self.unit, self.period, self.changes(), title)

    def _with(self, key: Key, value: Fraction | None) -> "Settings":
        kept = {one: moved for one, moved in self.moved.items() if one != key}
        return replace(self, moved=kept if value is None else kept | {key: value})

    def _samples(self, key: Key) -> Fraction | None:
        """The samples that bound a number of passes; None where none do."""
        kind, name, cell = key
        if cell != "numerator":
            return None
        samples = self.value((kind, name, "denominator")) or Fraction(0)
        return samples if self.levers[key].bounded or not samples else None

    def _follow(self, key: Key, before: "Settings") -> "Settings":
        """The passes that go with other samples."""
        passes = (*key[:2], "numerator")
        samples, old, had = self.value(key), before.value(key), before.value(passes) or Fraction(0)
        if samples is None:
            return self._with(passes, None)
        bounded = self.levers[passes].bounded
        follow = Fraction(round(had * samples / old)) if old else samples if bounded else Fraction(0)
        return self._with(passes, None if follow == self.levers[passes].data else follow)


def _held(count: Fraction) -> bool | int:
    return bool(count) if count <= 1 else int(count)

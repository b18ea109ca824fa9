"""The values of levers in words (可调项的值): a rate with its counts, money, points, whether an honour is held."""

from collections.abc import Iterator
from fractions import Fraction

from qualitykit.language import say
from qualitykit.panel.levers import Key, Lever
from qualitykit.panel.settings import Settings
from qualitykit.rubric import Rubric
from qualitykit.tables.cells import DASH, count, fixed, points, yuan


def shown(lever: Lever, value: Fraction | None, language: str) -> str:
    """One value of a lever (取值).

    >>> lever = Lever("targets", "m", "", "percent", None, Fraction(100), Fraction(1, 10))
    >>> shown(lever, Fraction(187, 2), "en"), shown(lever, None, "en")
    ('93.5 %', 'not in the data')
    """
    if value is None:
        return say("panel.not_given", language)
    if lever.kind == "honours" and lever.form == "held":
        return say("panel.yes" if value else "panel.no", language)
    if lever.kind == "funding":
        return yuan(value)
    if lever.form == "percent":
        return f"{points(value)} %"
    return points(value) if lever.form == "steps" or value.denominator != 1 else count(int(value))


def value_rows(settings: Settings, rubric: Rubric, language: str) -> Iterator[list[str]]:
    """What is moved: its name, its value in the data and its value now (改动各行), a rate in one row."""
    data = Settings(settings.unit, settings.period, settings.levers)
    for key in _once(settings):
        lever = settings.levers[key]
        if key[2] in ("denominator", "numerator"):
            title = rubric.measures[lever.name].title(language)
        else:
            title = lever.title(rubric, language)
        yield [title, *(value_text(one, key, rubric, language) for one in (data, settings))]


def _once(settings: Settings) -> Iterator[Key]:
    """The moved levers in the rubric's order, of a rate's two cells only one."""
    told = set()
    for key in settings.levers:
        if key in settings.moved and key[:2] not in told:
            told.add(key[:2])
            yield key


def value_text(settings: Settings, key: Key, rubric: Rubric, language: str) -> str:
    """Where a lever stands, with the rate that its counts make (现值)."""
    if key[2] not in ("denominator", "numerator"):
        return shown(settings.levers[key], settings.value(key), language)
    passed, samples = (settings.value((*key[:2], cell)) for cell in ("numerator", "denominator"))
    if passed is None or samples is None:
        return say("panel.not_given", language)
    text = f"{count(int(passed))}/{count(int(samples))}"
    if not samples:
        return f"{text} {DASH}"
    per = rubric.measures[key[1]].per
    return f"{text} = {fixed(per * passed / samples)}{' %' if per == 100 else ''}"

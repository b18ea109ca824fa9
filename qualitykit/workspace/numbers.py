"""The one grammar of numbers (数字的写法): text → number as written, or what was expected instead.

Grammar: [sign] digits [. digits] [%], where the digits before the point may stand in groups of three behind commas.
Signs are +, - and U+2212; everything may be full-width (`９５．３％`). Digits of other scripts, superscripts and
circled numbers are refused before any normalisation could turn them into digits. Nothing is rounded, guessed or
scaled: `95.3%` is 95.3 percent, and an exponent, a bracket, a unit or a word is told by its own rule.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from qualitykit.workspace.unreadable import Unreadable

_PLAIN = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?")
_NUMBER = re.compile(r"([+-]?)([0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?(%?)")
_WIDE = re.compile(r"[\uff05\uff0b-\uff0e\uff10-\uff19]")
_MINUS = "\u2212"

# What is wrong with a text that is no number, the first that fits: tried on its normalised form.
_WRONG = (
    ("not_finite", re.compile(r"[+-]?(nan|inf(inity)?|n/?a|null|none|#\S+)", re.IGNORECASE)),
    ("exponent_number", re.compile(r"[+-]?[0-9.]+e[+-]?[0-9]+", re.IGNORECASE)),
    ("bracketed_number", re.compile(r"\([0-9.,%]+\)")),
    ("permille", re.compile(r"[+-]?[0-9.,]+[‰‱]")),
    ("inexact_number", re.compile(r"(约为?|大约|近|[><≥≤≈~]=?|不足|超过?|[大小]于)\s*[0-9].*")),
    ("inexact_number", re.compile(r"[0-9][0-9.,]*%?\s*(左右|以上|以下|多|余|\+|[-~至到][0-9.,]+%?)")),
    ("number_in_words", re.compile(r"[零〇一二三四五六七八九十百千万亿两点负壹贰叁肆伍陆柒捌玖拾佰仟]+")),
    ("bad_thousands", re.compile(r"[+-]?[0-9.]*(,[0-9.]*)+%?")),
    (
        "number_with_unit",
        re.compile(r"[¥$€]\s*[0-9][0-9.,]*|[+-]?[0-9][0-9.,]*\s*[^0-9\s.,%+\-/:()][^0-9\s.,%+\-:()]{0,5}"),
    ),
)
# A unit such as m³ has a digit of its own, which is none of the number's.
_CUBIC = re.compile(r"[0-9][0-9.,]*\s*[^\W\d_]+(/[^\W\d_]+)?[²³]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written (原样数字).

    Attributes:
        sign: `-`, `+` or nothing; whole, fraction: its digits, without commas.
        percent: it carries a percent sign.
        forms: how it differs from the plain form, as rules of notes: `full_width_number`, `thousands_number`,
            `minus_sign`, `percent_sign`.
    """

    sign: str
    whole: str
    fraction: str = ""
    percent: bool = False
    forms: tuple[str, ...] = ()

    @property
    def decimal(self) -> Decimal:
        """The number, the percent sign left aside (数值)."""
        return Decimal(f"{self.sign}{self.whole}.{self.fraction or 0}")


def read_number(text: str, rule: str = "not_a_number") -> Number:
    """A number of any accepted form (读取数字).

    Args:
        text: without blanks around it.
        rule: the rule of a text that is no number at all.

    Raises:
        Unreadable: the rule says what was found: an exponent, wrong thousands commas, about a number, and so on.

    >>> read_number("－１,234．50").decimal, read_number("95.3%").percent
    (Decimal('-1234.50'), True)
    >>> read_number("12,34")
    Traceback (most recent call last):
    ...
    qualitykit.workspace.unreadable.Unreadable: bad_thousands
    """
    if match := _PLAIN.fullmatch(text):
        return Number(match[1], match[2], match[3] or "")
    if any(_foreign_digit(sign) for sign in text) and not _CUBIC.fullmatch(text):
        raise Unreadable("other_digits", text)
    normal = unicodedata.normalize("NFKC", text)
    match = _NUMBER.fullmatch(normal.replace(_MINUS, "-"))
    if not match:
        raise Unreadable(what_is_wrong(text, normal, rule), text)
    forms = tuple(_forms(text, match))
    return Number(match[1], match[2].replace(",", ""), match[3] or "", bool(match[4]), forms)


def _foreign_digit(sign: str) -> bool:
    """A sign that normalisation would turn into a digit and that is no ASCII or full-width one."""
    ours = sign.isascii() or "\uff10" <= sign <= "\uff19"
    return not ours and unicodedata.category(sign) in {"Nd", "No"}


def what_is_wrong(text: str, normal: str, rule: str) -> str:
    """The rule that a text breaks which is no number (错误类别)."""
    # Normalisation would take the permille sign and Chinese numbers as they are, but split "㎡" and the like.
    for candidate in (text, normal):
        for name, pattern in _WRONG:
            if pattern.fullmatch(candidate):
                return name
    return rule


def _forms(text: str, match: re.Match):
    if _WIDE.search(text):
        yield "full_width_number"
    if "," in match[2]:
        yield "thousands_number"
    if _MINUS in text:
        yield "minus_sign"
    if match[4]:
        yield "percent_sign"

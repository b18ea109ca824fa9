"""The numbers that a reader's table shows."""

from fractions import Fraction


def number(text: str) -> Fraction:
    """A cell as the number that it shows; nothing shows as 0."""
    plain = text.replace("−", "-").replace(",", "").removesuffix(" %").lstrip("+")
    return Fraction(0 if plain == "–" else plain)

"""The functions by which text from a file goes out, one for each medium, and the CSV text made with them."""

import pytest
from bs4 import BeautifulSoup
from hostile_district import HOSTILE
from nbformat.v4 import new_code_cell, new_notebook, new_output

from qualitykit.language.inert import as_cell, as_html, as_markdown, visible
from qualitykit.reports.export import page_of

ALLOWED = {"div", "p", "span", "h2", "ul", "li", "strong"}


class TestEachMedium:
    """The functions by which text goes out."""

    @pytest.mark.parametrize(
        ("text", "seen"),
        [
            ("a\u202eb", "a[U+202E]b"),
            ("\u2066x\u2069", "[U+2066]x[U+2069]"),
            ("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"),
            ("a\r\n\r\nb\u2028c", "a b c"),
            ("a\x1b[31m", "a[U+001B][31m"),
            ("古荥镇　一、é", "古荥镇　一、é"),
        ],
    )
    def test_nothing_hides(self, text, seen):
        """Signs that turn the direction, have no width or break the line become visible; others stay."""
        assert visible(text) == seen

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "# a",
                "- a",
                "+ a",
                "* a",
                "1. a",
                "2) a",
                "> a",
                ": a",
                "=== ",
                "--- ",
                "    a",
                "```a",
                "~~~a",
            ),
            *(
                "*a*",
                "**a**",
                "_a_",
                "~~a~~",
                "`a`",
                "[a](b)",
                "![a](b)",
                "[a]: b",
                "<b>a</b>",
                "<!-- a",
                "&lt;",
            ),
            *(
                "https://a.b",
                "http://a.b",
                "HTTP://A.B",
                "www.a.b",
                "a@b.cc",
                "<https://a.b>",
                "a | b",
                "[x] a",
            ),
            *("$a$", "$$a$$", r"\(a\)", r"\[a\]", r"\begin{a}", r"\*", r"\\", "&#36;", "1.5 %", "3.1.1 计划"),
        ],
    )
    def test_markdown_shows_what_the_text_says(self, text):
        """As a paragraph, in a sentence, as a heading, an item and in bold, it makes no element of its own."""
        for before, after in (("", ""), ("x ", " y"), ("## ", ""), ("- ", ""), ("**", "**")):
            source = f"{before}{as_markdown(text)}{after}"
            cell = new_code_cell("", outputs=[new_output("display_data", {"text/markdown": source})])
            main = BeautifulSoup(page_of(new_notebook(cells=[cell]), "en"), "html.parser").select_one(
                ".result"
            )
            assert {tag.name for tag in main.find_all(True)} <= ALLOWED
            shown_text = " ".join(main.get_text().split())
            assert shown_text == f"{before.strip('#-* ')} {visible(text).strip()}{after.strip('*')}".strip()

    def test_html_shows_what_the_text_says(self):
        """Inside an element it adds no element, but one around each sign that could begin a formula."""
        text = BeautifulSoup(f"<p>{as_html(HOSTILE)}</p>", "html.parser").p
        assert text.text == visible(HOSTILE)
        assert {str(tag) for tag in text.find_all(True)} == {"<span>$</span>", "<span>\\</span>"}

    @pytest.mark.parametrize(
        "start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " =", "\u3000="]
    )
    def test_a_formula_gets_an_apostrophe(self, start):
        """Every beginning that some spreadsheet takes for a formula, in its usual and its full width."""
        assert as_cell(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"

    @pytest.mark.parametrize("cell", ["-1.5", "+2", "0", "-", "–", "−1.5", "3.1.1", "", None, -1.5])
    def test_numbers_and_harmless_texts_stay(self, cell):
        """A negative number is a number, and a dash is a dash."""
        assert as_cell(cell) == cell

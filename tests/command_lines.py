"""Command lines as a test runs them, and a district that is wrong (命令行测试用)."""

from pathlib import Path

from click.testing import CliRunner

from qualitykit.cli import main

SMALL = Path(__file__).parent / "small_district"


def run(*words):
    """Run a command line; nothing but an exit may come out of it."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def wrong(district):
    """The district with two wrong cells."""
    with (district / "2016" / "awards.csv").open("a", encoding="utf-8") as file:
        file.write("北镇,1.1,5,3\n中镇,1.1,1,3\n")
    return district

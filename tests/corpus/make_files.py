"""Files of the corpus that no editor shows: links, folders, Parquet, encodings that are mixed or cut, large settings.

A case names one under `make`: `{2016/equipment.csv: link_to_nowhere}`. Each function writes one at a path.
"""

import pandas as pd
from corpus.make_containers import MAKERS, maker

__all__ = ["MAKERS"]


@maker
def folder(path):
    """A folder under the name of a table."""
    path.mkdir()


@maker
def link_to_nowhere(path):
    """A link whose file was moved away."""
    path.symlink_to("gone.csv")


@maker
def link_to_itself(path):
    """A link that leads round in a circle."""
    path.symlink_to(path.name)


@maker
def link_to_a_file(path):
    """A link to a table that lies elsewhere."""
    target = path.parents[2] / "elsewhere.csv"
    target.write_text("unit,quarter,in_use\neast,1,1291\n", "utf-8")
    path.symlink_to(target)


@maker
def parquet_of_whole_amounts(path):
    """A table of funding whose amounts are whole numbers."""
    frame = {"unit": ["east"], "quarter": [1], "field": ["product"], "amount": [1200]}
    pd.DataFrame(frame).to_parquet(path)


@maker
def parquet_of_lists(path):
    """A Parquet file in which a cell is a list."""
    pd.DataFrame({"unit": ["east"], "quarter": [1], "in_use": [[1, 2]]}).to_parquet(path)


@maker
def parquet_of_fractions(path):
    """A Parquet file in which a count is no whole number."""
    pd.DataFrame({"unit": ["east"], "quarter": [1], "in_use": [1291.5]}).to_parquet(path)


@maker
def parquet_with_nan(path):
    """A Parquet file in which a required number is not there."""
    pd.DataFrame({"unit": ["east", "west"], "quarter": [1, 1], "in_use": [1291, None]}).to_parquet(path)


@maker
def parquet_of_times(path):
    """A Parquet file whose days carry a time."""
    day = pd.Timestamp("2016-07-04 08:30")
    pd.DataFrame({"date": [day], "station": ["S1"], "pm25": [35.0]}).to_parquet(path)


@maker
def parquet_of_floats(path):
    """Whole numbers that a program keeps as floats."""
    pd.DataFrame({"unit": ["east"], "quarter": [1.0], "in_use": [1291.0]}).to_parquet(path)


@maker
def workspace_of_yaml_aliases(path):
    """A district file that would unfold to a billion names."""
    lines = ["a0: &a0 [x, x]"] + [f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 9)}]" for k in range(1, 10)]
    path.write_text("\n".join(lines), "utf-8")


@maker
def mixed_encodings(path):
    """A UTF-8 file with the rows of a GB 18030 file appended."""
    path.write_bytes(
        "unit,quarter,in_use\n东镇,1,1291\n东镇,2,1320\n".encode() + "西镇,1,88\n".encode("gb18030")
    )


@maker
def one_row_of_cp1252(path):
    """One row of Windows-1252 among rows of UTF-8."""
    head = "unit,honour,date,holder,evidence\n东镇,quality_award,2016-04-20,Firm A,notice\n".encode()
    path.write_bytes(head + "west,town_award,2016-05-01,Café,notice\n".encode("cp1252"))


@maker
def cut_inside_a_character(path):
    """A copy that broke off inside a character."""
    path.write_bytes("unit,quarter,in_use\n东镇,1,1291\n西镇".encode()[:-1])


@maker
def utf_16_cut(path):
    """Half a character at the end of a UTF-16 file."""
    path.write_bytes("unit,quarter,in_use\n东镇,1,1291\n".encode("utf-16")[:-1])


@maker
def utf_16_unmarked_chinese(path):
    """UTF-16 without a mark."""
    path.write_bytes("unit,quarter,in_use\n东镇,1,1291\n".encode("utf-16-le"))


@maker
def utf_16_unmarked_ascii(path):
    """UTF-16 without a mark, in which every second byte is 0."""
    path.write_bytes(b"".join(bytes([sign, 0]) for sign in b"unit,quarter,in_use\neast,1,1291\n"))


@maker
def year_of_plain_yaml(path):
    """A settings file of more signs than any has."""
    units = "".join(f"  - {{id: t{k}, name: 镇{k}, kind: town}} # {'x' * 200}\n" for k in range(1500))
    path.write_text(f"name: 小区\nrubrics: mini\nunits:\n{units}", "utf-8")


@maker
def list_of_many_names(path):
    """A settings file of more entries than any has."""
    names = ", ".join(f"n{k}" for k in range(25_000))
    text = (
        f"name: 小区\nrubrics: mini\nunits:\n  - {{id: east, name: 东镇, kind: town, aliases: [{names}]}}\n"
    )
    path.write_text(text, "utf-8")


@maker
def no_settings(path):
    """A folder of tables from which the settings file was lost."""
    path.unlink()


@maker
def no_year(path):
    """A workspace without a folder of any year."""
    path.rmdir()

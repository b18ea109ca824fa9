"""Where fuzzing begins (种子): a few inputs and the words of each target's grammar."""

import io
import json
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
_NUMBERS = (
    *(
        "0",
        "-1.5",
        "+95.3%",
        "９５．３％",
        "1,234,567.8",
        "\u221295",
        "12,34",
        "1e3",
        "约95",
        ">95",
        "(5)",
        "五",
        "nan",
    ),
    *(
        "inf",
        "95.3‰",
        "①",
        "٣",
        "95左右",
        "¥1,000",
        "100万元",
        "1-2",
        "2016-07-04",
        "2016/7/4",
        "2016年7月4日",
        "16-7-4",
    ),
    *("04/07/2016", "2016-07-04T10:00Z", "２０１６／７／４", "42555", "2016-02-30", "0000-01-01"),
)
_WORDS = {
    "numbers": (
        "０ ９ ， ． ％ － \u2212 ‰ 约 左右 年 月 日 e E nan inf ( ) ¥ 万 元 ② ٣ 至 到 ㎡ T Z 以上 一 :",
        " ",
    ),
    "csv": ('" "" , \r\n \r \t \ufeff \0 unit quarter value 东镇 % = \u3000', " "),
    "yaml": (
        ": |- |{|}|[|]|&a|*a|!!|<<|>|#|\t|：|'|\"|---|%YAML|sections|criteria|rule|bands|units|from|to",
        "|",
    ),
    "workbook": ('<c r= <row <!DOCTYPE <!ENTITY <si> <t> &#x PK\x01\x02 PK\x05\x06 </ ]]> r="', " "),
    "manifest": (
        '{"files": {|"format"|null|true|[[[[|1e999|NaN|\\ud800|../|index.html|"previous": |"revision": "|"inputs": {'
        '|"manifest_sha256": "',
        "|",
    ),
}


def words_of(name: str) -> list[bytes]:
    """What the grammar of a target is made of (词典)."""
    words, between = _WORDS[name]
    return [word.encode() for word in words.split(between)]


def seeds_of(name: str) -> list[bytes]:
    """Inputs from which a target begins (种子输入)."""
    return [*_SEEDS[name](), *(path.read_bytes() for path in sorted((ROOT / "fuzz/cases" / name).glob("*")))]


def _numbers() -> list[bytes]:
    return [text.encode() for text in _NUMBERS]


def _csv() -> list[bytes]:
    files = sorted((ROOT / "tests/small_district").rglob("*.csv"))
    made = [
        b'\x00unit,measure\r\n"a""b",1\r\n',
        "\x01\ufeffunit,x\n东镇,1".encode(),
        b"\x02\xff\xfeu\x00,\x00",
    ]
    return [*made, *(b"\x00" + path.read_bytes()[:2000] for path in files)]


def _yaml() -> list[bytes]:
    files = [ROOT / "tests/small_district/district.yaml", *(ROOT / "tests/rubrics/another").rglob("*.yaml")]
    return [
        b"a: 1\n",
        b"a: [1, {b: 'c'}]\n",
        b"[" * 300,
        b"a: " + b"9" * 5000,
        *(path.read_bytes() for path in files),
    ]


def _workbook() -> list[bytes]:
    sheet = b'<worksheet><sheetData><row r="1"><c r="B7" t="s"><v>0</v></c></row></sheetData></worksheet>'
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for part in ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            archive.writestr(part, sheet)
    return [
        b"\xff" + into.getvalue(),
        b"\x00\x03\x00\x00" + sheet,
        b"\x00\x53\x10\x40" + sheet,
        b"\x00\x0b\0\0",
    ]


def _manifest() -> list[bytes]:
    files = {"index.html": "0" * 64, "units/东镇.html": ""}
    whole = [
        json.dumps({"format": 2, "files": one}).encode()
        for one in (files, {}, {"a": 1}, {"a\ud800": "0"}, None)
    ]
    facts = (
        {"previous": {"revision": "a" * 300, "manifest_sha256": "0"}},
        {"previous": [1]},
        {"previous": {}},
    )
    facts = (
        *facts,
        {"inputs": {"a.csv": "0"}},
        {"inputs": []},
        {"format": "2"},
        {"format": 1, "revision": "2016Q1"},
    )
    facts = (*facts, {"previous": {"revision": "..", "manifest_sha256": ""}}, {"revision": None})
    whole += [json.dumps({"format": 2, "files": files} | one).encode() for one in facts]
    return [*whole, b"[1]", b"9" * 5000, b"[" * 1500, b'{"a":' * 1500]


_SEEDS = {"numbers": _numbers, "csv": _csv, "yaml": _yaml, "workbook": _workbook, "manifest": _manifest}

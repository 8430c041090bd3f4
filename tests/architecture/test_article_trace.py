"""The table of what became of each statement of the guide: whole, and true in what it names."""

import re
from pathlib import Path

from spendby.domain.guide import STATEMENT_IDS

TOP = Path(__file__).resolve().parents[2]
_ROW = re.compile(r"^\| ([A-Z]\d+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
_PATH = re.compile(r"`((?:desktop|resources|tests)/[^`:]+)")
_TEST = re.compile(r"`(tests/[^`:]+)::(\w+)`")


def _rows() -> list[tuple[str, str, str, str]]:
    text = (TOP / "docs" / "article-trace.md").read_text(encoding="utf-8")
    return [(row[1], row[2], row[3], row[4]) for row in _ROW.finditer(text)]


def test_every_statement_stands_in_the_table_once_and_in_order() -> None:
    assert [row[0] for row in _rows()] == list(STATEMENT_IDS)


def test_every_place_that_is_named_is_there() -> None:
    rows = _rows()
    named = {path for _, _, where, test in rows for path in _PATH.findall(f"{where} {test}")}
    assert [path for path in sorted(named) if not (TOP / path).is_file()] == []
    assert [row[0] for row in rows if not _PATH.search(row[2])] == []


def test_every_test_that_is_named_is_there() -> None:
    missing = []
    for statement, _, _, tests in _rows():
        found = _TEST.findall(tests)
        if not found:
            missing.append(statement)
        for path, name in found:
            if f"def {name}(" not in (TOP / path).read_text(encoding="utf-8"):
                missing.append(f"{statement}: {path}::{name}")
    assert missing == []

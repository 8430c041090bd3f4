"""The design review judges every picture that is drawn, and no other."""

import re
from pathlib import Path

from tests.screenshots.__main__ import TWICE, pictures

REVIEW = Path(__file__).parents[2] / "docs" / "design-review.md"
ROW = re.compile(r"^\| `(?P<name>\w+)` \| (?P<light>\d+) \| (?P<dark>\d+) \|", re.MULTILINE)
ENOUGH, MOST = 45, 50


def test_every_picture_is_judged_once_and_good_enough() -> None:
    rows = [
        (one["name"], int(one["light"]), int(one["dark"]))
        for one in ROW.finditer(REVIEW.read_text(encoding="utf-8"))
    ]
    drawn = [name for name, *_ in pictures()] + [f"{name}_2x" for name in TWICE]
    assert sorted(name for name, *_ in rows) == sorted(drawn)
    poor = [name for name, *scores in rows if not all(ENOUGH <= one <= MOST for one in scores)]
    assert poor == []

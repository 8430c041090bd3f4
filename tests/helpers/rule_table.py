"""The rule table written once more, as rows of conditions, to hold the program's against.

Kept apart from the program on purpose: rows in their order of precedence, the first that fits
decides. "-" stands for any value.
"""

from dataclasses import dataclass

ANY = "-"
GC_LIKE = ("gift_card", "refund", "return")
BOUND = ("promotional", "reward", "courtesy")
GIFT_CARDS = ("own_gift_card", "third_party_gift_card")
YES, CHECK, ASSUME_NO, NO = "yes", "check_first", "assume_no", "no"


@dataclass(frozen=True)
class Row:
    """One row: what has to hold, what the guide answers, and what the published terms say."""

    rule: str
    answer: str
    published: str | dict[str, str] | None = None
    kind: tuple[str, ...] | str = ANY
    status: tuple[str, ...] | str = ANY
    clause: str = ANY
    named: bool | str = ANY
    seen: tuple[str, ...] | str = ANY
    target: tuple[str, ...] | str = ANY
    covered: bool | str = ANY
    standing: str = ANY
    scope: str = ANY

    def fits(self, inputs: dict[str, object]) -> bool:
        """Tell whether the row is about these inputs."""
        for name, value in inputs.items():
            wanted = getattr(self, name)
            if wanted == ANY:
                continue
            if value not in (wanted if isinstance(wanted, tuple) else (wanted,)):
                return False
        return True

    def published_answer(self, kind: str) -> str:
        """Give the second column."""
        if isinstance(self.published, dict):
            return self.published.get(kind, self.answer)
        return self.published or self.answer


READ = "read"
NOT_TRIED, OFFERED = ("not_tried",), ("offered",)

TABLE = (
    Row("D02", NO, standing="empty"),
    Row("D03", NO, standing="ended"),
    Row("D34", NO, standing="upcoming"),
    Row("D01", ASSUME_NO, covered=False, target=("cash", "another_person")),
    Row("D04", NO, target="cash"),
    Row("D05", NO, target="another_person"),
    Row("D06", NO, seen="greyed_out", target=GIFT_CARDS),
    Row("D07", NO, seen="absent", target=GIFT_CARDS),
    Row("D08", NO, seen=("greyed_out", "absent"), target="goods"),
    Row("D09", NO, status=READ, clause="excluded", seen=OFFERED, target=GIFT_CARDS),
    Row("D10", NO, status=READ, clause="excluded", seen=NOT_TRIED, target=GIFT_CARDS),
    Row(
        "D11",
        YES,
        dict.fromkeys(GC_LIKE, CHECK),
        status=READ,
        clause="allowed",
        seen=OFFERED,
        target="own_gift_card",
    ),
    Row("D12", CHECK, status=READ, clause="allowed", seen=NOT_TRIED, target="own_gift_card"),
    Row(
        "D13",
        YES,
        status=READ,
        clause="allowed",
        named=True,
        seen=OFFERED,
        target="third_party_gift_card",
    ),
    Row("D13", CHECK, status=READ, clause="allowed", seen=OFFERED, target="third_party_gift_card"),
    Row(
        "D14",
        CHECK,
        status=READ,
        clause="allowed",
        named=True,
        seen=NOT_TRIED,
        target="third_party_gift_card",
    ),
    Row(
        "D14",
        ASSUME_NO,
        status=READ,
        clause="allowed",
        seen=NOT_TRIED,
        target="third_party_gift_card",
    ),
    Row("D01", CHECK, covered=False, seen=OFFERED, clause="silent"),
    Row("D01", CHECK, covered=False, seen=OFFERED, status=("not_read", "unclear")),
    Row("D01", ASSUME_NO, covered=False),
    Row("D15", CHECK, NO, kind=GC_LIKE, seen=OFFERED, target="own_gift_card"),
    Row("D16", CHECK, NO, kind=GC_LIKE, seen=OFFERED, target="third_party_gift_card"),
    Row("D17", ASSUME_NO, NO, kind="promotional", seen=OFFERED, target=GIFT_CARDS),
    Row("D18", ASSUME_NO, {"courtesy": NO}, seen=OFFERED, target=GIFT_CARDS),
    Row("D19", NO, kind="promotional", target=GIFT_CARDS),
    Row("D20", CHECK, NO, kind=("gift_card", "refund"), status="not_read", target="own_gift_card"),
    Row("D21", CHECK, NO, kind="return", status="not_read", target="own_gift_card"),
    Row("D22", ASSUME_NO, NO, kind=GC_LIKE, target="own_gift_card"),
    Row("D23", ASSUME_NO, NO, kind=GC_LIKE, target="third_party_gift_card"),
    Row("D24", ASSUME_NO, kind="reward", target=GIFT_CARDS),
    Row("D25", ASSUME_NO, NO, kind="courtesy", target=GIFT_CARDS),
    Row("D26", ASSUME_NO, kind="other", target=GIFT_CARDS),
    Row("D31", NO, kind=BOUND, status=READ, scope="outside", target="goods"),
    Row("D32", YES, seen=OFFERED, target="goods"),
    Row("D26", ASSUME_NO, kind="other", target="goods"),
    Row("D27", CHECK, YES, kind=GC_LIKE, status=("not_read", "unclear"), target="goods"),
    Row("D28", YES, kind=GC_LIKE, status=READ, target="goods"),
    Row("D29", YES, kind=BOUND, status=READ, scope="inside", target="goods"),
    Row("D30", CHECK, kind="promotional", target="goods"),
    Row("D33", CHECK, kind=("reward", "courtesy"), target="goods"),
)

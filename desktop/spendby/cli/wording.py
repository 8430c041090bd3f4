"""The command line's words for verdicts, days, amounts and states."""

from datetime import date

from spendby.cli.literal import shown
from spendby.domain.credit import State, Store, Target
from spendby.domain.expiry import ExpiryState, days_left
from spendby.domain.explain import day_text
from spendby.domain.money import money_text
from spendby.domain.verdict import Answer, Basis
from spendby.services.judging import Judge, Judged

ANSWER_WORDS = {
    Answer.YES: "Yes",
    Answer.CHECK_FIRST: "Check first",
    Answer.ASSUME_NO: "Assume no",
    Answer.NO: "No",
}
STATE_WORDS = {
    State.ACTIVE: "Active",
    State.UPCOMING: "Upcoming",
    State.USED_UP: "Used up",
    State.EXPIRED: "Expired",
    State.ARCHIVED: "Archived",
}
TARGET_TITLES = {
    Target.OWN_GIFT_CARD: "Buys gift cards?",
    Target.THIRD_PARTY_GIFT_CARD: "Buys other brands' gift cards?",
    Target.GOODS: "Buys goods?",
    Target.CASH: "Pays out as cash?",
    Target.ANOTHER_PERSON: "Goes to another person?",
}
BASIS_WORDS = {
    Basis.YOUR_RECORD: "your own record",
    Basis.ARTICLE: "the guide",
    Basis.PUBLISHED_TERMS: "the store's published terms",
}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_OVER = frozenset({State.USED_UP, State.EXPIRED})


def question(target: Target, store: Store, buying: tuple[str, ...] = ()) -> str:
    """Ask what a verdict answers."""
    if target is Target.OWN_GIFT_CARD:
        article = "an" if store.name[:1].casefold() in "aeiou" else "a"
        return f"Can it buy {article} {shown(store.name)} gift card?"
    if target is Target.GOODS and buying:
        return f"Can it buy goods ({shown(', '.join(buying))})?"
    return {
        Target.THIRD_PARTY_GIFT_CARD: "Can it buy another brand's gift card?",
        Target.GOODS: "Can it buy goods?",
        Target.CASH: "Can it be paid out as cash?",
        Target.ANOTHER_PERSON: "Can it be given to another person?",
    }[target]


def answer_words(judge: Judge, judged: Judged, target: Target) -> str:
    """Give the word and the short reason: "Check first: terms not recorded"."""
    word = ANSWER_WORDS[judged.answer(target)]
    if judged.state in _OVER:
        word = STATE_WORDS[judged.state]
    return f"{word}: {shown(judge.verdict(judged, target).short)}"


def expiry_words(judged: Judged) -> str:
    """Say when a credit ends, near and in full: "In 19 days, Fri 11 Dec"."""
    expiry = judged.credit.expiry
    days = days_left(expiry, judged.today)
    if expiry.on is None or days is None:
        return "Never" if expiry.state is ExpiryState.NEVER else "Not set"
    if days < 0:
        return f"Ended {day_text(expiry.on, judged.today)}"
    return f"{near(days)}, {dated(expiry.on, judged.today)}"


def near(days: int) -> str:
    """Say a number of days from today on."""
    return {0: "Today", 1: "Tomorrow"}.get(days, f"In {days} days")


def dated(day: date, today: date) -> str:
    """Write a day with its weekday, and its year unless that is this year's."""
    return f"{_WEEKDAYS[day.weekday()]} {day_text(day, today)}"


def left_words(judged: Judged) -> str:
    """Say what is left, and of how much where that differs."""
    credit = judged.credit
    left = money_text(judged.left, credit.currency)
    if judged.left == credit.granted:
        return left
    return f"{left} of {money_text(credit.granted, credit.currency)}"


def counted(count: int, noun: str) -> str:
    """Write a number with its noun: "1 credit", "2 credits"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"

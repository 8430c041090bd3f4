"""The command line's words for verdicts, days, amounts and states."""

from datetime import date

from spendby.cli.literal import shown
from spendby.domain.credit import State, Store, Target
from spendby.domain.expiry import ExpiryState, days_left
from spendby.domain.explain import day_text, weekday_text
from spendby.domain.money import money_text
from spendby.domain.near_words import near
from spendby.domain.verdict import Answer, Basis
from spendby.services.judging import Judge, Judged
from spendby.translation import mark, ntr, tr

ANSWER_WORDS = {
    Answer.YES: mark("Yes"),
    Answer.CHECK_FIRST: mark("Check first"),
    Answer.ASSUME_NO: mark("Assume no"),
    Answer.NO: mark("No"),
}
STATE_WORDS = {
    State.ACTIVE: mark("Active"),
    State.UPCOMING: mark("Upcoming"),
    State.USED_UP: mark("Used up"),
    State.EXPIRED: mark("Expired"),
    State.ARCHIVED: mark("Archived"),
}
TARGET_TITLES = {
    Target.OWN_GIFT_CARD: mark("Buys gift cards?"),
    Target.THIRD_PARTY_GIFT_CARD: mark("Buys other brands' gift cards?"),
    Target.GOODS: mark("Buys goods?"),
    Target.CASH: mark("Pays out as cash?"),
    Target.ANOTHER_PERSON: mark("Goes to another person?"),
}
BASIS_WORDS = {
    Basis.YOUR_RECORD: mark("your own record"),
    Basis.ARTICLE: mark("the guide"),
    Basis.PUBLISHED_TERMS: mark("the store's published terms"),
}
_OVER = frozenset({State.USED_UP, State.EXPIRED})


def question(target: Target, store: Store, buying: tuple[str, ...] = ()) -> str:
    """Ask what a verdict answers."""
    if target is Target.OWN_GIFT_CARD:
        vowel = store.name[:1].casefold() in "aeiou"
        asked = (
            tr("Can it buy an {store} gift card?")
            if vowel
            else tr("Can it buy a {store} gift card?")
        )
        return asked.format(store=shown(store.name))
    if target is Target.GOODS and buying:
        return tr("Can it buy goods ({buying})?").format(buying=shown(", ".join(buying)))
    return {
        Target.THIRD_PARTY_GIFT_CARD: tr("Can it buy another brand's gift card?"),
        Target.GOODS: tr("Can it buy goods?"),
        Target.CASH: tr("Can it be paid out as cash?"),
        Target.ANOTHER_PERSON: tr("Can it be given to another person?"),
    }[target]


def answer_words(judge: Judge, judged: Judged, target: Target) -> str:
    """Give the word and the short reason: "Check first: terms not recorded"."""
    word = tr(ANSWER_WORDS[judged.answer(target)])
    if judged.state in _OVER:
        word = tr(STATE_WORDS[judged.state])
    return f"{word}: {shown(judge.verdict(judged, target).short)}"


def expiry_words(judged: Judged) -> str:
    """Say when a credit ends, near and in full, "In 19 days, Fri 11 Dec", or far: "31 Dec 9999"."""
    expiry = judged.credit.expiry
    days = days_left(expiry, judged.today)
    if expiry.on is None or days is None:
        return tr("Never") if expiry.state is ExpiryState.NEVER else tr("Not set")
    if days < 0:
        return tr("Ended {day}").format(day=day_text(expiry.on, judged.today))
    said = near(days)
    if not said:
        return day_text(expiry.on, judged.today)
    return f"{said}, {dated(expiry.on, judged.today)}"


def dated(day: date, today: date) -> str:
    """Write a day with its weekday, and its year unless that is this year's."""
    return f"{weekday_text(day)} {day_text(day, today)}"


def left_words(judged: Judged) -> str:
    """Say what is left, and of how much where that differs."""
    credit = judged.credit
    left = money_text(judged.left, credit.currency)
    if judged.left == credit.granted:
        return left
    return tr("{left} of {amount}").format(
        left=left, amount=money_text(credit.granted, credit.currency)
    )


def credit_count(count: int) -> str:
    """Write how many credits: "1 credit", "2 credits"."""
    return ntr("{count} credit", "{count} credits", count)

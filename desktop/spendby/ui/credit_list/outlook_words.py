"""The outlook in words: each month's sums as they stand under the chart and are read aloud."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QLocale

from spendby.domain.expiry import HIGH_DAYS, SOON_DAYS, Urgency
from spendby.domain.outlook import Bucket, Outlook, Part
from spendby.translation import ntr, tr
from spendby.ui.kit.formatting import money, names_locale, written


def month_word(day: date, *, letter: bool = False) -> str:
    """Name a month in three letters or so, "Nov", or in one."""
    if letter:
        return names_locale().standaloneMonthName(day.month, QLocale.FormatType.NarrowFormat)
    return written(day, tr("MMM", "month alone"))


def month_and_year(day: date) -> str:
    """Name a month and its year: "Nov 2026"."""
    return written(day, tr("MMM yyyy", "month and year"))


def month_sentence(outlooks: Sequence[Outlook], at: int) -> str:
    """Say what ends in a month, in every currency."""
    month = month_and_year(outlooks[0].buckets[at].first)
    sums = list(_sums(outlooks, at))
    if not sums:
        return tr("{month}: nothing ends.").format(month=month)
    text = tr("{month}: {sums}.")
    return text.format(month=month, sums="; ".join(sums))


def heading(outlooks: Sequence[Outlook]) -> str:
    """Say what the chart shows; it draws one currency, so that is named where there are more."""
    count = len(outlooks[0].buckets)
    if len(outlooks) == 1:
        return ntr("Ends in the coming {count} month", "Ends in the coming {count} months", count)
    return ntr(
        "Ends in the coming {count} month, in {currency}",
        "Ends in the coming {count} months, in {currency}",
        count,
    ).format(currency=outlooks[0].currency)


def total_sentence(outlook: Outlook) -> str:
    """Say how much ends in all months together."""
    return _sum(outlook.amount, outlook.currency, outlook.credits)


def rest_sentence(outlooks: Sequence[Outlook]) -> str:
    """Say what the bars leave out: other currencies, and what ends after the last month."""
    last = month_and_year(outlooks[0].buckets[-1].first)
    parts = [
        tr("Not drawn: {sum}.").format(sum=_sum(one.amount, one.currency, one.credits))
        for one in outlooks[1:]
        if one.credits
    ]
    later = "; ".join(
        _sum(one.later, one.currency, one.later_credits) for one in outlooks if one.later_credits
    )
    if later:
        text = tr("After {month}: {sums}.")
        parts.append(text.format(month=last, sums=later))
    return " ".join(parts)


def _sums(outlooks: Sequence[Outlook], at: int) -> Iterator[str]:
    for one in outlooks:
        bucket = one.buckets[at]
        if bucket.credits:
            yield _with_parts(bucket, one.currency)


def _with_parts(bucket: Bucket, currency: str) -> str:
    whole = _sum(bucket.amount, currency, bucket.credits)
    if len(bucket.parts) == 1:
        text = tr("{sum}, {when}", "a month's only sum")
        level = bucket.parts[0].urgency
        return whole if level is Urgency.OK else text.format(sum=whole, when=_when(level))
    parts = ", ".join(_part(part, currency) for part in bucket.parts)
    text = tr("{sum} ({parts})")
    return text.format(sum=whole, parts=parts)


def _part(part: Part, currency: str) -> str:
    text = tr("{sum} {when}", "an amount and when it ends")
    return text.format(sum=money(part.amount, currency), when=_when(part.urgency))


def _when(level: Urgency) -> str:
    if level is Urgency.TODAY:
        return tr("today")
    if level is Urgency.HIGH:
        return tr("in 1 to {days} days").format(days=HIGH_DAYS)
    if level is Urgency.SOON:
        text = tr("in {first} to {last} days")
        return text.format(first=HIGH_DAYS + 1, last=SOON_DAYS)
    return tr("later")


def _sum(amount: int, currency: str, credits: int) -> str:
    text = ntr("{amount} in {count} credit", "{amount} in {count} credits", credits)
    return text.format(amount=money(amount, currency))

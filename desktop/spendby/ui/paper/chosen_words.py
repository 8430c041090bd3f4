"""What the credits on a sheet were chosen by, in words for under its title."""

from collections.abc import Iterable, Iterator

from spendby.domain.credit import State
from spendby.domain.summary import OPEN
from spendby.services.sheets import Sheet
from spendby.translation import ntr, tr
from spendby.ui.credit_list.chosen import Filters, Span
from spendby.ui.credit_list.questions import question
from spendby.ui.kit.formatting import isolate, one_line, short_date
from spendby.ui.kit.labels import shortened
from spendby.ui.kit.verdict_look import key_of, verdict_look
from spendby.ui.kit.words import kind_word


def chosen_by(sheet: Sheet) -> Iterator[str]:
    """Say how many credits there are and what they were chosen by, a sentence each."""
    query = sheet.query
    yield count_words(len(sheet.credits))
    if query.states == OPEN:
        yield tr("Those that are active or can be used later.")
    elif query.states and len(query.states) == 1:
        yield _state_words(next(iter(query.states)))
    if query.answer is not None:
        claim = question(query.target, sheet.judge.options.buying).claim
        yield _named(claim, [verdict_look(key_of(query.answer)).word])
    if query.within is not None:
        yield ntr("Ends within {count} day.", "Ends within {count} days.", query.within)
    if sheet.ends is not None:
        first, last = (short_date(day, sheet.today) for day in sheet.ends)
        text = tr("Ends from {first} to {last}.")
        yield text.format(first=first, last=last)
    store = sheet.judge.stores.get(query.store or "")
    if store is not None:
        name = isolate(one_line(store.name))
        yield _named(tr("Store"), [name])
    if query.search:
        text = tr("Found by “{words}”.")
        yield text.format(words=isolate(shortened(query.search)))
    yield from sheet.narrowed


def count_words(count: int) -> str:
    """Say how many credits there are."""
    if count == 0:
        return tr("No credits.")
    return ntr("{count} credit.", "{count} credits.", count)


def narrowed_by(filters: Filters) -> Iterator[str]:
    """Say what a list's filters let through, a sentence each."""
    if filters.kinds:
        words = sorted(kind_word(kind) for kind in filters.kinds)
        yield _named(tr("Kind"), words)
    if filters.answers:
        words = sorted(verdict_look(key_of(answer)).word for answer in filters.answers)
        yield _named(tr("Answer"), words)
    if filters.currencies:
        codes = sorted(filters.currencies)
        yield _named(tr("Currency"), codes)
    if filters.expiry is not None:
        yield _span_words(filters.expiry)


def _named(name: str, words: Iterable[str]) -> str:
    text = tr("{name}: {words}.")
    return text.format(name=name, words=", ".join(words))


def _span_words(span: Span) -> str:
    words = {
        Span.WEEK: tr("Ends within 7 days."),
        Span.MONTH: tr("Ends within 30 days."),
        Span.QUARTER: tr("Ends within 90 days."),
        Span.NEVER: tr("Never ends."),
        Span.UNKNOWN: tr("Its end is not set."),
    }
    return words[span]


def _state_words(state: State) -> str:
    words = {
        State.ACTIVE: tr("Those that are active."),
        State.UPCOMING: tr("Those that can be used later."),
        State.USED_UP: tr("Those that are used up."),
        State.EXPIRED: tr("Those that have expired."),
        State.ARCHIVED: tr("Those that are archived."),
    }
    return words[state]

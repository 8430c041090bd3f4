"""Words: what kinds, targets, terms and entries are called in the interface's language.

The domain holds the closed sets; `verdict_look` and `expiry_look` have the words of answers.
"""

from collections.abc import Callable

from spendby.domain.credit import Credit, GiftCardClause, Kind, State, Target, TermsStatus
from spendby.domain.credit_fields import KIND_NAMES
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.pack import Pack
from spendby.translation import tr
from spendby.ui.kit.formatting import isolate, names_locale, one_line
from spendby.ui.kit.labels import shortened

Word = Callable[[], str]

_SOURCE_LENGTH = 90

_TARGETS: dict[Target, Word] = {
    Target.OWN_GIFT_CARD: lambda: tr("The store's gift cards"),
    Target.THIRD_PARTY_GIFT_CARD: lambda: tr("Other brands' gift cards"),
    Target.GOODS: lambda: tr("Goods"),
    Target.CASH: lambda: tr("Cash"),
    Target.ANOTHER_PERSON: lambda: tr("Another person"),
}
_TERMS: dict[TermsStatus, Word] = {
    TermsStatus.NOT_READ: lambda: tr("Not read yet"),
    TermsStatus.UNCLEAR: lambda: tr("Read, but unclear"),
    TermsStatus.READ: lambda: tr("Read"),
}
_CLAUSES: dict[GiftCardClause, Word] = {
    GiftCardClause.SILENT: lambda: tr("They don't say"),
    GiftCardClause.EXCLUDED: lambda: tr("Not allowed"),
    GiftCardClause.ALLOWED: lambda: tr("Allowed"),
}
_ENTRIES: dict[EntryKind, Word] = {
    EntryKind.GRANT: lambda: tr("Added"),
    EntryKind.SPEND: lambda: tr("Used"),
    EntryKind.REFUND: lambda: tr("Put back"),
    EntryKind.ADJUST: lambda: tr("Corrected"),
    EntryKind.EXPIRE: lambda: tr("Expired"),
    EntryKind.EXTEND: lambda: tr("Extended"),
}


def kind_word(kind: Kind) -> str:
    """Name a kind of credit."""
    return tr("Other credit") if kind is Kind.OTHER else tr(KIND_NAMES[kind])


def target_word(target: Target) -> str:
    """Name what somebody wants to buy."""
    return _TARGETS[target]()


def terms_word(status: TermsStatus) -> str:
    """Say whether the fine print has been read."""
    return _TERMS[status]()


def clause_word(clause: GiftCardClause) -> str:
    """Say what the fine print says about gift cards."""
    return _CLAUSES[clause]()


def entry_word(entry: Entry) -> str:
    """Say what an entry did: what its owner noted, else what its kind is called."""
    return entry.memo.strip() or _ENTRIES[entry.kind]()


def currency_word(code: str) -> str:
    """Name a currency, such as "US dollars"."""
    if code == "USD":
        return tr("US dollars")
    from babel.core import UnknownLocaleError  # only for other lands' money
    from babel.numbers import get_currency_name

    try:
        return get_currency_name(code, 2, locale=names_locale().name())
    except (UnknownLocaleError, ValueError):
        return get_currency_name(code, 2, locale="en_US")


def what_it_is(credit: Credit, pack: Pack) -> str:
    """Name where a credit came from: its preset, else its kind."""
    for preset in pack.presets:
        if preset.id == credit.preset:
            return preset.name
    return kind_word(credit.kind)


def _says(named: str, what: str) -> bool:
    """Tell whether a folded name says it, with the day or without."""
    return named == what.casefold() or named.startswith(f"{what.casefold()}, ")


def subtitle(credit: Credit, state: State, pack: Pack, store: str = "") -> str:
    """Write the line under a credit's name: its source in its holder's words, else what it is.

    What the name says already isn't said again. `store` names the store where there are several.
    """
    named = credit.name.casefold()
    own, what = one_line(credit.source), what_it_is(credit, pack)
    if own and not _says(named, own):
        what = isolate(shortened(own, _SOURCE_LENGTH))
    elif _says(named, what):
        what = kind_word(credit.kind)
    if store:
        what = tr("{what}, {store}").format(what=what, store=isolate(store))
    if state is State.ARCHIVED:
        return tr("Archived, {what}").format(what=what)
    return what

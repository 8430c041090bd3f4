"""A sheet in words: its title, its rows and its sums."""

from collections.abc import Iterator

from spendby.domain.credit import Target
from spendby.domain.expiry import HIGH_DAYS
from spendby.domain.summary import OPEN
from spendby.services.judging import Judge, Judged
from spendby.services.sheets import Sheet, SheetKind
from spendby.translation import ntr, tr
from spendby.ui.credit_list.headline import Headline, headlines
from spendby.ui.credit_list.questions import Question, question
from spendby.ui.kit.expiry_look import expiry_look
from spendby.ui.kit.formatting import full_date, isolate, money, one_line
from spendby.ui.kit.labels import shortened
from spendby.ui.kit.verdict_look import key_of, verdict_look
from spendby.ui.kit.words import subtitle, target_word
from spendby.ui.paper.chosen_words import chosen_by, count_words
from spendby.ui.paper.paper import TICK_BOX, Cell, Column, Ink, Line, Paper

_GIFT_CARDS = (Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD)


def paper_of(sheet: Sheet) -> Paper:
    """Put a sheet into words."""
    return _list_paper(sheet) if sheet.kind is SheetKind.LIST else _first_paper(sheet)


def title_of(sheet: Sheet) -> str:
    """Write the title over a sheet."""
    if sheet.title:
        return sheet.title
    if sheet.kind is SheetKind.LIST:
        return tr("Credits")
    return tr("What to use first")


def _list_paper(sheet: Sheet) -> Paper:
    asked = question(sheet.query.target, sheet.judge.options.buying)
    columns = (
        Column(tr("Credit"), 38),
        Column(asked.title, 27),
        Column(tr("Expires"), 18),
        Column(tr("Left"), 17, figures=True),
    )
    rows = [
        (
            _name(one, sheet.judge),
            _answer(one, sheet),
            _expiry(one),
            _left(one),
        )
        for one in sheet.credits
    ]
    below = (_as_of(sheet), " ".join(chosen_by(sheet)))
    return Paper(title_of(sheet), below, columns, rows, list(_sums(sheet, asked)))


def _first_paper(sheet: Sheet) -> Paper:
    columns = (
        Column("", 5),
        Column(tr("Credit"), 34),
        Column(tr("Use by"), 17),
        Column(tr("What it can buy"), 28),
        Column(tr("Left"), 16, figures=True),
    )
    rows = [
        ((TICK_BOX,), _name(one, sheet.judge), _expiry(one), _buys(one), _left(one))
        for one in sheet.credits
    ]
    use = tr("Soonest ending first. Tick what you have used, and note it in Spendby.")
    credits = sheet.credits
    below = (_as_of(sheet), use if credits else count_words(0))

    def rest(at: int) -> str:
        text = tr("Not on this page: {sums}.")
        return text.format(sums="; ".join(_total(line) for line in headlines(credits[at:])))

    everything = [*credits, *sheet.later]
    sums = [Line(_total_left(line), Ink.STRONG) for line in headlines(everything)]
    if sheet.later:
        text = tr("Of it, not to be used yet: {sums}.")
        later = "; ".join(_total(line) for line in headlines(sheet.later))
        sums.append(Line(text.format(sums=later), Ink.SMALL))
    return Paper(title_of(sheet), below, columns, rows, sums, rest)


def _as_of(sheet: Sheet) -> str:
    text = tr("As of {day}")
    return text.format(day=full_date(sheet.today))


def _name(one: Judged, judge: Judge) -> Cell:
    store = one.store.name if len(judge.stores) > 1 else ""
    what = subtitle(one.credit, one.state, judge.pack_of(one.store), store)
    return (Line(one_line(one.credit.name), Ink.STRONG), Line(what, Ink.SMALL))


def _answer(one: Judged, sheet: Sheet) -> Cell:
    target = sheet.query.target
    word = verdict_look(key_of(one.answer(target), one.state)).word
    reason = sheet.judge.verdict(one, target).short
    return (Line(word, Ink.STRONG), Line(reason, Ink.SMALL))


def _expiry(one: Judged) -> Cell:
    look = expiry_look(one.credit.expiry, one.today)
    near = one.days is not None and 0 <= one.days <= HIGH_DAYS
    lines = [Line(look.text, Ink.STRONG if near else Ink.PLAIN)]
    if look.date_text:
        lines.append(Line(look.date_text, Ink.SMALL))
    return lines


def _left(one: Judged) -> Cell:
    currency, granted = one.credit.currency, one.credit.granted
    lines = [Line(money(one.left, currency), Ink.STRONG)]
    if granted != one.left:
        text = tr("of {amount}")
        lines.append(Line(text.format(amount=money(granted, currency)), Ink.SMALL))
    return lines


def _buys(one: Judged) -> Cell:
    """Say what a credit can buy: goods, and gift cards of either sort."""
    goods = _buys_line(target_word(Target.GOODS), one, Target.GOODS)
    if one.credit.eligible:
        text = tr("{answer} ({kinds})")
        kinds = isolate(shortened(", ".join(one.credit.eligible)))
        goods = text.format(answer=goods, kinds=kinds)
    own, other = (one.answer(target) for target in _GIFT_CARDS)
    if own is other:
        cards = tr("Gift cards")
        return (Line(goods), Line(_buys_line(cards, one, Target.OWN_GIFT_CARD)))
    each = (Line(_buys_line(target_word(target), one, target)) for target in _GIFT_CARDS)
    return (Line(goods), *each)


def _buys_line(what: str, one: Judged, target: Target) -> str:
    text = tr("{what}: {answer}")
    return text.format(what=what, answer=verdict_look(key_of(one.answer(target))).word)


def _sums(sheet: Sheet, asked: Question) -> Iterator[Line]:
    for line in headlines(sheet.credits, sheet.query.target):
        yield Line(_total_left(line), Ink.STRONG)
        text = tr("{claim}: {usable}. Expires within 30 days: {expiring}.")
        usable, expiring = (money(one, line.currency) for one in (line.usable, line.expiring))
        yield Line(text.format(claim=asked.claim, usable=usable, expiring=expiring))
    if any(one.state not in OPEN for one in sheet.credits):
        yield Line(tr("The sums count what can still be used."), Ink.SMALL)


def _total_left(line: Headline) -> str:
    return tr("Total left: {sum}").format(sum=_total(line))


def _total(line: Headline) -> str:
    amount = money(line.left, line.currency)
    text = ntr("{amount} in {count} credit", "{amount} in {count} credits", line.credits)
    return text.format(amount=amount)

"""A plain summary of one credit, for pasting elsewhere: what the details say, line by line."""

from spendby.domain.credit import Target
from spendby.domain.expiry import Expiry, ExpiryState
from spendby.domain.fine_print import read_fine_print
from spendby.services.judging import Judge, Judged
from spendby.translation import tr
from spendby.ui.credits.history import history_lines
from spendby.ui.credits.terms_card import terms_sentence
from spendby.ui.kit.basis_words import basis_words
from spendby.ui.kit.formatting import day_month, full_date, money, one_line
from spendby.ui.kit.verdict_look import key_of, verdict_look
from spendby.ui.kit.words import subtitle, target_word


def summary(judged: Judged, judge: Judge) -> str:
    """Write everything that there is to know of a credit as plain text."""
    credit, today = judged.credit, judged.today
    what = subtitle(credit, judged.state, judge.pack_of(judged.store), judged.store.name)
    lines = [
        one_line(credit.name),
        tr("{what}, received {day}").format(
            what=one_line(what), day=day_month(credit.received_on, today)
        ),
        tr("{left} left of {granted}").format(
            left=money(judged.left, credit.currency), granted=money(credit.granted, credit.currency)
        ),
        _end(credit.expiry, judged),
        "",
        *(_answer(judged, judge, target) for target in Target),
        "",
        tr("Terms: {sentence}").format(sentence=terms_sentence(credit.terms, today)),
    ]
    decides = read_fine_print(credit.terms.text).sentence
    texts = (decides, credit.terms.url, credit.source, credit.reference, credit.note)
    lines += [text.strip() for text in texts if text.strip()]
    lines += ["", tr("History:"), *history_lines(credit, today)]
    return "\n".join(lines)


def _end(expiry: Expiry, judged: Judged) -> str:
    if expiry.on is None:
        never = expiry.state is ExpiryState.NEVER
        return tr("Never expires") if never else tr("No end date set")
    ended = judged.days is not None and judged.days < 0
    text = tr("Ended on {day}") if ended else tr("Good until the end of {day}")
    said = text.format(day=full_date(expiry.on))
    rule = basis_words(expiry.basis or "", judged.today)
    if not rule:
        return said
    return tr("{end} ({rule})").format(end=said, rule=one_line(rule))


def _answer(judged: Judged, judge: Judge, target: Target) -> str:
    verdict = judge.verdict(judged, target)
    look = verdict_look(key_of(verdict.answer, judged.state))
    text = tr("{target}: {answer}. {reason}")
    said = text.format(target=target_word(target), answer=look.word, reason=verdict.reason)
    return f"{said} {verdict.next_step}".strip()

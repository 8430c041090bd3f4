"""What one row of the list says, put into words only when the row comes into sight."""

from msgspec import Struct

from spendby.domain.credit import Target
from spendby.domain.expiry import Urgency
from spendby.services.judging import Judge, Judged
from spendby.translation import tr
from spendby.ui.kit.expiry_look import expiry_look
from spendby.ui.kit.formatting import isolate, money, one_line
from spendby.ui.kit.verdict_look import LookKey, key_of, verdict_look
from spendby.ui.kit.words import subtitle


class RowText(Struct, frozen=True):
    """A credit in finished words; texts that don't apply are empty."""

    name: str
    subtitle: str
    answer: LookKey
    reason: str
    urgency: Urgency
    expiry: str
    expiry_date: str
    end: str
    left: str
    of: str
    asked: str

    @property
    def name_sentence(self) -> str:
        """Which credit it is."""
        return tr("{name}, {what}").format(name=isolate(one_line(self.name)), what=self.subtitle)

    @property
    def answer_sentence(self) -> str:
        """What was asked, and the answer with its reason."""
        return f"{self.asked}: {verdict_look(self.answer).word}: {self.reason}"

    @property
    def expiry_sentence(self) -> str:
        """The expiry with its day."""
        text = tr("expires: {expiry}")
        when = f"{self.expiry}, {self.expiry_date}" if self.expiry_date else self.expiry
        return text.format(expiry=when)

    @property
    def left_sentence(self) -> str:
        """What is left, and of how much."""
        text = tr("{left} left").format(left=self.left)
        return f"{text} {self.of}" if self.of else text

    @property
    def money_sentence(self) -> str:
        """What is left, and until when."""
        return f"{self.left_sentence}, {self.expiry_sentence}"

    @property
    def sentence(self) -> str:
        """The whole row, as it is copied; read aloud it is its cells, each once."""
        what = f"{self.name_sentence}, {self.left_sentence}"
        return f"{what}, {self.answer_sentence}, {self.expiry_sentence}"


def row_text(judged: Judged, judge: Judge, target: Target, asked: str) -> RowText:
    """Put a credit into words; its answer is the one to `asked`, the question about `target`."""
    credit = judged.credit
    look = expiry_look(credit.expiry, judged.today)
    granted = credit.granted
    return RowText(
        name=credit.name,
        subtitle=subtitle(
            credit,
            judged.state,
            judge.pack_of(judged.store),
            judged.store.name if len(judge.stores) > 1 else "",
        ),
        answer=key_of(judged.answer(target), judged.state),
        reason=judge.verdict(judged, target).short,
        urgency=look.urgency,
        expiry=look.text,
        expiry_date=look.date_text,
        end=look.line,
        left=money(judged.left, credit.currency),
        of="" if granted == judged.left else _of(granted, credit.currency),
        asked=asked,
    )


def _of(granted: int, currency: str) -> str:
    text = tr("of {amount}")
    return text.format(amount=money(granted, currency))

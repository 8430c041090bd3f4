"""The guide's eight steps for one credit, ticked from its data, and the one that comes next.

Which answer the credit has is `verdict`'s; the words of the steps are the faces'.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet
from spendby.domain.credit import Checkout, Credit, Kind, Saw, Target, TermsStatus, state_of
from spendby.domain.expiry import HIGH_DAYS, ExpiryState, days_left
from spendby.domain.pack import NOT_KNOWN
from spendby.domain.reminders.ladder import COMPARE_DAYS
from spendby.domain.replies import has_reply
from spendby.domain.summary import OPEN
from spendby.domain.verdict import (
    USUAL,
    Answer,
    Circumstances,
    Options,
    Seen,
    Standing,
    circumstances,
    decide,
    latest_checkout,
)

LEFT_OPEN_DAYS = 14
"""How many days before its end a credit's unread terms are worth a reminder."""


class Step(ClosedSet):
    """The guide's steps, by their ids there."""

    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"
    S5 = "S5"
    S6 = "S6"
    S7 = "S7"
    S8 = "S8"


class Act(ClosedSet):
    """What takes a step on; each is something that the program can do at once."""

    COMPARE = "compare"
    NAME_SOURCE = "name_source"
    READ_TERMS = "read_terms"
    ASK = "ask"
    LOOK = "look"
    NOTE_REASON = "note_reason"
    PLAN = "plan"
    SET_EXPIRY = "set_expiry"
    ARM = "arm"
    USE = "use"


class Around(Struct, frozen=True):
    """What the steps go by that no credit holds.

    `reminded` tells whether a reminder will come before its end, `planned` whether a purchase is
    planned that it may pay for. `compare_days` is how long a comparison with the store counts;
    None is for ever.
    """

    reminded: bool = True
    planned: bool = False
    compare_days: int | None = COMPARE_DAYS


class StepState(Struct, frozen=True):
    """One step: whether it is done, and what does it (or did)."""

    step: Step
    done: bool
    act: Act


class Checklist(Struct, frozen=True):
    """The steps that have a point for a credit, in the guide's order, and the one to take next."""

    steps: tuple[StepState, ...] = ()
    next: StepState | None = None

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(one.done for one in self.steps)


NO_STEPS = Checklist()


def checklist_of(
    credit: Credit, today: date, options: Options = USUAL, around: Around | None = None
) -> Checklist:
    """Give the steps of a credit as of `today` at its store.

    A credit that is used up, ended or archived has none. Within `HIGH_DAYS` of its end, using it
    comes before all else (R6).
    """
    if state_of(credit, today) not in OPEN:
        return NO_STEPS
    case = _Case(credit, today, options, around or Around())
    steps = tuple(
        found for make in (_s1, _s2, _s3, _s4, _s5, _s6, _s7, _s8) if (found := make(case))
    )
    open_steps = [one for one in steps if not one.done]
    hurry = [one for one in open_steps if one.act is Act.USE]
    return Checklist(steps, next(iter([*hurry, *open_steps]), None))


def next_step_of(
    credit: Credit, today: date, options: Options = USUAL, around: Around | None = None
) -> StepState | None:
    """Give the one step to take next; None when all are done, or the credit is over."""
    return checklist_of(credit, today, options, around).next


def left_open(credits: Iterable[Credit], today: date) -> dict[str, str]:
    """Name the terms still unread of credits that end within `LEFT_OPEN_DAYS`, by credit id.

    A credit that came in the last week isn't among them: nobody has left anything open yet.
    """
    found = {}
    for credit in credits:
        days = days_left(credit.expiry, today)
        soon = days is not None and 0 <= days <= LEFT_OPEN_DAYS
        if not soon or (today - credit.received_on).days < HIGH_DAYS:
            continue
        steps = checklist_of(credit, today).steps
        if any(one.step is Step.S3 and not one.done for one in steps):
            found[credit.id] = Step.S3.value
    return found


def looking_helps(
    credit: Credit,
    today: date,
    options: Options = USUAL,
    target: Target = Target.OWN_GIFT_CARD,
) -> bool:
    """Tell whether a look at checkout could speak for a gift card (`target`).

    It can't where the terms, or the kind while they are silent, say no already: then nobody is
    sent to try (C2, D10).
    """
    return _helps(circumstances(credit, today, options), options, target)


class _Case(Struct, frozen=True):
    credit: Credit
    today: date
    options: Options
    around: Around

    @property
    def seen(self) -> Checkout | None:
        """The observation for the store's gift card that counts; None for an old “offered”."""
        latest = latest_checkout(self.credit, Target.OWN_GIFT_CARD, self.today)
        facts = circumstances(self.credit, self.today, self.options)
        return None if facts.seen_own is Seen.NOT_TRIED else latest


def _s1(case: _Case) -> StepState:
    """The balance was found and compared, not too long ago."""
    checked, counts = case.credit.checked_on, case.around.compare_days
    compared = checked is not None and (counts is None or (case.today - checked).days <= counts)
    return StepState(Step.S1, compared, Act.COMPARE)


def _s2(case: _Case) -> StepState:
    credit = case.credit
    preset = credit.preset not in {None, NOT_KNOWN}
    kind = preset or credit.kind is not Kind.OTHER
    told = preset or bool(credit.source.strip() or credit.reference.strip())
    return StepState(Step.S2, kind and told, Act.NAME_SOURCE)


def _s3(case: _Case) -> StepState:
    """Terms that are unclear are settled by what the store replied, whatever that was (R8, R11)."""
    terms = case.credit.terms
    if terms.status is TermsStatus.UNCLEAR:
        return StepState(Step.S3, has_reply(terms.text), Act.ASK)
    return StepState(Step.S3, terms.status is TermsStatus.READ, Act.READ_TERMS)


def _s4(case: _Case) -> StepState | None:
    return _look(case, Step.S4)


def _s5(case: _Case) -> StepState | None:
    return _look(case, Step.S5)


def _look(case: _Case, step: Step) -> StepState | None:
    if case.seen is not None:
        return StepState(step, True, Act.LOOK)
    if not looking_helps(case.credit, case.today, case.options):
        return None
    return StepState(step, False, Act.LOOK)


def _s6(case: _Case) -> StepState | None:
    """Only a refusal has a reason to be noted."""
    seen = case.seen
    if seen is None or seen.saw is Saw.OFFERED:
        return None
    return StepState(Step.S6, bool(seen.note.strip()), Act.NOTE_REASON)


def _s7(case: _Case) -> StepState:
    return StepState(Step.S7, case.around.planned, Act.PLAN)


def _s8(case: _Case) -> StepState | None:
    """Nothing has to be remembered of a credit that never ends."""
    expiry = case.credit.expiry
    if expiry.state is ExpiryState.NEVER:
        return None
    days = days_left(expiry, case.today)
    if days is None:
        return StepState(Step.S8, False, Act.SET_EXPIRY)
    if days <= HIGH_DAYS and case.credit.left > 0:
        return StepState(Step.S8, False, Act.USE)
    return StepState(Step.S8, case.around.reminded, Act.ARM)


def _helps(case: Circumstances, options: Options, target: Target) -> bool:
    seen = Seen.OFFERED
    offered = case._replace(standing=Standing.USABLE, seen_own=seen, seen_third_party=seen)
    return decide(target, offered, options.rules).answer in {
        Answer.YES,
        Answer.CHECK_FIRST,
    }

"""Tries everything that an installation can lack, in a folder of its own: `spendby --self-test`.

Nothing of the user's is read or written. What the desktop doesn't offer here is said and is no
failure.
"""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from spendby.app.compose import Choices, composed
from spendby.cli.command import DONE, REFUSED
from spendby.cli.output import Output
from spendby.domain.credit import Credit, Kind, Target
from spendby.domain.errors import Refused
from spendby.domain.expiry import on_day
from spendby.domain.notice import Outcome
from spendby.domain.notice_words import trial_notice
from spendby.integration.display import has_display
from spendby.services.services import Services
from spendby.translation import ntr, tr

_FORMS = ("json", "csv", "ics", "pdf")
_LEAD = 7


class Step(Struct, frozen=True):
    """One thing that was tried, and what came of it."""

    what: str
    ok: bool
    said: str


def self_test(output: Output) -> int:
    """Try each step and print it; gives 0 when all went well, else 1."""
    if not has_display(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # documents for paper need no screen
    steps = _steps()
    if output.as_json:
        output.document([{"step": one.what, "ok": one.ok, "said": one.said} for one in steps])
    else:
        for one in steps:
            output.line(f"{'ok    ' if one.ok else 'FAILED'}  {one.what}: {one.said}")
    return DONE if all(one.ok for one in steps) else REFUSED


def _steps() -> list[Step]:
    steps: list[Step] = []
    with TemporaryDirectory(prefix="spendby-self-test-") as folder:
        try:
            with composed(Choices(folder)) as services:
                _try_all(services, Path(folder), steps)
        except Refused as refused:
            steps.append(Step("data folder", ok=False, said=str(refused)))
    return steps


def _try_all(services: Services, folder: Path, steps: list[Step]) -> None:
    def attempt(what: str, act: Callable[[], str]) -> None:
        try:
            steps.append(Step(what, ok=True, said=act()))
        except Exception as error:  # noqa: BLE001 - a broken installation can fail in any way
            steps.append(Step(what, ok=False, said=str(error) or type(error).__name__))

    attempt("add", lambda: _add(services))
    attempt("judge", lambda: _judge(services))
    attempt("come due", lambda: _come_due(services))
    attempt("notify", lambda: _notify(services))
    for form in _FORMS:
        attempt(f"export .{form}", lambda form=form: _export(services, folder, form))  # type: ignore[misc]  # the default binds the form of this round
    attempt("import", lambda: _import(services, folder))
    attempt("back up", lambda: _back_up(services))


def _add(services: Services) -> str:
    store = services.stores.all()[0]
    last = services.clock.today(store.time_zone) + timedelta(days=_LEAD)
    name = "Self-test"
    services.credits.add(Kind.PROMOTIONAL, 2500, name=name, expiry=on_day(last))
    return tr("a credit that ends on {day}").format(day=last.isoformat())


def _credit(services: Services) -> Credit:
    (credit,) = services.credits.all()
    return credit


def _judge(services: Services) -> str:
    judge, (credit,) = services.credits.all_judged()
    verdict = judge.verdict(judge.judged(credit), Target.OWN_GIFT_CARD)
    return tr("{answer} by rule {rule}").format(answer=verdict.answer.value, rule=verdict.rule)


def _come_due(services: Services) -> str:
    caught = services.reminders.catch_up()
    leads = {key.lead for key in caught.new if key.credit == _credit(services).id}
    if _LEAD not in leads:
        message = ntr(
            "the reminder {count} day before the end did not come",
            "the reminder {count} days before the end did not come",
            _LEAD,
        )
        raise AssertionError(message)
    return ntr(
        "the reminder {count} day before the end is in the list",
        "the reminder {count} days before the end is in the list",
        _LEAD,
    )


def _notify(services: Services) -> str:
    outcomes: list[Outcome] = []
    services.announcing.announce(trial_notice(), outcomes.append)
    if outcomes and outcomes[0].shown:
        return tr("shown on the desktop")
    why = outcomes[0].why if outcomes else tr("Nobody answered in time.")
    return tr("not shown here, which is no failure. {why}").format(why=why)


def _export(services: Services, folder: Path, form: str) -> str:
    path = folder / f"out.{form}"
    services.exports.export(str(path))
    return ntr("{count} byte", "{count} bytes", path.stat().st_size)


def _import(services: Services, folder: Path) -> str:
    for form in ("json", "csv"):
        incoming = services.exchange.look(str(folder / f"out.{form}"))
        if (incoming.already, list(incoming.problems)) != (1, []):
            message = tr("the .{form} file was not read as it was written").format(form=form)
            raise AssertionError(message)
    return tr("what was exported is known again")


def _back_up(services: Services) -> str:
    services.backups.make()
    bad = [one.detail for one in services.doctor.check() if not one.ok]
    if bad:
        raise AssertionError(" ".join(bad))
    return tr("made and checked")

"""Shows notices by way of the desktop's notification service, and hears what is done with them.

A notice counts as shown when the service has answered. Do-not-disturb and how long a notice
stays are the service's own affair.
"""

import os
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from spendby.domain.notice import Choice, Notice, Outcome, Place
from spendby.integration.loop import Loop, Stop, WaitingLoop
from spendby.integration.notifications import messages
from spendby.integration.notifications.link import BusLink, NoBus, bus_address
from spendby.translation import mark, tr

LIMIT = 2.0
"""Seconds after which a service that doesn't answer is not waited for any longer."""

NO_BUS = mark("There is no session bus here, so the desktop couldn't be asked.")
NO_SERVICE = mark("No notification service runs here.")
TOO_SLOW = mark("The notification service didn't answer within 2 seconds.")
LOST = mark("The connection to the desktop was lost.")

Pressed = Callable[[Notice, Choice, str], None]
"""Is told what was chosen, and the desktop's leave to come to the front for it, if any."""


class _Job(Struct, eq=False):
    """A notice on its way; `tell` is None once its outcome was told.

    `met` is set once the service is known to be there, `retried` once it was lost and waited for.
    """

    notice: Notice
    tell: Callable[[Outcome], None] | None
    met: bool = False
    retried: bool = False
    stop: Stop | None = None


class DesktopNotices:
    """The notification service of the session, found anew whenever it or the bus was lost."""

    def __init__(self, loop: Loop, pressed: Pressed | None = None, icon: str = "") -> None:
        """Wait by `loop`; without anybody to tell of what is `pressed`, notices have no buttons.

        `icon` is a file's URI, or a name that the desktop knows.
        """
        self._loop, self._pressed, self._icon = loop, pressed, icon
        self._link: BusLink | None = None
        self._owner = ""
        self._service: messages.Service | None = None
        self._tokens: dict[int, str] = {}
        self._ids: dict[str, int] = {}
        self._shown: dict[int, Notice] = {}
        self._jobs: list[_Job] = []
        self._parked: list[_Job] = []

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        """Show a notice; `tell` is called once, within `LIMIT` seconds."""
        job = _Job(notice, tell)
        self._jobs.append(job)
        job.stop = self._loop.after(LIMIT, lambda: self._on_limit(job))
        try:
            self._connect()
        except NoBus:
            self._finish(job, tr(NO_BUS))
            return
        self._send(job)

    def close(self) -> None:
        """Let go of the bus."""
        if self._link is not None:
            self._link.close()
            self._forget_service()

    def _connect(self) -> None:
        if self._link is not None and self._link.is_open:
            self._link.catch_up()
        if self._link is not None and self._link.is_open:
            return
        link = BusLink(self._loop, bus_address(os.environ), self._on_heard, self._on_lost)
        self._link = link
        for message in messages.subscriptions():
            link.call(message, lambda _answer: None)

    def _send(self, job: _Job) -> None:
        """Ask what the service can do where that isn't known, then ask it to show the notice."""
        if self._service is None:
            self._call(messages.get_abilities(), job, lambda answer: self._learn(answer, job))
            return
        job.met = True
        notice = job.notice
        asked = messages.notify(notice, self._ids.get(notice.tag, 0), self._service, self._icon)
        self._call(asked, job, lambda answer: self._note_shown(answer, job))

    def _call(
        self,
        message: Any,  # noqa: ANN401 - jeepney has no types
        job: _Job,
        then: Callable[[Any], None],
        *,
        optional: bool = False,
    ) -> None:
        """Ask, and go on with the answer; with `optional` with a refusal too."""

        def answered(answer: Any) -> None:  # noqa: ANN401 - jeepney has no types
            error = messages.error_of(answer)
            if error is None or (optional and not messages.is_lost(error)):
                then(answer)
            elif messages.is_lost(error):
                self._try_again(job, was_there=job.met or messages.is_broken_off(error))
            else:
                self._finish(
                    job,
                    tr("The notification service refused the notice ({error}).").format(
                        error=error
                    ),
                )

        if self._link is not None:
            self._link.call(message, answered)

    def _learn(self, answer: Any, job: _Job) -> None:  # noqa: ANN401 - jeepney has no types
        self._owner = messages.sender_of(answer)
        abilities = frozenset(map(str, answer.body[0])) if answer.body else frozenset()
        if self._pressed is None:
            abilities -= {"actions"}

        def named(answer: Any) -> None:  # noqa: ANN401 - jeepney has no types
            self._service = messages.Service(abilities, messages.draws_the_click(answer))
            self._send(job)

        self._call(messages.get_name(), job, named, optional=True)

    def _note_shown(self, answer: Any, job: _Job) -> None:  # noqa: ANN401 - jeepney has no types
        self._owner = messages.sender_of(answer)
        number = answer.body[0] if answer.body else 0
        if not isinstance(number, int) or number <= 0:
            self._finish(job, tr("The notification service answered without having shown it."))
            return
        # Also what is shown too late to be told has buttons that work.
        self._ids[job.notice.tag] = number
        self._shown[number] = job.notice
        self._finish(job, "")

    def _try_again(self, job: _Job, *, was_there: bool) -> None:
        """Give a service that went away one chance to come back within the time there is."""
        self._forget_service()
        if job.tell is None:
            return
        if job.retried or not was_there:
            self._finish(job, tr(NO_SERVICE))
            return
        job.retried = True
        self._parked.append(job)
        if self._link is not None:
            self._link.call(messages.start_service(), self._on_started)

    def _on_started(self, answer: Any) -> None:  # noqa: ANN401 - jeepney has no types
        if messages.error_of(answer) is None:
            self._send_parked()

    def _send_parked(self) -> None:
        parked, self._parked = self._parked, []
        for job in parked:
            if job.tell is not None:
                self._send(job)

    def _on_heard(self, message: Any) -> None:  # noqa: ANN401 - jeepney has no types
        match messages.heard(message):
            case messages.Heard("NameOwnerChanged", messages.BUS, (messages.SERVICE, _, owner)):
                self._forget_service()
                if owner:
                    self._send_parked()
            case messages.Heard("ActionInvoked", sender, (int(number), key)):
                notice = self._shown.get(number) if sender == self._owner else None
                choice = messages.choice_of(notice, key) if notice else None
                if notice and choice and self._pressed:
                    self._pressed(notice, choice, self._tokens.pop(number, ""))
            case messages.Heard("ActivationToken", sender, (int(number), str(token))):
                if sender == self._owner and number in self._shown:
                    self._tokens[number] = token
            case messages.Heard("NotificationClosed", sender, (int(number), _)):
                if sender == self._owner:
                    self._forget_notice(number)
            case _:
                pass

    def _on_limit(self, job: _Job) -> None:
        self._finish(job, tr(NO_SERVICE) if job in self._parked else tr(TOO_SLOW))

    def _on_lost(self) -> None:
        self._forget_service()
        for job in tuple(self._jobs):
            self._finish(job, tr(LOST))

    def _forget_notice(self, number: int) -> None:
        self._tokens.pop(number, None)
        notice = self._shown.pop(number, None)
        if notice is not None and self._ids.get(notice.tag) == number:
            del self._ids[notice.tag]

    def _forget_service(self) -> None:
        """Numbers and abilities are of one service; the next one starts anew."""
        self._owner, self._service = "", None
        self._ids.clear()
        self._shown.clear()
        self._tokens.clear()

    def _finish(self, job: _Job, why: str) -> None:
        if job.stop is not None:
            job.stop()
        if job in self._jobs:
            self._jobs.remove(job)
        tell, job.tell = job.tell, None
        if tell is not None:
            tell(Outcome(Place.DESKTOP, shown=not why, why=why))


class PatientNotices:
    """The same for a command that ends afterwards: it waits for the outcome.

    Nobody will be there to hear a button, so there are none.
    """

    def __init__(self, icon: str = "") -> None:
        """Show notices with an icon."""
        self._icon = icon

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        """Show a notice, and return when its outcome was told: after `LIMIT` at the latest."""
        loop = WaitingLoop()
        told: list[Outcome] = []
        desktop = DesktopNotices(loop, icon=self._icon)
        desktop.announce(notice, told.append)
        loop.run(lambda: bool(told))
        desktop.close()
        loop.close()
        tell(told[0])

"""A notification service for tests: writes down what it is asked to show, types and all.

It can hang, refuse, go away, come back, and press buttons; it refuses wrong types as real ones do.
"""

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus import get_bus
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, prep_socket

NAME = "org.freedesktop.Notifications"
SIGNATURE = "susssasa{sv}i"
ALL = ("body", "body-markup", "actions")


@dataclass(frozen=True, slots=True)
class Asked:
    """A notice as it came over the bus; hints carry their types."""

    app: str
    replaces: int
    icon: str
    title: str
    body: str
    actions: list[str]
    hints: dict[str, tuple[str, Any]]
    lasts: int
    number: int
    signature: str


@dataclass
class NotificationService:
    """The service on the bus at `address`, from `start` to `stop`."""

    address: str
    abilities: Sequence[str] = ALL
    name: str = "A service"
    """What it says that it is called; without a name it doesn't say."""
    hangs: bool = False
    refuses: bool = False
    dies_when_asked: bool = False
    asked: list[Asked] = field(default_factory=list)
    questions: int = 0
    _number: int = 40
    _bus: Any = None
    _thread: threading.Thread | None = None
    _over: threading.Event = field(default_factory=threading.Event)
    _turn: Any = field(default_factory=threading.Lock)

    def start(self) -> "NotificationService":
        """Take the name and answer from now on."""
        self._over.clear()
        self._bus = DBusConnection(prep_socket(get_bus(self.address)))
        self._bus.send_and_get_reply(message_bus.RequestName(NAME))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """Go away without a word, as one that is killed."""
        self._over.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()
        self._bus.close()

    def press(self, number: int, key: str, token: str = "") -> None:
        """Press a button of a notice; some give leave to come to the front right before."""
        if token:
            self._signal("ActivationToken", "us", (number, token))
        self._signal("ActionInvoked", "us", (number, key))

    def dismiss(self, number: int) -> None:
        """Close a notice, as a person does."""
        self._signal("NotificationClosed", "uu", (number, 2))

    def _signal(self, member: str, signature: str, values: tuple[Any, ...]) -> None:
        place = DBusAddress("/org/freedesktop/Notifications", interface=NAME)
        with self._turn:
            self._bus.send(new_signal(place, member, signature, values))

    def _serve(self) -> None:
        while not self._over.is_set():
            with suppress(TimeoutError):
                message = self._bus.receive(timeout=0.02)
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)

    def _answer(self, call: Message) -> None:
        if self.dies_when_asked:
            self._over.set()
            self._bus.close()
            return
        if self.hangs:
            return
        member = call.header.fields[HeaderFields.member]
        with self._turn:
            if member == "GetCapabilities":
                self.questions += 1
                self._bus.send(new_method_return(call, "as", (list(self.abilities),)))
            elif member == "GetServerInformation":
                self._bus.send(self._named(call))
            elif member == "Notify":
                self._bus.send(self._shown(call))

    def _named(self, call: Message) -> Message:
        if not self.name:
            return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod", "s", ("no",))
        return new_method_return(call, "ssss", (self.name, "nobody", "1", "1.2"))

    def _shown(self, call: Message) -> Message:
        signature = call.header.fields.get(HeaderFields.signature, "")
        if signature != SIGNATURE or self.refuses:
            return new_error(call, "org.freedesktop.DBus.Error.InvalidArgs", "s", ("no",))
        app, replaces, icon, title, body, actions, hints, lasts = call.body
        self._number += 0 if replaces else 1
        number = replaces or self._number
        given = (app, replaces, icon, title, body, actions, hints, lasts)
        self.asked.append(Asked(*given, number, signature))
        return new_method_return(call, "u", (number,))

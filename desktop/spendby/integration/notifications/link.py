"""A link to the session bus that never waits: what arrives is told, what is lost is told once.

What is said over it is for others; jeepney only puts D-Bus messages into bytes and back.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from jeepney import HeaderFields, Message, MessageType, Parser
from jeepney.auth import BEGIN, Authenticator
from jeepney.bus import get_connectable_addresses
from jeepney.bus_messages import message_bus

from spendby.integration.local_socket import local_socket
from spendby.integration.loop import Loop, Stop

_CHUNK = 16_384

Answered = Callable[[Any], None]
"""Is handed the message that answers a call: a return or an error."""


class NoBus(Exception):  # noqa: N818 - it reads as what it says
    """There is no session bus to reach."""


def bus_address(environ: Mapping[str, str]) -> str:
    """Name the socket of the session bus: the variable's, else the user's usual one.

    Raises `NoBus`.
    """
    named = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if named:
        # A list that can't be read, and one without a socket of this machine, are all the same.
        with suppress(ValueError, RuntimeError, KeyError):
            found: str = next(get_connectable_addresses(named))
            return found
        raise NoBus
    # Programs that a timer starts may lack the variable where the bus is in its usual place.
    usual = Path(environ.get("XDG_RUNTIME_DIR", "")) / "bus"
    if usual.is_absolute() and usual.is_socket():
        return str(usual)
    raise NoBus


class BusLink:
    """One connection; once it is lost it stays so, and another takes its place."""

    def __init__(
        self, loop: Loop, address: str, heard: Callable[[Any], None], lost: Callable[[], None]
    ) -> None:
        """Connect; `heard` gets every signal, `lost` is called once. Raises `NoBus`."""
        self._heard, self._lost = heard, lost
        self._serials = count(1)
        self._answers: dict[int, Answered] = {}
        self._parser = Parser()
        self._greeting: Authenticator | None = Authenticator(inc_null_byte=True)
        self._waiting: list[bytes] = []
        made = local_socket()
        if made is None:
            raise NoBus
        self._socket = made
        self._socket.setblocking(False)
        try:
            self._socket.connect(os.fsencode(address))
            self._socket.sendall(self._greeting.data_to_send())
        except OSError as error:
            self._socket.close()
            raise NoBus from error
        self._stop: Stop | None = loop.watch(self._socket.fileno(), self._on_ready)
        self.call(message_bus.Hello(), lambda _reply: None)

    @property
    def is_open(self) -> bool:
        """Whether anything can still be said."""
        return self._stop is not None

    def call(self, message: Any, answered: Answered) -> None:  # noqa: ANN401 - jeepney has no types
        """Send a method call; what is sent before the bus has greeted follows its greeting."""
        if not self.is_open:
            return
        serial = next(self._serials)
        self._answers[serial] = answered
        data: bytes = message.serialise(serial=serial)
        if self._greeting is not None:
            self._waiting.append(data)
        else:
            self._send(data)

    def catch_up(self) -> None:
        """Hear what has arrived, so that the next thing said goes by it."""
        with DefaultSelector() as arrived:
            arrived.register(self._socket, EVENT_READ)
            while self.is_open and arrived.select(0):
                self._on_ready()

    def close(self) -> None:
        """Let go of the bus, and tell nobody."""
        if self._stop is not None:
            self._stop()
            self._stop = None
            self._answers.clear()
            self._socket.close()

    def _send(self, data: bytes) -> None:
        try:
            self._socket.sendall(data)
        except OSError:  # a full buffer too: a bus that reads nothing any more is no bus
            self._give_up()

    def _on_ready(self) -> None:
        for message in self._read():
            if self.is_open:
                self._take(message)

    def _read(self) -> list[Message]:
        if not self.is_open:
            return []
        try:
            data = self._socket.recv(_CHUNK)
            if data and self._greeting is None:
                messages: list[Message] = self._parser.feed(data)
                return messages
            if data:
                self._greet(data)
            else:
                self._give_up()
        except BlockingIOError:
            pass
        except Exception:  # noqa: BLE001 - what a broken peer sends may break the parser anywhere
            self._give_up()
        return []

    def _greet(self, data: bytes) -> None:
        if self._greeting is None:
            return
        self._greeting.feed(data)
        if self._greeting.authenticated:
            self._greeting = None
            waiting, self._waiting = self._waiting, []
            self._send(b"".join([BEGIN, *waiting]))

    def _take(self, message: Message) -> None:
        if message.header.message_type is MessageType.signal:
            self._heard(message)
            return
        serial = message.header.fields.get(HeaderFields.reply_serial)
        answered = self._answers.pop(serial, None)
        if answered is not None:
            answered(message)

    def _give_up(self) -> None:
        if self.is_open:
            self.close()
            self._lost()

"""The desktop's own text size is asked for, and never waited for long."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

import pytest
from jeepney import HeaderFields, new_error, new_method_return
from jeepney.bus import get_bus
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, prep_socket

from spendby.integration.desktop_text import text_percent
from tests.helpers.private_bus import private_bus

_NAME = "org.freedesktop.portal.Desktop"
_KEY = ("org.gnome.desktop.interface", "text-scaling-factor")


@contextmanager
def portal(address: str, answer: object) -> Iterator[None]:
    """Run a portal that answers with this, an error for None, and not at all for "silence"."""
    bus = DBusConnection(prep_socket(get_bus(address)))
    bus.send_and_get_reply(message_bus.RequestName(_NAME))

    def serve() -> None:
        with suppress(OSError, EOFError, ValueError):
            while True:
                asked = bus.receive()
                if asked.header.fields.get(HeaderFields.member) != "Read" or answer == "silence":
                    continue
                assert tuple(asked.body) == _KEY
                if answer is None:
                    bus.send(new_error(asked, "org.freedesktop.portal.Error.NotFound"))
                else:
                    bus.send(new_method_return(asked, "v", (answer,)))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    with closing(bus):
        yield


@pytest.mark.parametrize(
    ("answer", "percent"),
    [
        (("v", ("d", 1.5)), 150),
        (("d", 1.25), 125),
        (("d", 97.0), 300),
        (("s", "large"), 100),
        (None, 100),
    ],
)
def test_the_text_is_as_large_as_the_desktops(answer: object, percent: int) -> None:
    with private_bus() as address, portal(address, answer):
        assert text_percent({"DBUS_SESSION_BUS_ADDRESS": address}) == percent


def test_a_desktop_that_doesnt_say_is_like_any_other() -> None:
    assert text_percent({}) == 100
    assert text_percent({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus"}) == 100
    with private_bus() as address:
        assert text_percent({"DBUS_SESSION_BUS_ADDRESS": address}) == 100


def test_a_portal_that_hangs_is_given_up() -> None:
    with private_bus() as address, portal(address, "silence"):
        begun = time.monotonic()
        assert text_percent({"DBUS_SESSION_BUS_ADDRESS": address}) == 100
        assert time.monotonic() - begun < 10

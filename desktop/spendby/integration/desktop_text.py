"""The text size that was chosen for the whole desktop, where Qt doesn't follow it by itself.

On X the desktop tells it as dots per inch, which Qt obeys, and on Plasma as a larger font. GNOME
under Wayland has a factor of its own, which its portal tells to whoever asks.
"""

import os
from collections.abc import Mapping
from contextlib import closing, suppress

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, prep_socket

from spendby.integration.notifications.link import NoBus, bus_address

_LIMIT = 1.0
"""Seconds after which a portal that doesn't answer has nothing to say."""
_PORTAL = DBusAddress(
    "/org/freedesktop/portal/desktop",
    bus_name="org.freedesktop.portal.Desktop",
    interface="org.freedesktop.portal.Settings",
)
_KEY = ("org.gnome.desktop.interface", "text-scaling-factor")
_FACTORS = (0.5, 3.0)
"""What GNOME lets people choose between."""


def text_percent(environ: Mapping[str, str] = os.environ) -> int:
    """Tell how large the desktop's text is, in percent of the usual; 100 where nobody says."""
    with suppress(NoBus, OSError, EOFError, ValueError):
        with closing(DBusConnection(prep_socket(bus_address(environ), timeout=_LIMIT))) as bus:
            question = new_method_call(_PORTAL, "Read", "ss", _KEY)
            answer = bus.send_and_get_reply(question, timeout=_LIMIT)
        if answer.header.message_type is MessageType.method_return:
            return _percent(answer.body[0])
    return 100


def _percent(value: object) -> int:
    """Read a number out of the variants that it comes in."""
    while isinstance(value, tuple) and len(value) == len(("type", "value")):
        value = value[1]
    if not isinstance(value, float):
        return 100
    low, high = _FACTORS
    return round(100 * max(low, min(high, value)))

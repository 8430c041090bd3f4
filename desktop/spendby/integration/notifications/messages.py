"""What is said to a notification service and heard from it (Desktop Notifications 1.3).

Types are exact on purpose: services refuse a notice whose id isn't unsigned, and overlook an
urgency that isn't a byte.
"""

from collections.abc import Collection
from html import escape
from typing import Any, NamedTuple

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from msgspec import Struct

from spendby.domain.notice import Choice, Notice, Press, Weight

SERVICE = "org.freedesktop.Notifications"
BUS = "org.freedesktop.DBus"
DEFAULT_KEY = "default"
"""The key of a click on the notice itself."""

APP_NAME = "Spendby"
DESKTOP_ENTRY = "spendby"
_XFCE = "Xfce Notify Daemon"

_PLACE = DBusAddress("/org/freedesktop/Notifications", SERVICE, SERVICE)
_BUS_PLACE = DBusAddress("/org/freedesktop/DBus", BUS, BUS)
_URGENCY = {Weight.LIGHT: 0, Weight.USUAL: 1, Weight.HEAVY: 2}
_AS_THE_SERVICE_LIKES = -1
_BROKEN_OFF = f"{BUS}.Error.NoReply"
_LOST = frozenset({_BROKEN_OFF, f"{BUS}.Error.ServiceUnknown", f"{BUS}.Error.NameHasNoOwner"})


class Heard(NamedTuple):
    """A signal, by its name; `values` are as its sender typed them."""

    member: str
    sender: str
    values: tuple[Any, ...]


class Service(Struct, frozen=True):
    """What there is to know of a service: what it can, and how it shows a click on the notice."""

    abilities: frozenset[str]
    draws_the_click: bool = False


def notify(notice: Notice, replaces: int, service: Service, icon: str) -> Message:
    """Ask to show a notice in the place of an earlier one (0: of none), as the service can."""
    abilities = service.abilities
    title, body = notice.title, notice.body
    if "body" not in abilities:
        title, body = f"{title}. {body}", ""
    elif "body-markup" in abilities:
        body = escape(body, quote=False)
    actions = _actions(notice.choices, service) if "actions" in abilities else []
    hints = {
        "urgency": ("y", _URGENCY[notice.weight]),
        "desktop-entry": ("s", DESKTOP_ENTRY),
    }
    values = (APP_NAME, replaces, icon, title, body, actions, hints, _AS_THE_SERVICE_LIKES)
    return new_method_call(_PLACE, "Notify", "susssasa{sv}i", values)


def _actions(choices: Collection[Choice], service: Service) -> list[str]:
    show = next((one for one in choices if one.press is Press.SHOW), None)
    if show is None:
        pairs = [(one.press.value, one.words) for one in choices]
    else:
        buttons = [one for one in choices if one is not show or not service.draws_the_click]
        pairs = [(DEFAULT_KEY, show.words), *((one.press.value, one.words) for one in buttons)]
    return [part for pair in pairs for part in pair]


def choice_of(notice: Notice, key: object) -> Choice | None:
    """Find what was chosen on a notice, None for a key that it doesn't have."""
    wanted = Press.SHOW.value if key == DEFAULT_KEY else key
    return next((one for one in notice.choices if one.press.value == wanted), None)


def get_abilities() -> Message:
    """Ask what the service can do."""
    return new_method_call(_PLACE, "GetCapabilities")


def get_name() -> Message:
    """Ask which service it is."""
    return new_method_call(_PLACE, "GetServerInformation")


def draws_the_click(name: Message) -> bool:
    """Tell by a service's name whether it shows a click on the notice as a button too."""
    return error_of(name) is None and tuple(name.body)[:1] == (_XFCE,)


def start_service() -> Message:
    """Ask the bus to start a service that it can start."""
    return new_method_call(_BUS_PLACE, "StartServiceByName", "su", (SERVICE, 0))


def subscriptions() -> list[Message]:
    """Ask to hear what is done with notices, and who the service is."""
    rules = [MatchRule(type="signal", sender=SERVICE, interface=SERVICE)]
    owner = MatchRule(type="signal", sender=BUS, interface=BUS, member="NameOwnerChanged")
    owner.add_arg_condition(0, SERVICE)
    rules.append(owner)
    return [new_method_call(_BUS_PLACE, "AddMatch", "s", (rule.serialise(),)) for rule in rules]


def heard(message: Message) -> Heard:
    """Read a signal."""
    fields = message.header.fields
    member, sender = fields.get(HeaderFields.member, ""), fields.get(HeaderFields.sender, "")
    return Heard(str(member), str(sender), tuple(message.body))


def sender_of(message: Message) -> str:
    """Tell who answered, by the name that no two programs on a bus ever share."""
    return str(message.header.fields.get(HeaderFields.sender, ""))


def error_of(message: Message) -> str | None:
    """Give the name of the error that an answer is; None where it is none."""
    if message.header.message_type is not MessageType.error:
        return None
    return str(message.header.fields.get(HeaderFields.error_name, "an error without a name"))


def is_lost(error: str) -> bool:
    """Tell whether the service wasn't there, or went away before it answered."""
    return error in _LOST


def is_broken_off(error: str) -> bool:
    """Tell whether the service was there, and went away before it answered."""
    return error == _BROKEN_OFF

"""Mutes: which findings of the check-up somebody has looked at and wants to hear no more of."""

from datetime import date

from msgspec import Struct

from spendby.domain.credit_fields import check_text
from spendby.domain.errors import FieldRefused
from spendby.translation import mark, tr


class Mute(Struct, frozen=True):
    """Silences one check (`M1` to `M10`) at one credit, by its whole id, with the reason why."""

    check: str
    credit: str
    reason: str
    on: date


MUTABLE = frozenset(f"M{number}" for number in range(1, 11))


def check_mute(mute: Mute) -> Mute:
    """Hold the fields to what can be kept; raises `FieldRefused`. Gives the mute back."""
    if mute.check not in MUTABLE:
        raise FieldRefused(
            "check", tr("“{check}” is no check. They are M1 to M10.").format(check=mute.check[:20])
        )
    if not mute.reason.strip():
        message = tr("Say why, so that you know it later.")
        raise FieldRefused("reason", message)
    check_text(mark("reason"), mute.reason)
    return mute

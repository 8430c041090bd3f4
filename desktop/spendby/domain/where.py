"""Where a credit is found at its store: the pack's hint for its preset or kind, and its address."""

from msgspec import Struct

from spendby.domain.credit import Credit
from spendby.domain.pack import Pack, Preset


class Where(Struct, frozen=True):
    """A hint in words; `called` is the store's own name for the page at `url`, where known."""

    text: str = ""
    url: str = ""
    called: str = ""


def where_to_look(pack: Pack, credit: Credit) -> Where:
    """Give the pack's hint for a credit: its preset's, else that of the first of its kind."""
    preset = _preset(pack, credit)
    if preset is None:
        return Where()
    called = next((link.called for link in pack.links if link.url == preset.url), "")
    return Where(preset.where, preset.url, called if preset.url else "")


def _preset(pack: Pack, credit: Credit) -> Preset | None:
    named = (one for one in pack.presets if one.id == credit.preset)
    alike = (one for one in pack.presets if one.kind is credit.kind and one.where)
    return next(named, None) or next(alike, None)

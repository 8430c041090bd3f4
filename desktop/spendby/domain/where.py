"""Where a credit is found at its store: the pack's hint for its preset, and its address."""

from msgspec import Struct

from spendby.domain.credit import Credit
from spendby.domain.credit_fields import KIND_NAMES
from spendby.domain.pack import NOT_KNOWN, Pack, Preset
from spendby.translation import tr


class Where(Struct, frozen=True):
    """A hint in words; `called` is the store's own name for the page at `url`, where known."""

    text: str = ""
    url: str = ""
    called: str = ""


def where_to_look(pack: Pack, credit: Credit) -> Where:
    """Give the pack's hint for a credit: its preset's, or the one for its kind as such.

    Where there is neither, it is what is said of credit that nobody knows. Another preset of the
    same kind is another thing: where Audible credit is found says nothing of Uber Cash.
    """
    preset = _preset(pack, credit)
    if preset is None:
        return Where()
    called = next((link.called for link in pack.links if link.url == preset.url), "")
    return Where(preset.where, preset.url, called if preset.url else "")


def _preset(pack: Pack, credit: Credit) -> Preset | None:
    named = (one for one in pack.presets if one.id == credit.preset)
    plain = (one for one in pack.presets if one.name == tr(KIND_NAMES[credit.kind]))
    not_known = (one for one in pack.presets if one.id == NOT_KNOWN)
    return next((found for some in (named, plain, not_known) if (found := next(some, None))), None)

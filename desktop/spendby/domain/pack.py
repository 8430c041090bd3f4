"""Policy packs: one store's words, sources, presets, facts and links, as values.

A pack carries no answers: which rule decides, and what it answers, is `verdict`'s (ADR 0006).
`pack_reading` makes packs from the text of files.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from spendby.domain.credit import Kind
from spendby.domain.errors import NotFound
from spendby.translation import tr

RULE_IDS = tuple(f"D{number:02d}" for number in range(1, 35))

ARTICLE_IDS = tuple(
    f"{letter}{number}"
    for letter, last in {"Q": 6, "R": 11, "M": 10, "S": 8, "F": 7, "X": 1}.items()
    for number in range(1, last + 1)
)

# Which rules have a value for which placeholder: a sentence may only name a day that is known
# whenever its rule decides.
_SEEN = ("D06", "D07", "D08", "D09", "D11", "D13", "D15", "D16", "D17", "D18", "D32")
_READ = ("D09", "D10", "D11", "D12", "D13", "D14", "D28", "D29", "D31")
PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "store": RULE_IDS,
    "ended": ("D03",),
    "usable_from": ("D34",),
    "seen_on": _SEEN,
    "read_on": _READ,
}

NOT_KNOWN = "not-known"
"""The preset of every pack that says that nobody knows where a credit came from."""

SHORT_LENGTH = 28
LONGEST_DAY = len("15 Jul 2027")


class SaidBy(StrEnum):
    """Who says what a source says; `article` is the guide, which is unofficial."""

    ARTICLE = "article"
    STORE = "store"
    REGULATOR = "regulator"
    PRESS = "press"
    OTHER = "other"


class Sure(StrEnum):
    """How sure a source is.

    A: the store's or a regulator's own words. B: a news site quoting them. C: an unofficial guide,
    or several that agree. D: general knowledge, no page found.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class PublishedGiftCards(StrEnum):
    """What a store's published terms say about buying gift cards with a kind of credit."""

    SILENT = ""
    NO = "no"
    UNLESS_STATED = "unless_stated"


class PublishedGoods(StrEnum):
    """What a store's published terms say about buying goods with a kind of credit."""

    SILENT = ""
    YES = "yes"


class Source(Struct, frozen=True):
    """Where a statement comes from.

    `dated` is the source's own day where it bears one, else the day on which it was read; its
    title tells which. `url` is empty where there is no public page to open.
    """

    id: str
    title: str
    said_by: SaidBy
    sure: Sure
    url: str = ""
    dated: date | None = None

    @property
    def official(self) -> bool:
        """Tell whether the store or a regulator speaks, and not somebody about them."""
        return self.said_by in {SaidBy.STORE, SaidBy.REGULATOR}


class RuleText(Struct, frozen=True):
    """The words of one rule of the decision table.

    `reason`, `short` and `next_step` may hold the PLACEHOLDERS of that rule. `short` fits a list
    row (SHORT_LENGTH, a day counted as LONGEST_DAY); `article` are the guide's statements that
    the rule rests on, none where it is silent.
    """

    id: str
    reason: str
    short: str
    sources: tuple[str, ...]
    next_step: str = ""
    article: tuple[str, ...] = ()


class PublishedTerm(Struct, frozen=True):
    """What the store's published terms say of one kind of credit, in sentences as they stand.

    `sentence`, `short` and `next_step` speak of gift cards, the `goods_…` ones of goods; each
    group is given exactly when the terms say something of it.
    """

    kind: Kind
    sources: tuple[str, ...]
    gift_cards: PublishedGiftCards = PublishedGiftCards.SILENT
    sentence: str = ""
    short: str = ""
    next_step: str = ""
    goods: PublishedGoods = PublishedGoods.SILENT
    goods_sentence: str = ""
    goods_short: str = ""
    goods_step: str = ""


class Preset(Struct, frozen=True):
    """A named starting point for a credit.

    `expires` is text that `when.read_when` reads, counted from the day of receipt, or empty:
    then the person is asked, because no usual expiry is known. `where` tells where to look.
    """

    id: str
    name: str
    kind: Kind
    sources: tuple[str, ...]
    expires: str = ""
    eligible: tuple[str, ...] = ()
    keeps_rest: bool | None = None
    where: str = ""
    url: str = ""
    note: str = ""


class Fact(Struct, frozen=True):
    """One thing worth knowing about the kinds named; about all of them when none is."""

    id: str
    text: str
    sources: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()


class Link(Struct, frozen=True):
    """A page of the store; `called` is what the store calls that place."""

    id: str
    title: str
    url: str
    called: str = ""


class Category(Struct, frozen=True):
    """A tag for eligible goods, and its name for people."""

    tag: str
    name: str


class Pack(Struct, frozen=True):
    """Everything that one file says about one store.

    `currency` and `time_zone` are what a new store with this pack starts with. `notice` says that
    the pack is unofficial and for whom it is; `checked_on` when it was last compared with its
    sources. Presets stand in the order in which people are offered them.
    """

    id: str
    name: str
    currency: str
    time_zone: str
    checked_on: date
    notice: str
    sources: Mapping[str, Source]
    rules: Mapping[str, RuleText]
    presets: tuple[Preset, ...]
    published: Mapping[Kind, PublishedTerm]
    facts: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()
    categories: tuple[Category, ...] = ()

    def preset(self, preset_id: str) -> Preset:
        """Find a preset; raises `NotFound`."""
        for preset in self.presets:
            if preset.id == preset_id:
                return preset
        raise NotFound(
            tr("{store} has no preset “{preset}”.").format(store=self.name, preset=preset_id)
        )

    def facts_about(self, kind: Kind) -> tuple[Fact, ...]:
        """Pick the facts that concern a kind of credit."""
        return tuple(fact for fact in self.facts if not fact.kinds or kind in fact.kinds)

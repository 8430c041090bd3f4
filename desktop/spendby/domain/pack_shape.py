"""The shape of a pack file: which keys stand where, and what each has to hold.

What a kind of field is, is `pack_fields`'s; reading a file into this shape is `pack_reading`'s.
"""

import re
from collections.abc import Mapping
from datetime import date
from string import Formatter
from zoneinfo import ZoneInfo

from spendby.domain.credit import Kind
from spendby.domain.errors import DateRefused
from spendby.domain.money import is_currency
from spendby.domain.pack import (
    ARTICLE_IDS,
    LONGEST_DAY,
    PLACEHOLDERS,
    RULE_IDS,
    SHORT_LENGTH,
    Category,
    Fact,
    Link,
    Pack,
    Preset,
    PublishedGiftCards,
    PublishedGoods,
    PublishedTerm,
    RuleText,
    SaidBy,
    Source,
    Sure,
)
from spendby.domain.pack_fields import (
    Field,
    Unfit,
    Where,
    address,
    address_or_none,
    all_of,
    choice,
    day,
    entries,
    flag,
    identifier,
    keyed,
    line,
    many,
    plain_text,
    said,
    scalar,
    table,
)
from spendby.translation import ntr, tr

_NAME_LIMIT = 60
_SOME_DAY = date(2000, 1, 1)
_PLAINLY_READ = re.compile(r"never|[1-9][0-9]?[dwmy] after receipt")
# What a published term can say, and the words that have to go with it.
_SPOKEN = {
    "gift_cards": ("sentence", "short"),
    "goods": ("goods_sentence", "goods_short"),
}


def pack_field(document: Mapping[str, object]) -> Field:
    """Give the shape of a pack whose tables cite the sources and categories of `document`."""
    source_id = choice(_keys(document, "sources"), tr("an id under [sources]"))
    cited = many(source_id, tr("a list of at least one id under [sources]"), at_least=1)
    tags = many(
        choice(_keys(document, "categories"), tr("a tag under [categories]")), tr("a list of tags")
    )
    kinds = many(choice(Kind), tr("a list of kinds"))
    wanted = tr("a statement of the guide, such as R2")
    article = many(choice(ARTICLE_IDS, wanted), tr("a list"))
    rules = {rule_id: _rule(rule_id, article, cited) for rule_id in RULE_IDS}
    published = {kind: _published(kind, cited) for kind in Kind}
    shape = {
        "id": identifier(),
        "name": said(line(_NAME_LIMIT)),
        "currency": scalar(tr("an ISO 4217 code such as USD"), _currency),
        "time_zone": scalar(tr("a zone name such as America/Los_Angeles"), _time_zone),
        "checked_on": day(),
        "notice": said(line()),
        "sources": entries(_source),
        "categories": _categories(),
        "rules": keyed(rules, complete=True),
        "published": keyed(published, complete=False),
        "presets": many(_preset(cited, tags), tr("a list"), at_least=1, unique=("id", "name")),
        "facts": many(_fact(cited, kinds), tr("a list"), unique=("id",)),
        "links": many(_link(), tr("a list"), unique=("id",)),
    }
    return table(Pack, shape)


def _keys(document: Mapping[str, object], name: str) -> tuple[str, ...]:
    given = document.get(name)
    return tuple(given) if isinstance(given, dict) else ()


def _source(source_id: str) -> Field:
    shape = {
        "title": line(200),
        "said_by": choice(SaidBy),
        "sure": choice(Sure),
        "url": address_or_none(),
        "dated": day(),
    }
    return table(Source, shape, id=source_id)


def _categories() -> Field:
    named = entries(lambda _tag: said(line(_NAME_LIMIT)))

    def read(where: Where, value: object) -> tuple[Category, ...]:
        names: Mapping[str, str] = named.read(where, value)
        return tuple(Category(tag, name) for tag, name in names.items())

    return Field(named.wants, read)


def _rule(rule_id: str, article: Field, cited: Field) -> Field:
    usable = {name: "0" * LONGEST_DAY for name, ids in PLACEHOLDERS.items() if rule_id in ids}
    days = {name: day for name, day in usable.items() if name != "store"}
    shape = {
        "reason": said(sentence_field(usable)),
        "short": said(_short(days)),
        "next_step": said(sentence_field(usable, empty=True)),
        "article": article,
        "sources": cited,
    }
    return table(RuleText, shape, id=rule_id)


def _published(kind: Kind, cited: Field) -> Field:
    literal = said(sentence_field({}, empty=True))
    shape = {
        "gift_cards": choice(PublishedGiftCards),
        "sentence": literal,
        "short": said(_short({}, empty=True)),
        "next_step": literal,
        "goods": choice(PublishedGoods),
        "goods_sentence": literal,
        "goods_short": said(_short({}, empty=True)),
        "goods_step": literal,
        "sources": cited,
    }
    term = table(PublishedTerm, shape, kind=kind)

    def read(where: Where, value: object) -> PublishedTerm:
        found: PublishedTerm = term.read(where, value)
        _check_spoken(where, found)
        return found

    return Field(term.wants, read)


def _preset(cited: Field, tags: Field) -> Field:
    shape = {
        "id": identifier(),
        "name": said(line(_NAME_LIMIT)),
        "kind": choice(Kind),
        "expires": scalar(tr('an expiry such as 90d or never, or "" to ask for it'), _expires),
        "eligible": tags,
        "keeps_rest": flag(),
        "where": said(line(empty=True)),
        "url": address_or_none(),
        "note": said(line(empty=True)),
        "sources": cited,
    }
    return table(Preset, shape)


def _fact(cited: Field, kinds: Field) -> Field:
    return table(Fact, {"id": identifier(), "text": said(line()), "kinds": kinds, "sources": cited})


def _link() -> Field:
    shape = {
        "id": identifier(),
        "title": said(line(200)),
        "url": address(),
        "called": said(line(200, empty=True)),
    }
    return table(Link, shape)


def sentence_field(usable: Mapping[str, str], *, empty: bool = False) -> Field:
    """Make a field of a sentence that may name the placeholders of `usable` in braces."""

    def convert(value: object) -> str:
        sentence = plain_text(value, empty=empty)
        _filled(sentence, usable)
        return sentence

    return scalar(_wants_text(tr("text"), usable), convert)


def _short(usable: Mapping[str, str], *, empty: bool = False) -> Field:
    def convert(value: object) -> str:
        short = plain_text(value, empty=empty)
        length = len(_filled(short, usable))
        if length > SHORT_LENGTH:
            raise Unfit(ntr("has {count} character", "has {count} characters", length))
        return short

    if usable:
        wants = ntr(
            "text of at most {count} character (a day counts as {days})",
            "text of at most {count} characters (a day counts as {days})",
            SHORT_LENGTH,
        ).format(days=LONGEST_DAY)
    else:
        wants = ntr(
            "text of at most {count} character", "text of at most {count} characters", SHORT_LENGTH
        )
    return scalar(_wants_text(wants, usable), convert)


def _wants_text(wants: str, usable: Mapping[str, str]) -> str:
    names = [f"{{{name}}}" for name in usable]
    if not names:
        return tr("{wanted} without braces").format(wanted=wants)
    return tr("{wanted} with only {names} in braces").format(wanted=wants, names=all_of(names))


def _filled(pattern: str, usable: Mapping[str, str]) -> str:
    """Fill the placeholders in; raises `Unfit` for any that `usable` doesn't name."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        raise Unfit(tr("has a brace without its partner")) from None
    for _literal, name, how, conversion in parts:
        if name is not None and (name not in usable or how or conversion):
            raise Unfit(tr("names {name}").format(name=f"{{{name[:_NAME_LIMIT]}}}"))
    return pattern.format_map(usable)


def _currency(value: object) -> str:
    if not isinstance(value, str) or not is_currency(value):
        raise Unfit
    return value


def _time_zone(value: object) -> str:
    name = plain_text(value, _NAME_LIMIT)
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Unfit from None
    return name


def _expires(value: object) -> str:
    expires = plain_text(value, _NAME_LIMIT, empty=True)
    if expires and not _PLAINLY_READ.fullmatch(expires):
        # Reading dates takes a tenth of the start to import, and packs seldom say more than a term.
        from spendby.domain.when import read_when

        try:
            read_when(expires, today=_SOME_DAY, received=_SOME_DAY)
        except DateRefused:
            raise Unfit from None
    return expires


def _check_spoken(where: Where, term: PublishedTerm) -> None:
    """Hold a published term to say something, and to have words for exactly what it says."""
    spoken = {name: bool(getattr(term, name)) for name in _SPOKEN}
    if not any(spoken.values()):
        raise where.refuse(tr("says nothing; it has to have gift_cards or goods"))
    for name, words in _SPOKEN.items():
        for word in words:
            if bool(getattr(term, word)) is not spoken[name]:
                needs = (
                    tr("is needed with {key}") if spoken[name] else tr("is for a term with {key}")
                )
                raise where.key(word).refuse(needs.format(key=name))

"""Reading the guide of a pack: TOML text in, a whole `Guide` or one sentence that refuses it out.

Finding the file is left to the shelf; what a field may be, to `pack_fields`.
"""

from spendby.domain.credit import Kind
from spendby.domain.guide import STATEMENT_IDS, Asking, Doubt, Guide, Statement, Topic
from spendby.domain.pack import RULE_IDS, Pack
from spendby.domain.pack_fields import (
    Field,
    Where,
    choice,
    identifier,
    keyed,
    line,
    many,
    said,
    table,
)
from spendby.domain.pack_reading import parsed
from spendby.domain.pack_shape import sentence_field
from spendby.translation import tr

_TITLE_LIMIT = 80
_WORDS_LIMIT = 40
_EXAMPLE = "0" * 20


def read_guide(text: str, name: str, pack: Pack) -> Guide:
    """Read the guide of `pack`, whose sources and links it cites; raises `PackRefused`.

    The sentence names the file (`name`), the line or the key, what is wrong and what is allowed.
    """
    where = Where(name)
    guide: Guide = _guide(pack).read(where, parsed(text, name))
    if guide.pack != pack.id:
        raise where.key("pack").refuse(
            tr("is “{id}”; it has to be “{wanted}”").format(id=guide.pack, wanted=pack.id)
        )
    return guide


def _guide(pack: Pack) -> Field:
    shape = {
        "pack": identifier(),
        "asking": _asking(pack),
        "topics": many(_topic(pack), tr("a list"), at_least=1, unique=("id", "title")),
    }
    return table(Guide, shape, of=pack)


def _topic(pack: Pack) -> Field:
    cited = choice(pack.sources, tr("an id under [sources] of the pack"))
    statement = {
        "text": said(line()),
        "sources": many(cited, tr("a list of at least one id under [sources]"), at_least=1),
    }
    shape = {
        "id": identifier(),
        "title": said(line(_TITLE_LIMIT)),
        "section": said(line(_TITLE_LIMIT)),
        "says": many(table(Statement, statement), tr("a list of at least one"), at_least=1),
        "article": many(
            choice(STATEMENT_IDS, tr("a statement such as R2, or C1 to C14")), tr("a list")
        ),
        "rules": many(choice(RULE_IDS, tr("a rule, D01 to D34")), tr("a list")),
        "kinds": many(choice(Kind), tr("a list of kinds")),
        "words": many(line(_WORDS_LIMIT), tr("a list of words")),
    }
    return table(Topic, shape)


def _asking(pack: Pack) -> Field:
    link = choice(["", *(one.id for one in pack.links)], 'an id of the pack\'s links, or ""')
    plain = sentence_field({"store": _EXAMPLE})
    shape = {
        "look": said(plain),
        "link": link,
        "contact": link,
        "opening": sentence_field({"store": _EXAMPLE, "what": _EXAMPLE}),
        "source": sentence_field({"source": _EXAMPLE}),
        "reference": sentence_field({"reference": _EXAMPLE}),
        "closing": plain,
        "questions": keyed(dict.fromkeys(Doubt, plain), complete=True),
    }
    return table(Asking, shape)

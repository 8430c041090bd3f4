"""The command that reads the guide: topics found by words, a rule or a statement, with sources."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from textwrap import wrap

from spendby.cli.command import DONE, REFUSED, Command, Context
from spendby.cli.literal import shown
from spendby.domain.explain import day_text
from spendby.domain.guide import Guide, Topic, search
from spendby.services.credit_json import Json
from spendby.services.credits import find_store
from spendby.translation import mark, tr

_IN_FULL = 3
_INDENT = "  "
_WIDTH = 79


def _define(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", nargs="*", help=tr("what to look for; none: all"))
    parser.add_argument("--store", metavar="S", default="amazon-us", help=tr("whose guide to read"))


def _guide(context: Context, args: Namespace) -> int:
    services = context.services
    judge = services.credits.judge()
    store = find_store(list(judge.stores.values()), args.store)
    guide = services.guidance.guide(judge.pack_of(store))
    words = " ".join(args.words)
    topics = search(guide, words)
    if context.output.as_json:
        context.output.document([_document(guide, one) for one in topics])
        return DONE if topics else REFUSED
    if not topics:
        context.output.say(
            tr("The guide has nothing on “{words}”. Try fewer or other words.").format(
                words=shown(words)
            )
        )
        return REFUSED
    context.output.lines(list(_lines(guide, topics, in_full=bool(words))))
    return DONE


def _lines(guide: Guide, topics: tuple[Topic, ...], *, in_full: bool) -> Iterator[str]:
    """Write the first topics in full where something was looked for, and the titles of others."""
    full = topics[:_IN_FULL] if in_full else ()
    for topic in full:
        yield topic.title
        for statement in topic.says:
            yield from wrap(statement.text, _WIDTH, initial_indent=_INDENT, subsequent_indent="  ")
            sources = (guide.of.sources[one] for one in statement.sources)
            named = "; ".join(
                f"{one.title}{f', {day_text(one.dated)}' if one.dated else ''}" for one in sources
            )
            indent = 2 * _INDENT
            yield from wrap(f"({named})", _WIDTH, initial_indent=indent, subsequent_indent=indent)
        yield _INDENT + tr("Explains: ") + ", ".join([*topic.article, *topic.rules] or ["-"])
        yield ""
    rest = topics[len(full) :]
    if rest and full:
        yield tr("Also:")
    section = ""
    for topic in rest:
        if topic.section != section and not full:
            section = topic.section
            yield section
        yield _INDENT + topic.title
    if rest:
        yield ""
    yield from wrap(guide.of.notice, _WIDTH)


def _document(guide: Guide, topic: Topic) -> Json:
    return {
        "id": topic.id,
        "title": topic.title,
        "section": topic.section,
        "says": [
            {
                "text": one.text,
                "sources": [
                    {
                        "title": source.title,
                        "said_by": source.said_by.value,
                        "dated": source.dated.isoformat() if source.dated else None,
                        "url": source.url,
                    }
                    for source in (guide.of.sources[name] for name in one.sources)
                ],
            }
            for one in topic.says
        ],
        "article": list(topic.article),
        "rules": list(topic.rules),
    }


COMMANDS = (
    Command(
        "guide",
        mark("read what is worth knowing"),
        mark(
            "Explains rules, steps and mistakes in Spendby's own words, each sentence with\n"
            "its source. WORDS are looked for in titles and texts; a rule (D19) or a\n"
            "statement of the guide (R2) leads to what is said of it. Without WORDS all\n"
            "topics are listed. The guide is unofficial."
        ),
        _define,
        _guide,
        examples="spendby guide sell\nspendby guide D19",
        see_also="spendby explain",
        exit_status=mark("0 done. 1 nothing was found. 2 wrong usage."),
    ),
)

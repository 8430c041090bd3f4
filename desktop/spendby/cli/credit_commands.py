"""The commands that describe a credit: add and edit."""

from argparse import ArgumentParser, Namespace

from msgspec.structs import replace

from spendby.cli.command import Command, Context
from spendby.cli.credit_fields import (
    WHEN_TEXT,
    dated_fields,
    define_fields,
    plain_fields,
    terms_of,
)
from spendby.cli.credit_view import answer_with
from spendby.cli.literal import shown
from spendby.cli.reading import preset_of
from spendby.domain.credit import Kind, Store, Terms
from spendby.domain.pack import Preset
from spendby.domain.plain_fields import CreditFields
from spendby.domain.source_words import kind_named, store_named
from spendby.domain.when import read_when
from spendby.services.credits import find_store
from spendby.translation import mark, tr


def _define_add(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--preset",
        metavar="P",
        help=tr(
            "start from a preset of the store's pack, by id or the start of its name: fills in "
            "what isn't given"
        ),
    )
    define_fields(parser)


def _add(context: Context, args: Namespace) -> int:
    if args.amount is None:
        args.parser.error(tr("--amount is missing: say how much was granted"))
    if args.kind is None and args.preset is None:
        args.kind = kind_named(args.source or "")
        if args.kind is Kind.OTHER:
            args.parser.error(
                tr(
                    "--kind is missing: say how it was earned, name a --preset, or give a --source "
                    "that says it, such as “gift card from Ann”"
                )
            )
    services, reader = context.services, context.reader
    stores = services.stores.all()
    store = find_store(stores, args.store or "amazon-us")
    today = services.clock.today(store.time_zone)
    fields = plain_fields(args) | dated_fields(args, reader, today, today)
    fields["store"] = store.id
    received = fields.setdefault("received_on", today)
    if args.preset is not None:
        preset = _preset(context, store, args.preset)
        fields = _from_preset(preset) | fields
        fields["preset"] = preset.id
        if preset.expires and args.expires is None:
            # A preset's period runs from the day of receipt, whenever it is written down.
            fields["expiry"] = read_when(preset.expires, received, received=received).expiry
    fields["terms"] = terms_of(args, Terms(), today, context)
    amount = reader.granted(args.amount, store.currency)
    kind = fields.pop("kind")
    credit = services.credits.add(kind, amount, **fields)  # type: ignore[misc] # kind was taken out
    elsewhere = "" if args.store else store_named(args.source or "", store, stores)
    if elsewhere:
        context.output.say(
            tr(
                "Is this credit at {elsewhere}? It was added at {store}; edit {credit} "
                "--store moves it."
            ).format(elsewhere=elsewhere, store=store.name, credit=credit.id[:8])
        )
    return answer_with(context, credit, tr("Added {credit}.").format(credit=shown(credit.name)))


def _preset(context: Context, store: Store, wanted: str) -> Preset:
    judge = context.services.credits.judge()
    return preset_of(judge.pack_of(store), wanted)


def _from_preset(preset: Preset) -> CreditFields:
    return {
        "kind": preset.kind,
        "eligible": preset.eligible,
        "keeps_rest": preset.keeps_rest,
    }


def _define_edit(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=tr("the credit's id, or the start of it"))
    define_fields(parser)
    shelf = parser.add_mutually_exclusive_group()
    shelf.add_argument(
        "--archive",
        dest="archived",
        action="store_true",
        default=None,
        help=tr("put it out of sight"),
    )
    shelf.add_argument(
        "--unarchive", dest="archived", action="store_false", default=None, help=tr("bring it back")
    )


_NO_FIELDS = frozenset(
    {"id", "command", "data_dir", "today", "rules", "json", "run", "parser"}
    | {"background", "self_test"}
)


def _edit(context: Context, args: Namespace) -> int:
    given = {name for name, value in vars(args).items() if value is not None} - _NO_FIELDS
    if not given:
        args.parser.error(tr("say what to change, such as --name or --expires"))
    services = context.services
    credit = services.credits.get(args.id)
    if given != {"archived"}:
        fields = _changes(context, args)
        amount = None
        if args.amount is not None:
            amount = context.reader.granted(args.amount, credit.currency)
        credit = services.credits.edit(credit.id, amount, **fields)
    if args.archived is not None:
        services.credits.archive([credit.id], archived=args.archived)
        credit = replace(credit, archived=args.archived)
    return answer_with(context, credit, tr("Changed {credit}.").format(credit=shown(credit.name)))


def _changes(context: Context, args: Namespace) -> CreditFields:
    services = context.services
    credit = services.credits.get(args.id)
    stores = services.stores.all()
    today = services.clock.today(find_store(stores, credit.store).time_zone)
    fields = plain_fields(args)
    fields |= dated_fields(args, context.reader, today, credit.received_on)
    if args.store is not None:
        fields["store"] = find_store(stores, args.store).id
    fields["terms"] = terms_of(args, credit.terms, today, context)
    return fields


COMMANDS = (
    Command(
        name="add",
        summary=mark("log a credit: how much, how it was earned, when it ends"),
        text=mark(
            "Adds a credit and prints it with what it can buy. Only --amount and --kind (or a\n"
            "--preset or a --source that says the kind) are needed. Without --name it is\n"
            "called by its preset or source."
        ),
        more=WHEN_TEXT,
        define=_define_add,
        run=_add,
        examples="spendby add --amount 25 --kind promotional --expires 90d\n"
        'spendby add --amount 10 --preset no-rush --received 2026-11-02 --expires "dec 31"\n'
        "spendby add --amount 50 --kind refund --expires never --terms read \\\n"
        "    --gift-cards allowed",
        see_also="spendby edit, spendby list, spendby stores",
    ),
    Command(
        name="edit",
        summary=mark("change what is known of a credit"),
        text=mark(
            "Changes the fields that are given and prints the credit. --amount corrects what was\n"
            'granted. --eligible replaces all categories; --eligible "" takes them away.\n'
            "--expires unknown and --usable-from none take a date away."
        ),
        more=WHEN_TEXT,
        define=_define_edit,
        run=_edit,
        examples="spendby edit 3f9a --expires 2026-12-31 --terms read --gift-cards excluded\n"
        "spendby edit 3f9a --archive",
        see_also="spendby use, spendby extend, spendby undo",
    ),
)

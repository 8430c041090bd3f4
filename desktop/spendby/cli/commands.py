"""All commands, in the groups in which the help lists them, and running one."""

from argparse import Namespace
from collections.abc import Callable

from spendby.cli import (
    backup_commands,
    care_commands,
    check_command,
    credit_commands,
    export_command,
    guide_command,
    history_commands,
    import_command,
    list_command,
    money_commands,
    offer_commands,
    plan_command,
    reminder_commands,
    view_commands,
)
from spendby.cli.command import DONE, Context
from spendby.cli.parser import Parser, build
from spendby.domain.unreadable import missing_from_all
from spendby.services.changes import Changed
from spendby.translation import mark, tr

GROUPS = (
    (
        mark("log credits"),
        credit_commands.COMMANDS + money_commands.COMMANDS + offer_commands.COMMANDS,
    ),
    (
        mark("see what they can buy"),
        list_command.COMMANDS
        + view_commands.COMMANDS
        + plan_command.COMMANDS
        + guide_command.COMMANDS,
    ),
    (mark("be told in time"), check_command.COMMANDS + reminder_commands.COMMANDS),
    (mark("take back"), history_commands.COMMANDS),
    (
        mark("files, stores and care"),
        import_command.COMMANDS + export_command.COMMANDS + care_commands.COMMANDS,
    ),
    ("backups", backup_commands.COMMANDS),
)


_SAVED = mark("What you asked for was done and is saved")


def parser() -> Parser:
    """Make the parser of the whole command line."""
    return build(GROUPS)


def run(context: Context, args: Namespace, explain: Callable[[Exception], str]) -> int:
    """Run the command that was parsed; gives the exit status.

    A policy pack that can't be used is named first: its stores are judged more carefully. After
    the day's first change a backup is made, and after each the calendar file is written; where
    that can't be, it is said. Once a change was saved, nothing that comes after it denies it:
    `explain` gives the sentence for what went wrong then.
    """
    services, say = context.services, context.output.say
    for problem in services.packs.problems():
        say(problem)
    changes: list[Changed] = []
    end = services.notifier.subscribe(changes.append)
    try:
        status: int = args.run(context, args)
        if services.credits.reads.unreadable:
            say(missing_from_all(services.credits.reads.unreadable))
        context.output.finish()
    except Exception as error:
        if not changes:
            raise
        status = DONE
        say(
            tr("{saved}, but the answer couldn't be given. {explain}").format(
                saved=tr(_SAVED), explain=explain(error)
            )
        )
    finally:
        end()
    if changes:
        for step in (services.backups.after_change, services.calendar_file.follow):
            try:
                step()
            except Exception as error:  # noqa: BLE001 - the change itself has been saved
                say(f"{tr(_SAVED)}. {explain(error)}")
    for problem in (services.backups.problem, services.calendar_file.problem):
        if problem:
            say(problem)
    return status

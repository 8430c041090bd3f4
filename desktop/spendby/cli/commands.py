"""All commands, in the groups in which the help lists them, and running one."""

from argparse import Namespace

from spendby.cli import (
    care_commands,
    credit_commands,
    file_commands,
    history_commands,
    list_command,
    money_commands,
    view_commands,
)
from spendby.cli.command import Context
from spendby.cli.parser import Parser, build

GROUPS = (
    ("log credits", credit_commands.COMMANDS + money_commands.COMMANDS),
    ("see what they can buy", list_command.COMMANDS + view_commands.COMMANDS),
    ("take back", history_commands.COMMANDS),
    ("files, stores and care", file_commands.COMMANDS + care_commands.COMMANDS),
)


def parser() -> Parser:
    """Make the parser of the whole command line."""
    return build(GROUPS)


def run(context: Context, args: Namespace) -> int:
    """Run the command that was parsed; gives the exit status.

    A policy pack that can't be used is named first: its stores are judged more carefully.
    """
    for problem in context.services.packs.problems():
        context.output.say(problem)
    status: int = args.run(context, args)
    return status

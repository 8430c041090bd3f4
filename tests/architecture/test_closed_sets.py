"""A table keyed by a closed set holds each of its members, or says here why not.

So a member that is added is missed by no table: mypy finds it in a `match`, this in a mapping.
"""

import enum
import importlib
import pkgutil
from collections.abc import Iterator, Mapping

import spendby

PART_OF = {
    "spendby.domain.check_up._LOOKS": "the other mistakes are looked for over all credits at once",
    "spendby.domain.notice_words._CANT_WRITE": "the other troubles are said in general words",
    "spendby.domain.source_words._SAYS": "no words say that a source isn't known",
    "spendby.domain.verdict._NO_MONEY": "what is usable has money",
    "spendby.domain.what_if._KINDS": "the records that say where a credit came from",
    "spendby.domain.what_if._SEEN_FIELD": "nobody can look at checkout for what is always refused",
    "spendby.services.calendar_export._OVER": "what is over; the others are still to come",
    "spendby.services.reconcile._STEPS": "the causes that one step in the ledger settles",
    "spendby.ui.kit.actions._MENU_ROLES": "the entries that macOS moves to its own menu",
    "spendby.ui.credit_list.table._DELEGATES": "the other columns are plain text",
    "spendby.ui.files.import_list._WIDTHS": "what it is about takes what the others leave",
    "spendby.ui.files.import_list._MOST": "the other columns take what they need",
    "spendby.ui.credits.step_words._ACTS": "the acts that the line of their step doesn't say",
    "spendby.ui.credits.step_words._WHY": "two acts have a sentence that needs the credit",
    "spendby.ui.credits.steps_card._DOUBTS": "the acts of which somebody may be unsure",
    "spendby.ui.files.import_words._WHAT_TO_DO": "two doubts say in their sentence what to do",
    "spendby.ui.credit_list.grouping._GROUPS": "no group has no heads",
    "spendby.ui.credit_list.grouping._NEARNESS": "what has no date is grouped by its state",
    "spendby.ui.credit_list.grouping._WITHOUT_DATE": "a date is grouped by how near it is",
    "spendby.ui.credits.expiry_card._FAMILIES": "the other degrees are no warning",
    "spendby.ui.kit.status_page._ICONS": "the other troubles have the warning sign",
    "spendby.ui.kit.verdict_look._STATES": "the other states look as their answer does",
    "spendby.ui.shell.view_commands.MODE_OF": "the commands that choose a mode",
}
"""Each table that holds a part of its closed set, with what it leaves out or is for."""


def _tables() -> Iterator[tuple[str, list[str]]]:
    """Each module-level mapping keyed by an enumeration of ours, with the members it lacks."""
    for found in pkgutil.walk_packages(spendby.__path__, "spendby."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if not isinstance(value, Mapping) or not value:
                continue
            kinds = {type(key) for key in value}
            kind = kinds.pop()
            if kinds or not issubclass(kind, enum.Enum) or not _is_ours(kind):
                continue
            yield f"{found.name}.{name}", [one.name for one in kind if one not in value]


def _is_ours(kind: type) -> bool:
    return kind.__module__.startswith("spendby.")


def test_each_table_holds_its_whole_set_or_says_why_not() -> None:
    lacking = {name: missing for name, missing in _tables() if missing}
    unexplained = {name: missing for name, missing in lacking.items() if name not in PART_OF}
    assert unexplained == {}
    assert sorted(PART_OF.keys() - lacking.keys()) == []

"""Everything that the command line says comes from the catalogue of the language chosen."""

import errno
import os
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from gettext import NullTranslations

import pytest

from spendby import translation
from spendby.app import main
from spendby.assets import resource
from spendby.cli.commands import GROUPS
from spendby.cli.literal import width
from spendby.domain.credit import Kind, State, Target
from spendby.domain.pack import Pack
from spendby.domain.verdict import Answer, Rules
from spendby.integration.pack_shelf import FolderPackShelf
from spendby.services.foreign.csv_columns import FIELDS
from spendby.services.foreign.found import Form
from spendby.services.listing import SortKey
from tests.helpers.command_line import CommandLine
from tests.helpers.pseudo_language import PseudoLanguage, pseudo

_COMMANDS = {one.name: one for _, commands in GROUPS for one in commands}
_ENGLISH = re.compile(r"[A-Za-z][a-z']+(?:[,;:]? [A-Za-z][a-z']+)+")
# What is typed, and what a computer reads: options, file names, addresses, codes, ids, ranges.
_TYPED = re.compile(r"\S*(?:[-_./|=<>\[\]\d\"])\S*|\b[A-Z]+\b")
_PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)|%[srd]\b")


_ANSWERS = (
    "list", "list --state all", "list --search Nothing", "totals", "check", "check --within 60",
    "reminders", "reminders --all", "reminders done ID", "history", "stores", "doctor", "backups",
    "guide", "guide D19",
    "plan 20", "plan 20 --target own_gift_card", "plan 9999 --apply", "explain ID",
    "use ID 1", "put-back ID 0.50", "set-left ID 0.25", "extend ID --expires 30d", "expire ID",
    "checkout ID --target own_gift_card --saw greyed_out", "edit ID --archive",
    "edit ID --terms read --gift-cards excluded", "add --amount 5 --kind reward", "undo", "redo",
    "undo 2", "history ID", "stores add Kappa --currency USD --time-zone America/Chicago",
    "backup", "backups", "export FILE.json", "import FILE.json", "export FILE.csv",
    "export FILE.ics", "import FILE.csv --dry-run", "read-offer OFFER",
    "import TABLE", "list --target goods", "explain ID --target goods", "restore 1",
)  # fmt: skip
_REFUSED = (
    "use ID 999", "use ID x", "use ID 0", "use nope 1", "edit ID", "edit ID --name ", "undo 900",
    "redo", "add --amount 5", "add --amount 5 --kind zz", "add --amount 5 --kind reward --store zz",
    "add --amount 5 --kind reward --expires 31/31/2026",
    "add --amount 5 --kind reward --expires 2026", "add --amount 5 --kind reward --expires dec",
    "add --amount 5.005 --kind reward", "add --amount 99999999 --kind reward", "frob", "list --zz",
    "add --amount 5 --kind reward --expires '30 feb 2027'", "list --state", "put-back ID 500",
    "add --amount 5 --kind reward --terms-url ftp://x", "export FILE.zz", "export",
    "import missing.csv", "import OFFER", "restore 77", "read-offer missing.eml", "plan", "plan 0",
    "reminders done zz", "guide zzz", "stores add Kappa --currency ZZZ", "extend ID --expires 1d x",
    "add --amount 5 --kind reward --preset zz", "checkout ID --target cash --saw offered --on 9d",
    "--background list", "--self-test list", "reminders snooze zz --for 3h", "history zz",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Choose the pseudo-language, and leave the tests that follow their English."""
    monkeypatch.setattr(main, "catalogue", lambda *_: PseudoLanguage())
    translation.use(PseudoLanguage())
    yield
    translation.use(NullTranslations())


@pytest.fixture
def drawer(spendby: CommandLine) -> CommandLine:
    """Fill a drawer with every kind of credit, in names that are no English."""
    kinds = ("gift_card", "refund", "return", "promotional", "reward", "courtesy", "other")
    for number, kind in enumerate(kinds):
        spendby.add(f"{number + 5}", kind, "--name", f"Zeta{number}", "--expires", f"{number}d")
    spendby.add("40", "gift_card", "--expires", "never", "--terms", "read", "--source", "Omikron")
    spendby.add("41", "refund", "--expires", "unknown", "--received", "2026-01-02")
    spendby.add("42", "promotional", "--usable-from", "2026-12-24", "--expires", "2027-02-01")
    return spendby


def test_every_commands_help_is_in_the_language(spendby: CommandLine) -> None:
    texts = {name: spendby.ok(name, "--help").out for name in _COMMANDS}
    texts[""] = spendby.ok("--help").out
    assert {name: found for name, text in texts.items() if (found := _escaped(text))} == {}


def test_every_answer_is_in_the_language(drawer: CommandLine) -> None:
    said = _said(drawer, _ANSWERS)
    assert {call: found for call, text in said.items() if (found := _escaped(text))} == {}
    assert _PLACEHOLDER.findall("".join(said.values())) == []


def test_every_refusal_is_in_the_language(drawer: CommandLine) -> None:
    said = _said(drawer, _REFUSED)
    assert {call: found for call, text in said.items() if (found := _escaped(text))} == {}
    assert _PLACEHOLDER.findall("".join(said.values())) == []


def test_tables_stay_aligned(drawer: CommandLine) -> None:
    for call in ("list", "history", "stores", "totals"):
        head, *rows = drawer.ok(call).out.splitlines()
        ends = _starts(head)
        assert len(ends) > 1, call
        for row in rows:
            if row and not row.startswith(" "):
                assert set(_starts(row)) & set(ends), (call, head, row)


def test_the_words_of_every_pack_are_in_the_language(spendby: CommandLine) -> None:
    spendby.ok("stores")
    for pack in _packs():
        said = [pack.notice, *(rule.reason for rule in pack.rules.values())]
        said += [rule.short for rule in pack.rules.values()]
        said += [text for one in pack.presets for text in (one.name, one.where, one.note) if text]
        said += [one.text for one in pack.facts] + [one.name for one in pack.categories]
        said += [one.title for one in pack.links]
        assert [text for text in said if text.isascii()] == []


def test_a_credit_that_nobody_named_has_its_presets_name_in_the_language(
    spendby: CommandLine,
) -> None:
    preset = _packs()[0].presets[0]
    id_ = spendby.json("add", "--amount", "5", "--preset", preset.id, "--expires", "9d")["id"]
    (credit,) = spendby.json("list")
    assert credit["id"] == id_
    assert credit["name"].startswith(preset.name)
    assert not preset.name.isascii()


def test_the_pseudo_language_keeps_placeholders_tags_and_access_keys() -> None:
    said = pseudo("&Open {count} of <b>{file}</b> with %(name)s")
    assert [
        part for part in ("&O", "{count}", "<b>{file}</b>", "%(name)s") if part not in said
    ] == []
    assert (pseudo(""), pseudo(",")) == ("", ",")


def _said(drawer: CommandLine, calls: Sequence[str]) -> Mapping[str, str]:
    """Give what is said to each call, with the drawer's own names for the words in capitals."""
    folder = drawer.folder.parent
    offer, table = folder / "offer.txt", folder / "table.csv"
    offer.write_text("$25 promotional credit. Expires 3 to 5 days after 2 Dec. Ends 2 Jan 2027.\n")
    table.write_text("Amount,Expires,Zeta\n5.00,2027-01-02,q\n7.00,2027-01-03,q\n")
    id_ = next(one["id"] for one in drawer.json("list") if one["name"] == "Zeta3")
    named = {"ID": id_, "OFFER": str(offer), "TABLE": str(table)}
    said = {}
    for call in calls:
        words = [named.get(word, word) for word in shlex.split(call)]
        words = [str(folder / word) if word.startswith("FILE.") else word for word in words]
        answer = drawer(*words)
        said[call] = answer.out + answer.err
        assert said[call], call
        assert (answer.status != 0) is (calls is _REFUSED), (call, said[call])
    return said


def _escaped(text: str) -> list[str]:
    """Find what is English in a text, and is neither typed nor other people's."""
    for given in sorted(_given(), key=len, reverse=True):
        text = text.replace(given, "·")
    lines = _listed().sub("·", text).splitlines()
    return [found for line in lines for found in _ENGLISH.findall(_TYPED.sub("·", line))]


def _given() -> set[str]:
    """Give what is shown as it is: examples of commands, others' titles, the system's own words."""
    examples = {
        line
        for one in _COMMANDS.values()
        for line in f"{one.examples}\n{one.see_also}".splitlines()
    }
    titles = {source.title for pack in _packs() for source in pack.sources.values()}
    calls = {f"spendby {name}" for name in _COMMANDS} | {"spendby reminders done"}
    return {one for one in examples | titles | calls | {os.strerror(errno.ENOENT)} if one}


def _listed() -> re.Pattern[str]:
    """Find lists of words that are to be typed, such as "goods, cash"."""
    presets = [one.id for pack in _packs() for one in pack.presets]
    words = [
        *Kind,
        *Target,
        *Form,
        *FIELDS,
        *Answer,
        *State,
        *SortKey,
        *Rules,
        *_COMMANDS,
        *presets,
    ]
    one = "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"
    return re.compile(rf"\b{one}(?:,\s+{one})+\b")


def _packs() -> list[Pack]:
    return list(FolderPackShelf(resource("packs"), resource("packs") / "none").packs().values())


def _starts(line: str) -> list[int]:
    """Give the columns of a terminal in which the cells of a line begin."""
    return [width(line[: cell.start()]) for cell in re.finditer(r"\S+(?: \S+)*", line)]

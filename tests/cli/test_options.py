"""What every command takes, before it or after it, and what the help says."""

import json
import tomllib
from pathlib import Path

import pytest

from spendby import __version__
from spendby.app.main import main
from spendby.cli.commands import GROUPS
from tests.helpers.command_line import CommandLine

TOP = Path(__file__).resolve().parents[2]
NAMES = [one.name for _, commands in GROUPS for one in commands]


def test_options_may_stand_before_or_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ["--data-dir", str(tmp_path / "data")]
    shared = [*folder, "--today", "2026-12-24", "--rules", "published", "--json"]
    for arguments in ([*shared, "totals"], ["totals", *shared], ["--json", "totals", *shared[:-1]]):
        assert main(arguments) == 0
        assert json.loads(capsys.readouterr().out) == {"as_of": "2026-12-24", "totals": {}}


def test_the_last_word_on_the_folder_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert main(["--data-dir", str(first), "totals", "--data-dir", str(second)]) == 0
    capsys.readouterr()
    assert second.is_dir()
    assert not first.exists()


def test_the_variable_names_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SPENDBY_DATA_DIR", str(tmp_path / "named"))
    assert main(["totals"]) == 0
    capsys.readouterr()
    assert (tmp_path / "named" / "spendby.db").is_file()


def test_records_are_dated_by_the_day_named(spendby: CommandLine) -> None:
    id_ = spendby.json("add", "--amount", "5", "--kind", "refund", today="2027-02-03")["id"]
    credit = spendby.json("set-left", id_, "4", today="2027-03-04")
    assert credit["received_on"] == "2027-02-03"
    assert credit["entries"][-1]["on"] == credit["checked_on"] == "2027-03-04"
    assert credit["verdicts"]["goods"]["as_of"] == "2027-03-04"
    assert not spendby.json("history")[0]["at"].startswith("2027-03-04")


def test_the_stored_choice_of_rules_counts_until_another_is_given(
    spendby: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "in.json"
    credit = {"id": "card", "kind": "gift_card", "granted": "5"}
    content = {"format": "spendby", "version": 1, "credits": [credit]}
    path.write_text(json.dumps({**content, "settings": {"rules": "published"}}))
    spendby.ok("import", str(path))

    def answer(*more: str) -> str:
        verdicts = spendby.json("explain", "card", *more)["verdicts"]
        said: str = verdicts["own_gift_card"]["answer"]
        return said

    assert answer() == "no"
    assert answer("--rules", "guide") == "check_first"


def test_amounts_are_read_as_the_user_writes_them(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    credit = spendby.json("add", "--amount", "1.050,5", "--kind", "refund", "--expires", "3.4.2027")
    assert credit["left"] == "1050.50"
    assert credit["expiry"]["on"] == "2027-04-03"


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"Spendby {__version__}\n"
    assert __version__ == project["version"]


def test_the_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert [name for name in NAMES if f"\n  {name} " not in text] == []


@pytest.mark.parametrize("name", [*NAMES, "stores add"])
def test_each_command_has_a_manual_page(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*name.split(), "--help"]) == 0
    text = capsys.readouterr().out
    for part in ("usage: spendby", "\nexamples:\n", "\nexit status:\n", "\nsee also:\n", "--json"):
        assert part in text
    assert max(map(len, text.splitlines())) <= 90


@pytest.mark.parametrize(
    "command",
    [
        ("explain", "\udcff"),
        ("use", "\udcff", "5"),
        ("history", "\udcff"),
        ("list", "--search", "\udcff"),
        ("add", "--amount", "5", "--kind", "refund", "--source", "\udcff"),
        ("add", "--amount", "5", "--kind", "refund", "--eligible", "\udcff"),
        ("import", "x.csv", "--column", "name=\udcff"),
    ],
    ids=" ".join,
)
def test_bytes_that_are_no_text_are_refused(spendby: CommandLine, command: tuple[str, ...]) -> None:
    answer = spendby(*command)
    assert answer.status == 1
    assert "holds bytes that are no text" in answer.err

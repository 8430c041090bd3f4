"""Policy packs of the user's own, good and bad, and the stores that they judge."""

from pathlib import Path

import pytest

from spendby.assets import resource
from tests.helpers.command_line import CommandLine


def put_pack(spendby: CommandLine, name: str, *changes: tuple[str, str]) -> Path:
    """Put a copy of the general pack into the data folder, with something else in it."""
    text = resource("packs", "general.toml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    folder = spendby.folder / "packs"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


OWN_ID = ("id = 'general'", "id = 'mine'")


def test_a_pack_of_ones_own_judges_its_store(spendby: CommandLine) -> None:
    put_pack(spendby, "mine.toml", OWN_ID, ("currency = 'USD'", "currency = 'EUR'"))
    store = spendby.json("stores", "add", "My shop", "--pack", "mine")
    assert store == {
        "id": "my-shop",
        "name": "My shop",
        "currency": "EUR",
        "time_zone": "UTC",
        "pack": "mine",
    }
    assert [one["id"] for one in spendby.json("stores")] == ["amazon-us", "my-shop"]
    spendby.add("5", "refund", "--store", "my shop")
    assert "my-shop" in spendby.ok("stores").out


def test_a_pack_of_ones_own_may_replace_a_built_in_one(spendby: CommandLine) -> None:
    put_pack(spendby, "any.toml", ("currency = 'USD'", "currency = 'GBP'"))
    assert spendby.json("stores", "add", "Shop")["currency"] == "GBP"


def test_a_pack_that_can_not_be_used_is_named_and_goes_on(spendby: CommandLine) -> None:
    path = put_pack(spendby, "mine.toml", OWN_ID)
    spendby.ok("stores", "add", "Shop", "--pack", "mine")
    credit = spendby.add("5", "refund", "--store", "shop")
    path.write_text(path.read_text(encoding="utf-8").replace("time_zone", "timezone"))
    for arguments in (["list"], ["totals"], ["use", credit, "1"], ["history"]):
        answer = spendby.ok(*arguments)
        assert answer.err.count("\n") == 1
        assert "packs/mine.toml" in answer.err
        assert "timezone" in answer.err
    verdicts = spendby.json("explain", credit)["verdicts"]
    assert {one["answer"] for one in verdicts.values()} == {"assume_no"}


def test_only_doctor_tells_of_a_bad_pack_by_its_status(spendby: CommandLine) -> None:
    """What was asked for was done; that a pack can't be used is said beside it."""
    spendby.add()
    put_pack(spendby, "mine.toml", OWN_ID, ("currency = 'USD'", "currency = 'XXQ'"))
    for command in ("list", "totals", "check", "history", "backups", "stores"):
        for answer in (spendby(command), spendby(command, "--json")):
            assert (command, answer.status) == (command, 0)
            assert "currency" in answer.err
    assert spendby("doctor").status == 1
    said = spendby.refused("stores", "add", "Shop", "--pack", "mine")
    assert said == spendby("stores").err.strip()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe", "UTF-8"), (b"id = ", "mine.toml"), (b"x" * 5_000_000, "characters")],
    ids=["encoding", "syntax", "size"],
)
def test_packs_that_are_no_packs(spendby: CommandLine, content: bytes, said: str) -> None:
    put_pack(spendby, "mine.toml").write_bytes(content)
    assert said in spendby.ok("list").err


def test_two_packs_of_one_id(spendby: CommandLine) -> None:
    put_pack(spendby, "a.toml", OWN_ID)
    put_pack(spendby, "b.toml", OWN_ID)
    assert spendby.ok("list").err.strip() == (
        "packs/b.toml: id is “mine”, which packs/a.toml has already."
    )

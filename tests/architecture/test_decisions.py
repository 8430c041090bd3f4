"""Each decision says how it stands, and the index names it."""

from pathlib import Path

DECISIONS = Path(__file__).resolve().parents[2] / "docs" / "adr"
STANDINGS = ("Accepted, ", "Replaced by ")


def _decisions() -> list[Path]:
    return sorted(DECISIONS.glob("[0-9]*.md"))


def test_the_index_names_each_decision_with_its_title_and_standing() -> None:
    rows = []
    for path in _decisions():
        lines = path.read_text(encoding="utf-8").splitlines()
        title = lines[0].split(". ", 1)[1]
        rows.append(f"| [{path.name[:4]}]({path.name}) | {title} | {lines[2].rstrip('.')} |")
    index = (DECISIONS / "README.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in index if line.startswith("| [")] == rows


def test_each_decision_says_how_it_stands() -> None:
    silent = [
        path.name
        for path in _decisions()
        if not path.read_text(encoding="utf-8").splitlines()[2].startswith(STANDINGS)
    ]
    assert silent == []


def test_no_two_decisions_share_a_number() -> None:
    numbers = [path.name[:4] for path in _decisions()]
    assert len(set(numbers)) == len(numbers)

"""Categories of goods: those that the packs name, and those that somebody wrote on a credit."""

from collections.abc import Iterable, Sequence

from spendby.domain.folding import sorting_key
from spendby.services.judging import Judge, Judged


def category_names(judge: Judge) -> dict[str, str]:
    """Give the packs' names for their tags; where two packs differ, the first store's pack."""
    names: dict[str, str] = {}
    for store in judge.stores.values():
        for one in judge.pack_of(store).categories:
            names.setdefault(one.tag, one.name)
    return names


def named(tags: Iterable[str], judge: Judge | None) -> list[str]:
    """Name these tags; one that no pack knows stands for itself."""
    names = category_names(judge) if judge else {}
    return [names.get(tag, tag) for tag in tags]


def offered_categories(judge: Judge, everything: Sequence[Judged]) -> list[tuple[str, str]]:
    """List every category there is as tag and name, by name."""
    names = category_names(judge)
    folded = {tag.casefold() for tag in names}
    for one in everything:
        for tag in one.credit.eligible:
            if tag.casefold() not in folded:
                folded.add(tag.casefold())
                names[tag] = tag
    return sorted(names.items(), key=lambda pair: sorting_key(pair[1]))

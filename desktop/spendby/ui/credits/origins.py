"""Where a credit came from: a pack's presets, found by what is typed, the last used first."""

from collections.abc import Iterable, Sequence

from spendby.domain.credit import Credit
from spendby.domain.folding import folded
from spendby.domain.pack import Preset
from spendby.services.judging import Judge


def by_last_use(presets: Sequence[Preset], credits: Iterable[Credit]) -> list[Preset]:
    """Order presets by when they were last used (`credits` in recording order), then as given."""
    used = {credit.preset: number for number, credit in enumerate(credits) if credit.preset}
    return sorted(presets, key=lambda preset: -used.get(preset.id, -1))


def preset_of(credit: Credit, judge: Judge) -> Preset | None:
    """Find the preset that a credit came from, in the pack of its store."""
    presets = judge.pack_of(judge.stores[credit.store]).presets
    return next((one for one in presets if one.id == credit.preset), None)


def origin_of(credit: Credit, judge: Judge) -> str:
    """Give what was said of where a credit came from: its preset, else its source."""
    preset = preset_of(credit, judge)
    return preset.name if preset else credit.source


def still_from(credit: Credit | None, said: str, judge: Judge) -> Credit | None:
    """Give a credit as long as what is `said` is where that one came from."""
    same = credit is not None and said == origin_of(credit, judge).strip()
    return credit if same else None


def matching(presets: Sequence[Preset], typed: str) -> list[Preset]:
    """List the presets that start with what is typed, then those with such a word inside."""
    wanted = folded(typed.strip())
    if not wanted:
        return list(presets)
    starts = [one for one in presets if folded(one.name).startswith(wanted)]
    inside = [one for one in presets if one not in starts and _has_word(one.name, wanted)]
    return [*starts, *inside]


def chosen(presets: Sequence[Preset], typed: str) -> Preset | None:
    """Find the preset that is meant: the one of that name, else the first that matches."""
    wanted = folded(typed.strip())
    if not wanted:
        return None
    exact = (one for one in presets if folded(one.name) == wanted)
    return next(exact, None) or next(iter(matching(presets, typed)), None)


def _has_word(name: str, wanted: str) -> bool:
    words = folded(name).replace("(", " ").split()
    return any(" ".join(words[at:]).startswith(wanted) for at in range(1, len(words)))

"""The guide of a pack: topics in the program's own words, found by words and by what they explain.

It explains and decides nothing; `guide_reading` makes it from the text of a file.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet
from spendby.domain.credit import Kind
from spendby.domain.folding import folded
from spendby.domain.pack import ARTICLE_IDS, Pack

SOFT_SPOTS = tuple(f"C{number}" for number in range(1, 15))
"""Where the guide contradicts itself or says too little, and Spendby had to choose."""
STATEMENT_IDS = (*ARTICLE_IDS, *SOFT_SPOTS)

_WORD = re.compile(r"[\w&'\u2019-]+")
_PASSED_OVER = re.compile(
    "a|an|and|are|be|can|do|does|for|from|get|how|i|in|is|it|its|me|my|of|on|or|the|this|to|what"
    "|when|where|which|who|why|will|with|you|your"
)
_BY_ID, _IN_TITLE, _IN_WORDS, _IN_TEXT = 8, 4, 2, 1


class Doubt(ClosedSet):
    """What one may not be sure of."""

    SOURCE = "source"
    TERMS = "terms"
    CHECKOUT = "checkout"
    EXPIRY = "expiry"


class Statement(Struct, frozen=True):
    """One thing that a topic says, and the ids of the pack's sources for it."""

    text: str
    sources: tuple[str, ...]


class Topic(Struct, frozen=True):
    """One subject of the guide.

    `article` are the guide's statements that it is about, `rules` those of the decision table;
    `kinds` the kinds of credit that it is for, and `words` what a search finds it by besides.
    """

    id: str
    title: str
    section: str
    says: tuple[Statement, ...]
    article: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    words: tuple[str, ...] = ()


class Asking(Struct, frozen=True):
    """What to do when one isn't sure: where to look, and what to send to customer service.

    `link` and `contact` are ids of the pack's links, empty where it has none that fits.
    """

    look: str
    opening: str
    closing: str
    source: str
    reference: str
    questions: Mapping[Doubt, str]
    link: str = ""
    contact: str = ""


class Guide(Struct, frozen=True):
    """The topics of a pack, in reading order, and its words for those who aren't sure.

    `of` is the pack, with the sources and links that the topics cite, and the notice.
    """

    pack: str
    topics: tuple[Topic, ...]
    asking: Asking
    of: Pack

    def topic(self, topic_id: str) -> Topic | None:
        """Find a topic by its id."""
        return next((one for one in self.topics if one.id == topic_id), None)

    def about(self, known: str) -> tuple[Topic, ...]:
        """List the topics that explain a rule or a statement, the one most about it first."""
        found = [one for one in self.topics if known in {*one.rules, *one.article}]
        return tuple(sorted(found, key=lambda one: len(one.rules) + len(one.article)))


def search(guide: Guide, words: str) -> tuple[Topic, ...]:
    """List the topics that words lead to, best first; all of them without any words.

    Topics that have all the words come alone; only when none has, those with some of them do.
    """
    wanted = [word for word in _WORD.findall(folded(words)) if not _PASSED_OVER.fullmatch(word)]
    if not wanted:
        return guide.topics if not words.strip() else ()
    scores = {one.id: [_score(one, word) for word in wanted] for one in guide.topics}
    whole = [one for one in guide.topics if all(scores[one.id])]
    found = whole or [one for one in guide.topics if any(scores[one.id])]
    return tuple(sorted(found, key=lambda one: (-_matched(scores[one.id]), -sum(scores[one.id]))))


def _matched(scores: list[int]) -> int:
    return sum(score > 0 for score in scores)


def _score(topic: Topic, word: str) -> int:
    """Tell how well a folded word fits; 0 when it doesn't."""
    if word.upper() in {*topic.article, *topic.rules}:
        return _BY_ID
    score = _IN_TITLE if word in folded(topic.title) else 0
    score += _IN_WORDS if any(word in folded(one) for one in topic.words) else 0
    texts = (topic.section, *(one.text for one in topic.says))
    return score + (_IN_TEXT if any(word in folded(text) for text in texts) else 0)

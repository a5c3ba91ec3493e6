"""The one view of an article that the later stages read: regions, sentences, clauses and tokens over folded letters.

Tokens are columns, not objects (`forms[i]`, `starts[i]`, `ends[i]`), since every stage walks over all of them.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lexicon import Match, Split
from model import Article, Mention, Region


class Stretch(NamedTuple):
    """A run of tokens, with its place in the source."""

    first: int
    """Index of the first token."""
    stop: int
    """One past the last token."""
    start: int
    """Source offset of the first code point."""
    end: int
    """Source offset one past the last code point; closing punctuation included for sentences."""


class Sentence(NamedTuple):
    """A sentence, or a line that stands for one."""

    number: int
    """Its number in the article."""
    stretch: Stretch
    """Where it is."""
    region: int
    """Index of its region."""
    paragraph: int
    """Number of its paragraph (line) in the article."""
    repeats: int | None
    """Number of an earlier sentence that says the same words (a lead told twice), marks apart; or None."""
    head: int | None = None
    """Number of the sentence that heads its section («حلب::», «وفي إدلب:», a line of a few words), or None."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Text:
    """A clean, read-only view. Only tokens of regions that are read appear; offsets count code points of the source."""

    article: Article
    """The article, untouched."""
    regions: tuple[Region, ...]
    """All parts, the unread ones too, in order."""
    forms: Sequence[str]
    """Folded form of each token: a word, a number, or one mark of punctuation."""
    codes: Sequence[int]
    """Code of each form, for `lexicon.beginnings`."""
    starts: Sequence[int]
    """Source offset of each token."""
    ends: Sequence[int]
    """Source offset one past each token."""
    letters: Sequence[Sequence[int] | None]
    """For each token, the source offset of each folded letter; None where they simply count up from its start."""
    sentences: tuple[Sentence, ...]
    """In order; their stretches do not overlap and hold every token."""
    clauses: tuple[Stretch, ...]
    """Sentences cut at commas, quotation marks and colons, in order."""

    @property
    def source(self) -> str:
        """The untouched text."""
        return self.article.text

    def sentence_at(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[bisect_right(self.sentences, token, key=lambda s: s.stretch.first) - 1]

    def section_of(self, sentence: Sentence) -> Sentence | None:
        """The line or words that head the section of a sentence: «حلب::», «ريف دمشق:», «وفي إدلب»; or None."""
        return None if sentence.head is None else self.sentences[sentence.head]

    def clause_at(self, token: int) -> Stretch:
        """The clause that holds a token."""
        return self.clauses[bisect_right(self.clauses, token, key=lambda c: c.first) - 1]

    def token_at(self, offset: int) -> int:
        """Index of the last token that starts at or before a source offset (0 where there is none)."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def kind_of(self, token: int) -> str:
        """Kind of the region that a token stands in."""
        return self.regions[self.sentence_at(token).region].kind

    def letter_start(self, token: int, cut: int) -> int:
        """Source offset at which a token begins when its first `cut` folded letters are left out."""
        letters = self.letters[token]
        return self.starts[token] + cut if letters is None else letters[cut]

    def span(self, first: int, stop: int, split: Split | None = None) -> tuple[int, int]:
        """Source offsets of tokens `first` to `stop` (exclusive), the first one without its proclitics."""
        start = self.letter_start(first, _outer(split)) if split is not None and split.cut else self.starts[first]
        return start, self.ends[stop - 1]

    def mention(self, start: int, end: int, kind: str, rule_id: str = "") -> Mention:
        """A mention of the source between two offsets."""
        article = self.article
        return Mention(
            article_id=article.article_id, start=start, end=end, surface=article.text[start:end], kind=kind,
            rule_id=rule_id,
        )  # fmt: skip

    def mention_of(self, match: Match[object], kind: str, rule_id: str = "") -> Mention:
        """A mention of a lexicon match, its proclitics left out and its article kept."""
        start, end = self.span(match.first, match.stop, match.split)
        return self.mention(start, end, kind, rule_id)


def _outer(split: Split) -> int:
    """How many folded letters of a split stand before the word with its article; something is cut off."""
    if split.prefix.endswith("ال"):
        return split.cut - 2
    return split.cut - 1 if split.prefix.endswith("لل") else split.cut

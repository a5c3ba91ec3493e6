"""What the parts of the grammar share: the tokens of one article, what begins at each of them, and small steps."""

from collections.abc import Collection

from articles import Text
from geo.gazetteer import Gazetteer
from geo.marks import JOINER, Marks, Word
from geo.phrases import Phrase
from geo.sentences import Sentences
from lexicon import Match, fold

PREPOSITIONS = frozenset(
    fold(word)
    for word in ("في", "من", "إلى", "على", "نحو", "باتجاه", "صوب", "داخل", "قرب", "عبر", "حول", "بين", "ضمن", "تجاه")
)
QUOTES = frozenset("\"'«»“”‘’„()[]#")
EITHER = frozenset({"او", "و", "-", "/", "–"})
COMMAS = frozenset("،,")
_NAMES = frozenset({"name"})


class Scan:
    """The tokens of one article."""

    def __init__(self, text: Text, gazetteer: Gazetteer, sentences: Sentences) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.sentences = sentences
        self.forms = text.forms
        self.count = len(text.forms)
        self.marks = Marks(text.forms, text.codes, gazetteer)

    def form(self, index: int) -> str:
        """The folded word at an index; empty behind the last one."""
        return self.forms[index] if index < self.count else ""

    def skip_quotes(self, index: int) -> int:
        """The first token from an index on that is no quotation mark or bracket."""
        while index < self.count and self.forms[index] in QUOTES:
            index += 1
        return index

    def apart(self, last: int, after: int) -> bool:
        """Whether a line or a sentence ends between two tokens."""
        return self.sentences.number(last) != self.sentences.number(min(after, self.count - 1))

    def own_word(self, index: int) -> bool:
        """Whether something other than a name begins at a token."""
        here = self.marks.at.get(index)
        return here is not None and not here.by_kind.keys() <= _NAMES

    def named(self, match: Match[Word]) -> Phrase:
        """The phrase of a name."""
        start, end = self.text.span(match.first, match.stop, match.split)
        first, stop, split, word = match
        name = split.stem
        if stop > first + 1:
            name = " ".join([name, *[form for form in self.forms[first + 1 : stop] if form != JOINER]])
        return Phrase(
            first=first, stop=stop, start=start, end=end, kind="name", ids=word.value, name=name, prefix=split.prefix,
            core=first, lead=first,
        )  # fmt: skip

    def owner(self, index: int, prefixes: Collection[str] = ("ال",)) -> Phrase | None:
        """«الشمال السوري»: an adjective that says whose north it is, read as the name of its place."""
        match = self.marks.get(index, "adjective")
        if match is None or match.split.prefix not in prefixes:
            return None
        start, end = self.text.span(match.first, match.stop, match.split)
        return Phrase(
            first=index, stop=match.stop, start=start, end=end, kind="name", name=self.forms[index],
            ids=(match.entry.value.id,), core=index, lead=index, evidence=3,
        )  # fmt: skip

    def adjective(self, index: int) -> Phrase | None:
        """An adjective of a place («السوري»)."""
        match = self.marks.get(index, "adjective")
        if match is None or match.entry.value.only_area:
            return None
        start, end = self.text.span(match.first, match.stop, match.split)
        return Phrase(
            first=index, stop=match.stop, start=start, end=end, kind="adjective", name=self.forms[index],
            ids=(match.entry.value.id,), prefix=match.split.prefix, core=index, lead=index, evidence=3,
        )  # fmt: skip

    def anaphor(self, index: int) -> Phrase | None:
        """A word that may point back («المدينة»)."""
        match = self.marks.get(index, "anaphor")
        if match is None:
            return None
        start, end = self.text.span(match.first, match.stop, match.split)
        return Phrase(
            first=index, stop=match.stop, start=start, end=end, kind="anaphor", name=match.split.stem,
            prefix=match.split.prefix, core=index, lead=index, anaphor=match.entry.value, evidence=3,
        )  # fmt: skip

    def begin(self, phrase: Phrase, match: Match[Word]) -> None:
        """Let a phrase begin with a word before it, the word's proclitics left out."""
        phrase.first = match.first
        phrase.start = self.text.span(match.first, match.stop, match.split)[0]


def carries(match: Match[Word], prefixes: Collection[str] | None) -> bool:
    """Whether a match has one of some proclitics; None allows all."""
    return prefixes is None or match.split.prefix in prefixes

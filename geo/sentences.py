"""Which sentence a token stands in, asked many times an article."""

from bisect import bisect_right

from articles import Sentence, Text


class Sentences:
    """Sentences of one article by token."""

    __slots__ = ("_firsts", "_sentences")

    def __init__(self, text: Text) -> None:
        self._sentences = text.sentences
        self._firsts = [sentence.stretch.first for sentence in text.sentences]

    def number(self, token: int) -> int:
        """Number of the sentence that holds a token."""
        return bisect_right(self._firsts, token) - 1

    def at(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self._sentences[bisect_right(self._firsts, token) - 1]

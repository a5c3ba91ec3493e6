"""The sets of words that this stage asks for by name: `data/lexicon/events/word_sets.yaml`."""

from functools import cache

from lexicon import load_word_sets


@cache
def word_set(name: str) -> frozenset[str]:
    """Folded words of one set; see the head of the file for what each means."""
    return load_word_sets("lexicon/events/word_sets.yaml")[name]

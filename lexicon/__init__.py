"""The words: folding with its map back, clitics, the matcher, numbers, and `data/lexicon` read and checked."""

from lexicon.clitics import Split, splits, splits_with_suffix
from lexicon.folding import Folded, fold, fold_with_map
from lexicon.matcher import Match, Matcher
from lexicon.rows import DATA, Row, data_text, load_rows, load_rows_from
from lexicon.word_sets import WordSetRow, load_word_sets

__all__ = [
    "DATA", "Folded", "Match", "Matcher", "Row", "Split", "WordSetRow", "data_text", "fold", "fold_with_map",
    "load_rows", "load_rows_from", "load_word_sets", "splits", "splits_with_suffix",
]  # fmt: skip

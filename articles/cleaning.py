"""Article -> Text: fold, cut into regions, tokens, sentences and clauses."""

from articles.regions import READ_KINDS, find_regions
from articles.sentences import split_clauses, split_sentences
from articles.text import Text
from articles.tokens import tokenize
from lexicon import fold_with_map
from model import Article


def clean(article: Article) -> Text:
    """The view of an article that the later stages read; its text is not changed."""
    folded = fold_with_map(article.text)
    regions = find_regions(article.text, article.title, folded)
    read = [(region.start, region.end) for region in regions if region.kind in READ_KINDS]
    tokens = tokenize(article.text, folded, read)
    sentences = split_sentences(article.text, tokens, regions)
    return Text(
        article=article, regions=regions, forms=tokens.forms, codes=tokens.codes, starts=tokens.starts,
        ends=tokens.ends, letters=tokens.letters, sentences=sentences, clauses=split_clauses(tokens, sentences),
    )  # fmt: skip

"""Article -> Text: fold, cut into regions, tokens, sentences and clauses."""

from collections.abc import Iterator

from articles.regions import READ_KINDS, find_regions
from articles.text import Sentence, Stretch, Text
from articles.tokens import CLAUSE_ENDS, CLOSERS, SENTENCE_ENDS, Tokens, tokenize
from lexicon import fold_with_map
from model import Article, Region


def clean(article: Article) -> Text:
    """The view of an article that the later stages read; its text is not changed."""
    folded = fold_with_map(article.text)
    regions = find_regions(article.text, article.title, folded)
    read = [(region.start, region.end) for region in regions if region.kind in READ_KINDS]
    tokens = tokenize(folded, read)
    sentences = _sentences(article.text, tokens, regions)
    return Text(
        article=article, regions=regions, forms=tokens.forms, starts=tokens.starts, ends=tokens.ends,
        letters=tokens.letters, sentences=sentences, clauses=tuple(_clauses(tokens, sentences)),
    )  # fmt: skip


def _sentences(source: str, tokens: Tokens, regions: tuple[Region, ...]) -> tuple[Sentence, ...]:
    """Sentences end at full stops and their like, at line ends and at region ends."""
    found: list[Sentence] = []
    told: dict[tuple[str, ...], int] = {}
    region = paragraph = first = 0
    count = len(tokens.forms)
    for index in range(count):
        last = index + 1 == count
        gap = "" if last else source[tokens.ends[index] : tokens.starts[index + 1]]
        while regions[region].end <= tokens.starts[index]:
            region += 1
        new_line = "\n" in gap
        new_region = not last and tokens.starts[index + 1] >= regions[region].end
        if last or new_line or new_region or _ends_here(tokens, index, gap):
            words = tuple(tokens.forms[first : index + 1])
            earlier = told.setdefault(words, len(found))
            stretch = Stretch(first, index + 1, tokens.starts[first], tokens.ends[index])
            repeats = earlier if earlier != len(found) else None
            found.append(Sentence(len(found), stretch, region, paragraph, repeats))
            paragraph += new_line
            first = index + 1
    return tuple(found)


def _ends_here(tokens: Tokens, index: int, gap: str) -> bool:
    """Whether a sentence ends behind a token: a full stop before a space, closing marks drawn along."""
    form = tokens.forms[index]
    if form in CLOSERS:
        return gap != "" and index > 0 and tokens.forms[index - 1] in SENTENCE_ENDS
    if form not in SENTENCE_ENDS or not gap:
        return False
    before = tokens.forms[index - 1] if index else ""
    return len(before) > 1 or form != "." or before.isdigit()


def _clauses(tokens: Tokens, sentences: tuple[Sentence, ...]) -> Iterator[Stretch]:
    """Sentences cut behind commas, colons, brackets and quotation marks."""
    for sentence in sentences:
        first, stop = sentence.stretch.first, sentence.stretch.stop
        begin = first
        for index in range(first, stop):
            if index + 1 == stop or tokens.forms[index] in CLAUSE_ENDS:
                yield Stretch(begin, index + 1, tokens.starts[begin], tokens.ends[index])
                begin = index + 1

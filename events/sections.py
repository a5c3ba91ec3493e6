"""Sections: the heads of a round-up that are places («درعا: …»), and what stands below them."""

from articles import Sentence
from events.scene import Scene, ToponymAt

_FEWEST_SECTIONS = 2


def is_head(scene: Scene, sentence: Sentence, at: ToponymAt) -> bool:
    """Whether a name heads its sentence («درعا: …»): it says where only what names no place is."""
    stop = at.stop
    return at.first - sentence.stretch.first <= 1 and stop < len(scene.text.forms) and (
        scene.text.forms[stop] == ":"
    )  # fmt: skip


def section_places(scene: Scene) -> dict[int, ToponymAt]:
    """Number of each sentence below a head that is a place («حلب:: …») to that place; one head opens no section."""
    heads: dict[int, ToponymAt] = {}
    by_token = {at.first: at for at in scene.toponyms}
    sentences = scene.text.sentences
    for sentence in sentences:
        first, stop = sentence.stretch.first, sentence.stretch.stop
        at = next((by_token[token] for token in range(first, min(stop, first + 2)) if token in by_token), None)
        if at is not None and at.stop < stop and scene.text.forms[at.stop] == ":":
            heads[sentence.number] = at
    if len(heads) < _FEWEST_SECTIONS:
        return {}
    below: dict[int, ToponymAt] = {}
    current: ToponymAt | None = None
    for sentence in sentences:
        current = heads.get(sentence.number, current)
        if current is not None:
            below[sentence.number] = current
    return below

"""How a text is spelt and laid out changes nothing in what is read out of it."""

import re
from random import Random

import pytest

from articles import find_files, load_articles
from pipeline import extract_record
from pipeline.build import ARTICLES

EVERY = 7
TEXTS = {
    path.stem: reading.article.text
    for path in find_files([ARTICLES])[::EVERY]
    for reading in load_articles(path)
    if reading.article
}
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("يك", "یک")


def marked(text):
    """A text with vowel marks and tatweel strewn in, none at the end of a word."""
    random = Random(7)
    strewn = "".join(c + random.choice(["", "", "\u064e", "\u0651", "ـ"]) if "ء" <= c <= "ي" else c for c in text)
    return re.sub("ـ+(?![ء-ي])", "", strewn)


SPELLINGS = {
    "vowel marks and tatweel": marked,
    "Arabic-Indic digits": lambda text: text.translate(EASTERN),
    "Persian letters": lambda text: text.translate(PERSIAN),
    "bidi marks": lambda text: text.replace(" ", " \u200f"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
}


def meaning(text):
    """Everything that an extraction says, offsets and words left out."""
    record = extract_record({"id": "a", "text": text, "published": None})
    return {
        "published": record["published"]["edtf"],
        "regions": [region["kind"] for region in record["regions"]],
        "dates": [(date["type"], date["value"], date["edtf"]) for date in record["dates"]],
        "places": [(place["place_id"], place["role"]) for place in record["places"]],
        "events": [
            (
                event["type"], event["subtype"], event["polarity"], event["modality"], event["background"],
                event["when"] and event["when"]["edtf"], event["where"] and event["where"]["place_id"],
                [(number["low"], number["high"]) for number in event["quantities"]],
                [(actor["role"], actor["id"]) for actor in event["actors"]],
            )
            for event in record["events"]
        ],
    }  # fmt: skip


@pytest.mark.parametrize("spelling", list(SPELLINGS))
@pytest.mark.parametrize("name", list(TEXTS))
def test_spelling_changes_nothing_but_offsets(name, spelling):
    text = TEXTS[name]
    spelt = SPELLINGS[spelling](text)
    assert meaning(spelt) == meaning(text)

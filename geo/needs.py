"""How much evidence a name needs to count as a place: by what it names, and by what else the word may mean."""

from collections.abc import Sequence
from functools import lru_cache

from geo.gazetteer import Gazetteer
from geo.phrases import Phrase
from geo.words import frequent_words, pointing_words, word_set

PROMINENT = 55.0
"""Weight from which on a name needs no cue."""
KNOWN = 70.0
"""Weight from which on even a name that is a common word needs no more than a preposition."""
TOWN = 34.0
"""Weight from which on a name marked as needing a cue, but no common word, needs no more than a preposition."""
NATIONAL = frozenset({"country", "sea", "river", "area", "governorate"})
_SHORT, _LONG = 3, 6


def needed_cue(phrase: Phrase, gazetteer: Gazetteer) -> int:
    """How much evidence a name needs to count as a place: 0 none, 1 a preposition, 2 a neighbour, 3 a head noun."""
    return _needed(gazetteer, phrase.name, phrase.ids[0], bool(phrase.prefix.strip("وف")))


@lru_cache(maxsize=65_536)
def _needed(gazetteer: Gazetteer, name: str, place_id: str, prefixed: bool) -> int:
    row = gazetteer.rows[place_id]
    words = name.split()
    short = len(words) == 1 and len(name) <= _SHORT
    if short and prefixed and row.weight < PROMINENT:
        return 4
    common = name in frequent_words()
    if row.weight < TOWN and (name in word_set("stops") or name in pointing_words()):
        return 9
    if common and row.weight < PROMINENT:
        return 3 if row.weight < TOWN else 2
    if name in gazetteer.cue_names or common:
        return 1 if row.weight >= (KNOWN if common else TOWN) else 2
    if row.weight >= PROMINENT or row.kind in NATIONAL:
        return 0
    if _doubtful(words, place_id):
        return 3
    small = row.kind in ("village", "farm", "quarter", "site") and row.population < 1
    if (short and row.weight < TOWN) or (small and len(words) == 1 and not _telling(words[0], place_id)):
        return 2
    told = len(words) > 1 and not place_id.startswith("import-")
    return 1 if (small and not told) or row.country_code != "SY" else 0


def _telling(word: str, place_id: str) -> bool:
    """Whether a word is so long that it is hardly anything but the name of the village: «معربليت», «كفرعويد»."""
    bare = word.removeprefix("ال")
    return (
        len(bare) >= _LONG and not bare.endswith(("يه", "ي", "يا", "ين", "ات")) and not place_id.startswith("import-")
    )


def _doubtful(words: Sequence[str], place_id: str) -> bool:
    """Whether a name needs a head noun: a first name, or an imported one that may be any word («ثروة», «6 تشرين»)."""
    if len(words) == 1 and words[0] in word_set("firsts_of_persons"):
        return True
    return place_id.startswith("import-") and (len(words) == 1 or words[0].isdigit())

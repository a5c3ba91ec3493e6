"""Numbers in digits and words: «٩٠٠», «2,000», «خمسة وعشرين», «ألف وتسعمئة وسبعة وستين», «السادس عشر»."""

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from lexicon.clitics import splits
from lexicon.folding import fold
from lexicon.rows import Row, load_rows

GROUP_MARKS = frozenset(",.،'")
"""Marks that may stand between the groups of a large number («2,000»)."""
SCALES = (10**9, 10**6, 1000)
"""What a number may be multiplied by, largest first."""
_GROUP = 3
_MEMO_LIMIT = 100_000


class NumberReading(NamedTuple):
    """A number in a row of folded words."""

    value: int
    """The number."""
    stop: int
    """One past the index of its last word."""
    cut: int
    """Folded letters of its first word that are proclitics."""
    digits: bool
    """Whether it is written in digits."""
    ordinal: bool
    """Whether it is an ordinal («السادس عشر»)."""


class NumberRow(Row, frozen=True, kw_only=True):
    """Words for one number."""

    kind: Literal["unit", "apart", "teen", "ten", "hundred", "scale", "scales", "dual", "ordinal", "fraction"]
    """What they join with."""
    value: int
    """The number; of a fraction its denominator."""
    words: tuple[str, ...]
    """As written."""


class _Word(NamedTuple):
    """A word that is part of a number."""

    kind: str
    value: int
    prefix: str
    """Proclitics, the article left out."""
    definite: bool


@cache
def load_number_words() -> dict[str, NumberRow]:
    """Folded word -> row of `data/lexicon/numbers.yaml`, fractions left out."""
    return {fold(word): row for row in _rows() if row.kind != "fraction" for word in row.words}


@cache
def load_fractions() -> dict[str, int]:
    """Folded word for a part of a million or the like («نصف», «ربع») -> into how many parts it cuts."""
    return {fold(word): row.value for row in _rows() if row.kind == "fraction" for word in row.words}


@cache
def _rows() -> tuple[NumberRow, ...]:
    return tuple(load_rows("lexicon/numbers.yaml", NumberRow))


_known: dict[str, _Word | None] = {}


def _word(form: str) -> _Word | None:
    """How a folded word takes part in a number, or None; remembered by form."""
    if form in _known:
        return _known[form]
    if len(_known) >= _MEMO_LIMIT:
        _known.clear()
    _known[form] = found = _look_up(form)
    return found


def _look_up(form: str) -> _Word | None:
    rows = load_number_words()
    for split in splits(form):
        row = rows.get(split.stem)
        if row is None:
            continue
        definite = split.prefix.endswith(("ال", "لل"))
        prefix = split.prefix.removesuffix("ال").removesuffix("ل") if definite else split.prefix
        return _Word(row.kind, row.value, prefix + ("ل" if split.prefix.endswith("لل") else ""), definite)
    return None


def is_number_word(form: str) -> bool:
    """Whether a folded word is part of numbers: «وعشرين», «آلاف»."""
    return _word(form) is not None


def opens_number(form: str) -> bool:
    """Whether a number may begin with a folded word: «وخمسة», «نصف»; «آلاف» begins none."""
    return read_number((form,), 0) is not None or bool(_fraction_at((form,), 0)[0])


def read_number(forms: Sequence[str], index: int) -> NumberReading | None:
    """The longest number that begins at word `index`, or None.

    Plurals alone («آلاف») and «أحد» alone are no numbers.

    Args:
        forms: folded words, as in `Text.forms`.
        index: where to begin.
    """
    if forms[index].isdecimal():
        return _read_digits(forms, index)
    first = _word(forms[index])
    if first is None:
        return _read_fraction(forms, index)
    if first.kind == "scales":
        return None
    cut = len(first.prefix)
    if first.kind == "ordinal":
        return _read_ordinal(forms, index, first, cut)
    group = _read_group(forms, index)
    if group is None:
        return None
    value, stop = _with_fraction(forms, *_read_scales(forms, *group))
    ordinal = first.kind == "apart" and first.definite and first.value == 1
    return NumberReading(value, stop, cut, digits=False, ordinal=ordinal)


def _read_digits(forms: Sequence[str], index: int) -> NumberReading:
    """Digits, grouped or not, times a following scale word («20 ألفا», «3.5 مليون»)."""
    value, stop = _join_groups(forms, index)
    scale = _scale_at(forms, stop)
    if scale:
        return NumberReading(*_with_fraction(forms, value * scale, stop + 1), 0, digits=True, ordinal=False)
    point = stop == index + 1 and stop + 1 < len(forms) and forms[stop] in ".,"
    if point and forms[stop + 1].isdecimal() and (scale := _scale_at(forms, stop + 2)):
        exact = round(float(f"{forms[index]}.{forms[stop + 1]}") * scale)
        return NumberReading(exact, stop + 3, 0, digits=True, ordinal=False)
    return NumberReading(value, stop, 0, digits=True, ordinal=False)


def _join_groups(forms: Sequence[str], index: int) -> tuple[int, int]:
    """Value and end of «2,000», «2.000», «2 000» or a plain number."""
    value, stop = int(forms[index]), index + 1
    if len(forms[index]) > _GROUP or forms[index].startswith("0"):
        return value, stop
    while True:
        marked = stop < len(forms) and forms[stop] in GROUP_MARKS
        digits = stop + marked
        if digits >= len(forms) or len(forms[digits]) != _GROUP or not forms[digits].isdecimal():
            return value, stop
        value, stop = value * 1000 + int(forms[digits]), digits + 1


def _fraction_at(forms: Sequence[str], index: int) -> tuple[int, str]:
    """Into how many parts the word at an index cuts, and its proclitics; 0 for other words."""
    for split in splits(forms[index]) if index < len(forms) else ():
        if split.stem in load_fractions():
            return load_fractions()[split.stem], split.prefix
    return 0, ""


def _read_fraction(forms: Sequence[str], index: int) -> NumberReading | None:
    """«نصف مليون», «ربع المليون»: a part of a scale, and a number only with one."""
    parts, prefix = _fraction_at(forms, index)
    scale = _scale_at(forms, index + 1) if parts else 0
    return NumberReading(scale // parts, index + 2, len(prefix), digits=False, ordinal=False) if scale else None


def _with_fraction(forms: Sequence[str], value: int, stop: int) -> tuple[int, int]:
    """«مليون ونصف المليون», «3 ملايين ونصف»: a number that ends in a scale, and a part of this scale behind it."""
    scale = next((scale for scale in SCALES if value % scale == 0), 0) if value else 0
    parts, prefix = _fraction_at(forms, stop) if scale else (0, "")
    if not parts or prefix != "و":
        return value, stop
    if _scale_at(forms, stop + 1) == scale:
        return value + scale // parts, stop + 2
    of_other = stop + 1 < len(forms) and forms[stop + 1].startswith("ال")
    return (value, stop) if of_other else (value + scale // parts, stop + 1)


def _scale_at(forms: Sequence[str], index: int) -> int:
    """The scale that a word multiplies by, 0 for other words."""
    word = _word(forms[index]) if index < len(forms) else None
    if word is None or word.prefix:
        return 0
    value = word.value // 2 if word.kind == "dual" else word.value
    return value if word.kind in ("scale", "scales", "dual") and value in SCALES else 0


def _read_ordinal(forms: Sequence[str], index: int, first: _Word, cut: int) -> NumberReading:
    """«الثامن», «السادس عشر», «الثاني والعشرين»."""
    following = _word(forms[index + 1]) if index + 1 < len(forms) else None
    if following is not None:
        if following.kind == "unit" and following.value == 10 and not following.prefix and first.value < 10:
            return NumberReading(first.value + 10, index + 2, cut, digits=False, ordinal=True)
        if following.kind == "ten" and following.prefix == "و" and first.value < 10:
            return NumberReading(first.value + following.value, index + 2, cut, digits=False, ordinal=True)
    return NumberReading(first.value, index + 1, cut, digits=False, ordinal=True)


def _read_group(forms: Sequence[str], index: int) -> tuple[int, int] | None:
    """A number below 1000, or a scale word by itself: its value and end. The first word's prefix is not looked at."""
    word = _word(forms[index])
    if word is None or word.kind in ("ordinal", "scales"):
        return None
    if word.kind in ("scale", "dual"):
        return word.value, index + 1
    if word.kind == "hundred":
        return _below_hundred_behind(forms, word.value, index + 1)
    if word.kind == "ten" or word.kind == "teen":
        return word.value, index + 1
    return _from_unit(forms, word, index + 1)


def _from_unit(forms: Sequence[str], word: _Word, stop: int) -> tuple[int, int] | None:
    """«خمسة عشر», «خمسة وعشرين», «خمس مئة», «خمسة»."""
    following = _word(forms[stop]) if stop < len(forms) else None
    if following is not None and word.value < 10:
        if following.kind == "unit" and following.value == 10 and not following.prefix:
            return word.value + 10, stop + 1
        if following.kind == "ten" and following.prefix == "و":
            return _hundreds_behind(forms, word.value + following.value, stop + 1)
        if following.kind == "hundred" and following.value == 100 and not following.prefix and word.kind == "unit":
            return _below_hundred_behind(forms, word.value * 100, stop + 1)
    return None if word.kind == "apart" else (word.value, stop)


def _joined(forms: Sequence[str], index: int) -> _Word | None:
    """The word that a number goes on with. «وأحد» folds like «واحد», which joins nothing: before «عشر» it is «وأحد»."""
    word = _word(forms[index]) if index < len(forms) else None
    if word is None or word.kind != "unit" or word.value != 1 or word.prefix or index + 1 >= len(forms):
        return word
    ten = _word(forms[index + 1])
    joins = ten is not None and ten.kind == "unit" and ten.value == 10 and not ten.prefix and not ten.definite
    return _Word("apart", 1, "و", definite=False) if joins else word


def _below_hundred_behind(forms: Sequence[str], hundreds: int, stop: int) -> tuple[int, int]:
    """«مئة وخمسة وعشرين»: what stands behind the hundreds."""
    following = _joined(forms, stop)
    if following is None or following.prefix != "و" or following.kind not in ("unit", "apart", "teen", "ten"):
        return hundreds, stop
    rest = _read_group(forms, stop)
    return (hundreds + rest[0], rest[1]) if rest and rest[0] < 100 else (hundreds, stop)


def _hundreds_behind(forms: Sequence[str], below: int, stop: int) -> tuple[int, int]:
    """«سبع وستين وتسعمئة»: the old order, smallest first."""
    following = _word(forms[stop]) if stop < len(forms) else None
    if following is not None and following.kind == "hundred" and following.prefix == "و":
        return below + following.value, stop + 1
    return below, stop


def _read_scales(forms: Sequence[str], value: int, stop: int) -> tuple[int, int]:
    """Multiply a group by its scale, then add the smaller groups behind it."""
    scale = _scale_at(forms, stop) if value < 1000 else 0
    if scale:
        value, stop = value * scale, stop + 1
    floor = scale or (value if value >= 1000 else 0)
    while stop < len(forms):
        following = _joined(forms, stop)
        if following is None or following.prefix != "و" or following.definite:
            break
        if value < 1000:
            rises = following.kind == "scale" and following.value in (1000, 2000) and value >= 100
            return (value + following.value, stop + 1) if rises else (value, stop)
        group = _read_group(forms, stop)
        if group is None:
            break
        scale = _scale_at(forms, group[1]) if group[0] < 1000 else 0
        addend, after = (group[0] * scale, group[1] + 1) if scale else group
        if addend >= min(floor, 10**9 if floor % 10**9 == 0 else 10**6 if floor % 10**6 == 0 else 1000):
            break
        value, stop, floor = value + addend, after, scale or min(floor, 1000)
    return value, stop

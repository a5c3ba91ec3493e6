"""The words of the pages, from the catalogues in `data/locale/`; numbers and days as a language writes them."""

import gettext
import io
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["en", "ar"]
LANGUAGES: tuple[Language, ...] = ("en", "ar")
CATALOGUES = Path(__file__).resolve().parent.parent / "data" / "locale"

_ISO_DAYS = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:\s*[–/]\s*\d{4}-\d{2}(?:-\d{2})?)?")
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LEFT_TO_RIGHT, RIGHT_TO_LEFT, FIRST_STRONG, END = "\u2066", "\u2067", "\u2068", "\u2069"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words of one language, with the reader's choices."""

    language: Language = "en"
    """Language of the pages."""
    levantine: bool = True
    """Arabic months as Syria names them («تشرين الثاني»), or as most of the press does («نوفمبر»)."""
    arabic_digits: bool = False
    """Arabic-Indic digits in Arabic."""

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def locale(self) -> str:
        """Locale for the names of months."""
        if self.language == "en":
            return "en_GB"
        return "ar_SY" if self.levantine else "ar_EG"

    @property
    def browser_locale(self) -> str:
        """Locale in which the browser writes days."""
        if self.language == "en":
            return "en-GB"
        return f"{'ar-SY' if self.levantine else 'ar-EG'}-u-nu-{'arab' if self.arabic_digits else 'latn'}"

    def __call__(self, key: str, /, **values: object) -> str:
        """The words of a key, its `{names}` filled in."""
        return self._fill(_catalogue(self.language).gettext(key), values)

    def plural(self, key: str, count: int, /, **values: object) -> str:
        """The words of a key as this number asks for them; `{n}` is the number."""
        words = _catalogue(self.language).ngettext(key, key, count)
        return self._fill(words, {"n": self.number(count)} | values)

    def name(self, key: str, /) -> str:
        """The words of a key that a table may hold and the catalogue may not know: then the key's last part."""
        words = _catalogue(self.language).gettext(key)
        return key.rpartition(".")[2].replace("_", " ") if words == key else self.digits(words)

    def number(self, number: float) -> str:
        """A number with its thousands parted."""
        return self.digits(f"{number:,.0f}")

    def digits(self, words: str) -> str:
        """The digits that the reader chose."""
        return words.translate(_ARABIC_DIGITS) if self.language == "ar" and self.arabic_digits else words

    def day(self, day: date, *, form: str = "d MMMM y") -> str:
        """A day in words. Arabic has no short names of months, and Babel mixes those of its locales up."""
        if self.language == "ar" and "MMMM" not in form:
            form = form.replace("MMM", "MMMM")
        return self.digits(format_date(day, format=form, locale=self.locale))

    def of(self, english: str | None, arabic: str | None) -> str:
        """A name that tables hold in both languages: this one's, or the other where it is missing."""
        both = (arabic, english) if self.language == "ar" else (english, arabic)
        return both[0] or both[1] or ""

    def _fill(self, words: str, values: dict[str, object]) -> str:
        return words.format(**values) if values else words


def isolated(words: str) -> str:
    """Words kept in their own direction, whatever stands around them."""
    return f"{FIRST_STRONG}{words}{END}"


def left_to_right(words: str) -> str:
    """ISO days and the like, kept from turning round beside Arabic."""
    return f"{LEFT_TO_RIGHT}{words}{END}"


def right_to_left(words: str) -> str:
    """Arabic words with numbers, kept in order where what stands around them runs from left to right."""
    return f"{RIGHT_TO_LEFT}{words}{END}"


def days_kept(words: str) -> str:
    """Words in which ISO days cannot turn round beside Arabic, nor be cut at the end of a line."""
    return _ISO_DAYS.sub(lambda found: left_to_right(re.sub("([-–/])", "\u2060\\1\u2060", found[0])), words)


@cache
def _catalogue(language: Language) -> gettext.GNUTranslations:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)

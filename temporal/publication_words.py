"""What clues say, in English and in Arabic."""

from collections.abc import Sequence
from datetime import date

from lexicon.actors import ActorRow, Term
from lexicon.operations import OperationRow
from model import TimeSpan

MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December")  # fmt: skip
MONTHS_AR = ("كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو", "تموز/يوليو",
             "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر")  # fmt: skip
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS_AR = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

Says = tuple[str, str]


def day_words(day: date) -> Says:
    """A day in words."""
    return (
        f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}",
        f"{day.day} {MONTHS_AR[day.month - 1]} {day.year}",
    )


def date_words(*, weekday: int | None, day: int | None, month: int | None, year: int | None) -> Says:
    """The fields of a date in words, as far as they are said."""
    english, arabic = [], []
    for value, names_en, names_ar, first in (
        (weekday, WEEKDAYS_EN, WEEKDAYS_AR, 0), (day, None, None, 0), (month, MONTHS_EN, MONTHS_AR, 1),
        (year, None, None, 0),
    ):  # fmt: skip
        if value is not None:
            english.append(names_en[value - first] if names_en else str(value))
            arabic.append(names_ar[value - first] if names_ar else str(value))
    return " ".join(english), " ".join(arabic)


def says_explicit(words: Says) -> Says:
    """A whole date, month or year of the past that the text tells."""
    return f"tells of {words[0]}: published then or later", f"يذكر {words[1]}: نُشر حينها أو بعد ذلك"


def says_dateline(words: Says) -> Says:
    """A date at the head of the text."""
    return f"dated {words[0]}", f"مؤرخ في {words[1]}"


def says_headline(says: Says) -> Says:
    """What the headline says, which came apart from the text."""
    return f"in the headline: {says[0]}", f"في العنوان: {says[1]}"


def says_address(words: Says) -> Says:
    """A day in the address of the article."""
    return f"its address gives {words[0]}", f"عنوان الصفحة يحمل {words[1]}"


def says_post(words: Says) -> Says:
    """The day of the latest post that the page shows."""
    return f"shows a post of {words[0]}: published then or later", f"يعرض منشورا من {words[1]}: نُشر حينها أو بعد ذلك"


def says_years(words: Says, years: Sequence[int]) -> Says:
    """A weekday with a day and a month, and the years in which they go together."""
    english, arabic = _listed(years, "or"), _listed(years, "أو")
    return f"{words[0]}: {english}", f"{words[1]}: {arabic}"


def says_today(words: Says, amount: int) -> Says:
    """A date called today, yesterday or tomorrow."""
    english = {0: "today", -1: "yesterday", 1: "tomorrow"}.get(amount, f"{abs(amount)} days away")
    arabic = {0: "اليوم", -1: "أمس", 1: "غدا"}.get(amount, f"على بعد {abs(amount)} أيام")
    return f"{words[0]} is {english}", f"{words[1]} هو {arabic}"


def says_counted_day(ordinal: int, day: date) -> Says:
    """A day of an operation that is counted."""
    return f"day {ordinal} of it: {day.isoformat()}", f"يومه رقم {ordinal}: {day.isoformat()}"


def says_near(words: Says) -> Says:
    """A day and month without a year."""
    return f"{words[0]}, no year: published soon after it", f"{words[1]} بلا سنة: نُشر بعده بقليل"


def says_direction(words: Says, direction: str) -> Says:
    """A month with «الماضي», «المقبل» or «الجاري»."""
    english = {"past": "last", "future": "next", "current": "this"}[direction]
    arabic = {"past": "الماضي", "future": "المقبل", "current": "الجاري"}[direction]
    after = {
        "past": ("published in the twelve months after it", "نُشر في الأشهر الاثني عشر التالية"),
        "future": ("published in the twelve months before it", "نُشر في الأشهر الاثني عشر السابقة"),
        "current": ("published in that month", "نُشر في ذلك الشهر"),
    }[direction]
    return f"{english} {words[0]}: {after[0]}", f"{words[1]} {arabic}: {after[1]}"


def says_year(year: int, amount: int) -> Says:
    """«العام الحالي 2023»: a year called this, last or next."""
    english = {0: "this year", -1: "last year", 1: "next year"}.get(amount, f"{abs(amount)} years away")
    arabic = {0: "العام الحالي", -1: "العام الماضي", 1: "العام المقبل"}.get(amount, f"على بعد {abs(amount)} أعوام")
    return f"{year} is {english}", f"{year} هو {arabic}"


def says_weekday(weekday: int, amount: int | None) -> Says:
    """A weekday, bare or called today, yesterday or tomorrow."""
    english, arabic = WEEKDAYS_EN[weekday], WEEKDAYS_AR[weekday]
    if amount is None:
        return (
            f"{english} without a date: at most six days before",
            f"{arabic} بلا تاريخ: قبل النشر بستة أيام على الأكثر",
        )
    return says_today((english, arabic), amount)


def says_office(person: ActorRow, terms: Sequence[Term], kind: str) -> Says:
    """An office-holder, with the terms."""
    years_en = ", ".join(_term(term, "since") for term in terms)
    years_ar = "، ".join(_term(term, "منذ") for term in terms)
    offices = list(dict.fromkeys((term.office_en, term.office_ar) for term in terms))
    office_en, office_ar = offices[0]
    if kind == "name":
        return f"{person.name_en}: in office {years_en}", f"{person.name_ar}: في المنصب {years_ar}"
    if kind == "former":
        return f"{person.name_en}, former {office_en} ({years_en})", f"{person.name_ar}، {office_ar} سابقا ({years_ar})"
    return f"{person.name_en}, {office_en}: {years_en}", f"{person.name_ar}، {office_ar}: {years_ar}"


def says_operation(row: OperationRow) -> Says:
    """A known operation with its days."""
    if row.end == row.begin:
        return f"{row.name_en}: {row.begin}", f"{row.name_ar}: {row.begin}"
    if row.end is None:
        return f"{row.name_en}: since {row.begin}", f"{row.name_ar}: منذ {row.begin}"
    return f"{row.name_en}: {row.begin} to {row.end}", f"{row.name_ar}: من {row.begin} إلى {row.end}"


def says_dropped(says: Says) -> Says:
    """A clue that the others contradict."""
    return f"left out, as the other clues contradict it: {says[0]}", f"أُهمل لأن القرائن الأخرى تناقضه: {says[1]}"


def says_both(inferred: TimeSpan, against: Says) -> Says:
    """A given day that the text contradicts, with the interval that the text gives."""
    edtf = inferred.edtf or "?"
    return (
        f"the text contradicts the given day ({against[0]}); its clues give {edtf}",
        f"النص يناقض التاريخ المعطى ({against[1]})؛ وقرائنه تعطي {edtf}",
    )


def _term(term: Term, since: str) -> str:
    return f"{since} {term.begin}" if term.end is None else f"{term.begin}–{term.end}"


def _listed(values: Sequence[int], joiner: str) -> str:
    words = [str(value) for value in values]
    if len(words) < 2:
        return "".join(words)
    comma = ", " if joiner == "or" else "، "
    return f"{comma.join(words[:-1])} {joiner} {words[-1]}"


def says_war_age(years: int) -> Says:
    """The war has gone on for so many years."""
    return (
        f"the war, since March 2011, has gone on for {years} years",
        f"مضى على الحرب، منذ آذار/مارس 2011، {years} سنوات",
    )


def says_feast() -> Says:
    """A feast or a day of the Islamic calendar without a year."""
    return (
        "a feast, or a day of the Islamic calendar: published about it",
        "عيد أو يوم من التقويم الهجري: نُشر في أيامه تقريبا",
    )


def says_anniversary(begin: date, nth: int | None) -> Says:
    """The anniversary of a day; which one, where the words say so."""
    english, arabic = day_words(begin)
    if nth is None:
        return f"an anniversary of {english}", f"ذكرى {arabic}"
    return f"anniversary number {nth} of {english}", f"الذكرى رقم {nth} ليوم {arabic}"


def says_toll(thousands: int) -> Says:
    """The war has killed so many."""
    return (
        f"{thousands},000 killed in the war: the count of that time",
        f"{thousands} ألف قتيل في الحرب: حصيلة ذلك الوقت",
    )

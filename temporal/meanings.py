"""What an expression of time says, before any publication day is known: a small frozen tree of plain values."""

from dataclasses import dataclass, field, fields, replace
from typing import Literal

Direction = Literal["past", "future", "current"]
Bound = Literal["since", "until", "before", "after", "by"]
Kind = Literal[
    "date", "days", "unit", "shift", "nth", "part", "open", "range", "season", "quarter", "half", "decade",
    "century", "holiday", "like", "vague", "duration", "set", "anaphor", "clock", "unread",
]  # fmt: skip


WHATEVER = "whatever"
"""Unit of an anaphor that takes the last date as it stands, a day, a month or a year («بعد ذلك بعام»)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the words say. Every field that they do not say is None.

    | kind | says | fields |
    |---|---|---|
    | date | «الأربعاء 27 نوفمبر 2019», «سبتمبر الماضي», «عام 2015», «الاثنين» | all that name a date, direction |
    | days | «اليوم», «أمس الثلاثاء», «غدا» | amount (days from publication), weekday as a check |
    | unit | «الأسبوع الماضي», «هذا العام», «الأيام الثلاثة المقبلة» | unit, amount (0 this, -1 last), count |
    | shift | «قبل يومين», «بعد أسبوع», «بعد ذلك بيومين» | unit, amount (signed), base, also |
    | nth | «ثالث ثلاثاء في أيلول 2014», «آخر يوم من الشهر» | ordinal, unit or weekday, base |
    | part | «أوائل عام 2015», «منتصف الشهر الجاري» | part, base |
    | open | «منذ عام 2020», «حتى الجمعة» | bound, base |
    | range | «من 13 إلى 15 تموز» | base, until |
    | season, quarter, half | «صيف 2014», «الربع الأول من 2021» | ordinal, year or base or direction |
    | decade, century | «سبعينيات القرن الماضي», «القرن التاسع عشر» | year (first of it) or amount, century |
    | holiday | «عيد الفطر», «رأس السنة» | name, year or direction |
    | like | «مثل هذا اليوم من عام 2011» | unit (of the publication day), base (another year) |
    | vague | «مؤخرا», «قريبا» | name: PAST_REF, PRESENT_REF, FUTURE_REF |
    | duration, set | «لمدة يومين», «كل ثلاثاء» | name: the TIMEX3 value |
    | anaphor | «في اليوم نفسه», «حينذاك» | unit («day») or None |
    | clock | «الساعة الخامسة مساء» | hour, minute, daypart |
    | unread | «31 نيسان» | the fields it names; `reason` |
    """

    kind: Kind
    """Which of the rows above."""
    weekday: int | None = None
    """0 Monday .. 6 Sunday."""
    day: int | None = None
    """Day of the month, 1 .. 31."""
    month: int | None = None
    """Month of `calendar`, 1 .. 12."""
    year: int | None = None
    """Year of `calendar`."""
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    """Whose day, month and year."""
    direction: Direction | None = None
    """«الماضي», «المقبل», «الجاري»."""
    unit: str | None = None
    """second minute hour day week weekend month quarter half season year decade century."""
    amount: int | None = None
    """Signed number of units from the publication day (or from `base`)."""
    count: int | None = None
    """How many units the interval has; None with a direction is an unsaid number («الأيام الماضية»)."""
    ordinal: int | None = None
    """1 first, 2 second … -1 last; number of a season (1 winter), quarter or half."""
    part: str | None = None
    """early, mid, late, end, start, rest, half1, half2 … of `base`."""
    daypart: str | None = None
    """TIMEX3 part of the day: MO, MI, AF, EV, NI, DT, or a clock time `T17:30`."""
    bound: Bound | None = None
    """since: from then on, its own days included; until and by: up to then; before and after: not including them."""
    name: str | None = None
    """A holiday's name, a vague word's reference, a duration's or set's TIMEX3 value."""
    base: "Meaning | None" = None
    """What a part, a bound, a shift or an ordinal is said of; the first end of a range."""
    until: "Meaning | None" = None
    """The second end of a range."""
    also: tuple[tuple[str, int], ...] = ()
    """Further (unit, signed amount) of a compound shift («شهر ويومان»)."""
    approximate: bool = False
    """«نحو», «حوالي»."""
    reason: str = ""
    """Why the words name no days of the calendar."""

    _hash: int = field(default=0, init=False, repr=False, compare=False)
    """Its hash once it has been asked for: meanings are keys of every memory of days."""

    def __hash__(self) -> int:
        """As of all that is said; worked out once."""
        if not self._hash:
            said = [getattr(self, name) for name in _SAID]
            object.__setattr__(self, "_hash", hash(tuple(said)) or 1)
        return self._hash

    def having(self, **fields: object) -> "Meaning":
        """The same with other fields."""
        return replace(self, **fields)  # type: ignore[arg-type]

    @property
    def timed(self) -> bool:
        """Whether it is finer than a day: a part of the day or a time on the clock."""
        bounded = self.kind == "open" and self.base is not None and self.base.timed
        return self.daypart is not None or self.kind == "clock" or bounded

    @property
    def dated(self) -> bool:
        """Whether it names a day of a month (with or without a year)."""
        return self.kind == "date" and self.day is not None and self.month is not None

    @property
    def bare_weekday(self) -> bool:
        """Whether it is a weekday and nothing else that fixes the day."""
        return self.kind == "date" and self.weekday is not None and self.day is None and self.month is None


_SAID = tuple(each.name for each in fields(Meaning) if each.compare)

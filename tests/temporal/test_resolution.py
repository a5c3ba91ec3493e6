"""Publication days that are intervals, words that point back, contradictions."""

from datetime import date

from articles import clean
from model import Article, PublicationDay, Timex, article_id
from temporal import find_time_expressions, resolve_timexes
from temporal.resolution import contradicts


def read(source: str, first: str | None, last: str | None = None) -> tuple[Timex, ...]:
    text = clean(Article(article_id=article_id(source), text=source))
    earliest = date.fromisoformat(first) if first else None
    latest = date.fromisoformat(last) if last else earliest
    day = PublicationDay(earliest=earliest, latest=latest, basis="inferred" if first else "unknown")
    return resolve_timexes(text, find_time_expressions(text), day)


def days(timex: Timex) -> str | None:
    return timex.span.edtf if timex.span else None


def test_interval_gives_a_deictic_the_union_of_its_days() -> None:
    (timex,) = read("وصل الوفد أمس", "2024-12-02", "2024-12-04")
    assert days(timex) == "[2024-12-01..2024-12-03]"


def test_interval_leaves_a_weekday_alone_that_all_its_days_agree_on() -> None:
    (timex,) = read("تحدث الناطق يوم الاثنين", "2024-12-02", "2024-12-08")
    assert days(timex) == "2024-12-02"


def test_interval_keeps_only_days_on_which_no_expression_contradicts_itself() -> None:
    weekday, dated = read("تحدث يوم الاثنين. بدأ الهجوم الأربعاء 27 نوفمبر الماضي", "2024-11-20", "2024-12-08")
    assert days(dated) == "2024-11-27"
    assert days(weekday) == "[2024-11-25..2024-12-02]"


def test_interval_does_not_touch_what_the_words_fix() -> None:
    (timex,) = read("بدأت العملية في سبتمبر 2015", "2018-01-01", "2018-12-31")
    assert days(timex) == "2015-09"
    assert timex.fixed


def test_unknown_publication_day_leaves_relative_words_without_days() -> None:
    yesterday, year = read("وصل أمس وكان قد سافر عام 2014", None)
    assert yesterday.span is None
    assert "publication" in yesterday.reason
    assert days(year) == "2014"


def test_weekday_that_contradicts_its_date_is_reported_and_changes_nothing() -> None:
    (timex,) = read("وقع الاتفاق يوم الاثنين 3 أبريل 2018", "2018-05-01")
    assert days(timex) == "2018-04-03"
    assert "weekday" in timex.reason


def test_weekday_with_a_date_and_no_year_contradicts_some_days_of_publication() -> None:
    source = "بدأ الهجوم يوم الأربعاء 27 نوفمبر الماضي"
    (expression,) = find_time_expressions(clean(Article(article_id=article_id(source), text=source)))
    assert not contradicts(expression, date(2024, 12, 5))
    assert contradicts(expression, date(2023, 12, 5))


def test_same_day_takes_the_days_of_the_date_before_it_and_names_it() -> None:
    first, second = read("سقطت القذائف في 12 أبريل 2018. وفي اليوم نفسه أغلق المعبر", "2018-06-01")
    assert days(second) == "2018-04-12"
    assert second.anchor == first.mention


def test_same_month_passes_over_a_weekday_to_the_date_that_names_a_month() -> None:
    source = "وقعت الغارة يوم 30 يناير وفق بيان صدر السبت. وفي 15 من الشهر نفسه وقعت غارة أخرى."
    *_, timex = read(source, "2025-02-02")
    assert days(timex) == "2025-01-15"
    assert timex.anchor is not None
    assert timex.anchor.surface == "يوم 30 يناير"


def test_following_day_counts_from_the_date_before_it() -> None:
    _, second = read("سقطت القذائف في 12 أبريل 2018. وفي اليوم التالي أغلق المعبر", "2018-06-01")
    assert days(second) == "2018-04-13"


def test_two_days_later_counts_from_the_date_before_it() -> None:
    _, second = read("سقطت القذائف في 12 أبريل 2018. بعد ذلك بيومين أغلق المعبر", "2018-06-01")
    assert days(second) == "2018-04-14"


def test_back_then_records_its_anchor_and_has_no_days() -> None:
    first, second = read("انسحبت القوات عام 2014. وقالت الوزارة حينها إن المهمة انتهت", "2018-06-01")
    assert second.span is None
    assert second.anchor == first.mention


def test_bare_date_behind_a_future_verb_looks_forward() -> None:
    (timex,) = read("ستعقد الجولة الجديدة في 25 أكتوبر", "2019-10-10")
    assert days(timex) == "2019-10-25"


def test_bare_date_behind_a_verb_of_telling_looks_back() -> None:
    first, _ = read("قال الوزير الاثنين إن الوفد سيعود الأحد", "2019-10-10")
    assert days(first) == "2019-10-07"


def test_since_keeps_its_own_days_and_says_so() -> None:
    (timex,) = read("هو أكبر تصعيد منذ عام 2020", "2024-12-02")
    assert (timex.mention.surface, days(timex), timex.mod) == ("عام 2020", "2020", "ON_OR_AFTER")


def test_range_whose_ends_cross_the_year_is_put_in_order() -> None:
    (timex,) = read("تمتد العطلة من 28 ديسمبر إلى 3 يناير", "2019-02-10")
    assert days(timex) == "2018-12-28/2019-01-03"

"""What stands outside the story: its headline where it came apart, its address, posts that the page shows."""

from datetime import UTC, date, datetime

import pytest

from articles import clean
from model import Article, PublicationDay, article_id
from pipeline import extract_record
from temporal import find_time_expressions, infer_publication_day

TEXT = "سقطت قذيفتان على أطراف القرية من دون إصابات، وشب حريق في مستودع للأخشاب قرب الطريق العام."
RETRIEVED = datetime(2026, 6, 30, tzinfo=UTC)


def infer(text: str = TEXT, *, title: str = "", url: str = "") -> PublicationDay:
    article = Article(article_id=article_id(text), text=text, title=title, url=url, retrieved_at=RETRIEVED)
    cleaned = clean(article)
    return infer_publication_day(cleaned, find_time_expressions(cleaned))


@pytest.mark.parametrize(
    "title",
    [
        "حصاد الأحداث الميدانية ليوم الأربعاء 03-08-2022",
        "نشرة أخبار الأربعاء 3 آب 2022",
        "أبرز التطورات ليوم الأربعاء 3 آب 2022 | موقع القرية",
    ],
)
def test_headline_that_came_apart_from_the_text_gives_the_day_of_a_round_up(title):
    found = infer(title=title)
    assert (found.basis, found.earliest, found.best) == ("dateline", date(2022, 8, 3), date(2022, 8, 3))
    assert (found.latest - found.earliest).days <= 2
    clue = found.clues[0]
    assert (clue.mention.start, clue.mention.end, clue.mention.surface) == (0, 0, "")
    assert clue.words in title


def test_day_in_a_headline_that_tells_of_it_is_only_an_earliest_day():
    found = infer(title="ماذا جرى في 3 آب 2022؟")
    assert found.basis == "inferred"
    assert found.earliest <= date(2022, 8, 3) < found.latest


def test_headline_that_the_text_repeats_is_read_there():
    title = "حصاد الأحداث ليوم الأربعاء 03-08-2022"
    found = infer(f"{title}\n\n{TEXT}", title=title)
    assert found.best == date(2022, 8, 3)
    assert all(clue.words == "" for clue in found.clues)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2021/11/07/fire", date(2021, 11, 7)),
        ("https://news.example/a-2023-08-22.html", date(2023, 8, 22)),
        ("https://news.example/20190612-1", date(2019, 6, 12)),
        ("https://news.example/2021/13/07/fire", None),
        ("https://news.example/article/2021118822", None),
        ("https://news.example/2031/11/07/fire", None),
    ],
)
def test_address_gives_its_day(url, day):
    found = infer(url=url)
    assert found.best == day
    assert found.basis == ("dateline" if day else "unknown")


@pytest.mark.parametrize(
    "stamp", ["August 22, 2023", "22 August 2023", "Aug 22, 2023", "— August 22, 2023", "August 22 2023"]
)
def test_latest_post_of_a_page_bounds_the_day(stamp):
    text = f"{TEXT}\n— فريق الإطفاء (@fire_team) {stamp}\n\n{TEXT}\n— فريق الإطفاء (@fire_team) July 2, 2023"
    found = infer(text)
    assert date(2023, 8, 10) <= found.earliest <= found.best == date(2023, 8, 22)
    assert (found.latest - found.earliest).days < 100


@pytest.mark.parametrize("stamp", ["Smarch 22, 2023", "August 42, 2023", "August 22, 2033", "2023"])
def test_stamps_that_are_no_day_say_nothing(stamp):
    assert infer(f"{TEXT}\n— فريق الإطفاء (@fire_team) {stamp}").basis == "unknown"


def test_events_of_a_round_up_are_of_its_day():
    record = {
        "id": "a",
        "title": "حصاد يوم الأربعاء 03-08-2022",
        "text": "قصفت قوات النظام أطراف بلدة كنصفرة بريف إدلب الجنوبي.",
    }
    found = extract_record(record)
    assert found["events"][0]["when"]["edtf"] == "2022-08-03"
    assert found["published"]["clues"][0]["words"] == "يوم الأربعاء 03-08-2022"
    assert found["published"]["clues"][0]["text"] == ""


@pytest.mark.parametrize(
    "stamp",
    [
        "November 25, 2023",
        "Sat, 25 Nov 2023",
        "نُشر: 25 نوفمبر ,2023: 02:40 م GST",
        "بواسطة أحمد علي - 25 نوفمبر، 2023",
        "أخبار | القرية | 25 نوفمبر 2023",
        "آخر تحديث: 25.11.2023 | 14:40 دمشق",
        "السبت, ٢٥ تشرين الثاني ٢٠٢٣, ١٤:٤٠",
    ],
)
def test_stamp_under_the_headline_dates_the_article(stamp):
    found = infer(f"حريق في مستودع للأخشاب قرب الطريق العام\n\n{stamp}\n\n{TEXT}")
    assert (found.basis, found.best) == ("dateline", date(2023, 11, 25))

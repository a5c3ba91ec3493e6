"""One name, two actors: «الجيش السوري» before and after the fall of the government."""

import pytest

from pipeline import extract_record

LATE, EARLY = "2025-08-20", "2016-08-20"
CASES = [
    ("انتشر الجيش السوري أمس في حي الشيخ مقصود بحلب.", LATE, "syr.transition.military"),
    ("انتشر الجيش السوري أمس في حي الشيخ مقصود بحلب.", EARLY, "syr.military"),
    ("قتل شرطي بقصف نفذه الجيش السوري على مدينة داريا في تموز 2013.", LATE, "syr.military"),
    ("قصفت قوات النظام بلدة سرمين أمس.", LATE, "syr.military"),
    ("قصف الجيش العربي السوري تلة قرب سلمى أمس.", LATE, "syr.military"),
    ("نفذت وزارة الداخلية السورية أمس مداهمات في حي القدم بدمشق.", LATE, "syr.transition.interior_ministry"),
    ("انتشر الجيش أمس في حي الشيخ مقصود بحلب.", LATE, "syr.transition.military"),
]


@pytest.mark.parametrize(("sentence", "published", "agent"), CASES)
def test_name_means_who_bore_it_on_the_day(sentence: str, published: str, agent: str) -> None:
    events = extract_record({"id": "x", "title": "", "text": sentence, "published": published})["events"]
    assert [actor["id"] for event in events for actor in event["actors"] if actor["role"] == "agent"] == [agent]


def test_who_vouches_is_who_bore_the_name_too() -> None:
    text = "أعلنت وزارة الدفاع السورية مقتل جنديين في قصف على السويداء أمس."
    (event,) = extract_record({"id": "x", "title": "", "text": text, "published": LATE})["events"]
    assert event["attribution"]["source_id"] == "syr.transition.defence_ministry"

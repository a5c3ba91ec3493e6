"""What a telling is held against is found by type, place and how lately it was told."""

from pipeline import extract_record

_TOWNS = ("سراقب", "منبج", "عفرين", "تدمر", "الرقة", "الباب", "جسر الشغور", "معرة النعمان")


def _events(sentences: list[str]) -> list[dict]:
    return extract_record({"id": "a", "text": "\n".join(sentences), "published": "2020-03-01"})["events"]


def test_attack_told_again_far_below_is_one_with_the_first() -> None:
    sentences = [f"قصفت طائرات حربية مدينة {town} اليوم." for town in _TOWNS]
    again = "وكانت الطائرات قد قصفت مدينة سراقب اليوم بصواريخ شديدة."
    strikes = [event for event in _events([*sentences, again]) if event["type"] == "STRIKE"]
    assert len(strikes) == len(_TOWNS)
    assert max(len(event["evidence"]) for event in strikes) > 1


def test_article_of_many_attacks_keeps_them_apart_by_place() -> None:
    sentences = [f"قصفت المدفعية مدينة {town} صباح اليوم رقم {number}." for number, town in enumerate(_TOWNS * 3)]
    strikes = [event for event in _events(sentences) if event["type"] == "STRIKE"]
    places = [event["where"]["place_id"] for event in strikes if event["where"]]
    assert len(places) == len(set(places))


def test_nothing_points_back_over_hundreds_of_sentences() -> None:
    between = [f"وصف الموظف رقم {number} الطقس بأنه معتدل." for number in range(450)]
    for filler, tellings in (([], 2), (between, 1)):
        events = _events(["قصفت طائرات حربية مدينة سراقب اليوم.", *filler, "وأسفر القصف عن مقتل خمسة مدنيين."])
        first = next(event for event in events if event["where"])
        assert len(first["evidence"]) == tellings

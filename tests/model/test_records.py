from datetime import date

import pytest

from model import Event, Evidence, Mention, Place, Quantity, TimeSpan, article_id, record_id, status_of
from model.times import PublicationDay


def mention(kind="trigger", start=0, end=3):
    return Mention(article_id="a", start=start, end=end, surface="قصف", kind=kind)


def test_place_with_half_a_position_is_refused():
    with pytest.raises(ValueError, match="longitude"):
        Place(place_id="x", name_ar="", name_en="", kind="city", latitude=36.2)


def test_quantity_with_crossed_bounds_is_refused():
    with pytest.raises(ValueError, match="at least 9"):
        Quantity(low=9, high=8, unit="soldier", counted="killed", mention=mention())


def test_event_without_evidence_is_refused():
    with pytest.raises(ValueError, match="sentence"):
        Event(event_id="e", article_id="a", type="STRIKE", evidence=(), trigger=mention())


@pytest.mark.parametrize(
    ("polarity", "modality", "status"),
    [
        ("asserted", "actual", "happened"),
        ("asserted", "habitual", "happened"),
        ("asserted", "ordered", "ordered"),
        ("asserted", "planned", "planned"),
        ("asserted", "hypothetical", "possible"),
        ("denied", "planned", "denied"),
        ("negated", "actual", "denied"),
    ],
)
def test_status_joins_polarity_and_modality(polarity, modality, status):
    assert status_of(polarity, modality) == status
    event = Event(
        event_id="e", article_id="a", type="STRIKE", polarity=polarity, modality=modality,
        evidence=(Evidence(mention=mention()),), trigger=mention(),
    )  # fmt: skip
    assert event.status == status


def test_article_id_hangs_on_the_text_alone():
    assert article_id("نص") == article_id("نص")
    assert article_id("نص") != article_id("نص ")


def test_article_id_takes_half_characters():
    assert article_id("نص \ud83d") != article_id("نص \ud83e")


def test_record_id_tells_the_parts_apart():
    assert record_id("a", "bc") != record_id("ab", "c")


def test_mention_id_hangs_on_kind_and_place_not_on_the_rule():
    assert mention().mention_id == mention().of_kind("trigger").mention_id
    assert mention().mention_id != mention(kind="timex").mention_id
    assert mention().mention_id != mention(end=4).mention_id


def test_publication_day_gives_its_interval():
    day = PublicationDay(earliest=date(2024, 12, 2), latest=date(2024, 12, 8))
    assert day.span == TimeSpan(earliest=date(2024, 12, 2), latest=date(2024, 12, 8))

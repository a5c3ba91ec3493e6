"""One event, many tellings: what is joined, what is not, and that order changes nothing."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.agreement import number_claims
from events.clusters import Telling, cluster_events, text_fingerprint
from events.copies import alike
from events.details import DetailRow, find_details, load_details
from model import (
    Actor,
    Attribution,
    Cluster,
    Event,
    Evidence,
    Mention,
    Place,
    Quantity,
    TimeSpan,
    When,
    Where,
)

DAY = date(2020, 2, 20)
ATARIB = Place(place_id="atarib", name_ar="", name_en="", kind="town", latitude=36.14, longitude=36.83, radius_km=2)
NEARBY = Place(place_id="nearby", name_ar="", name_en="", kind="village", latitude=36.16, longitude=36.85, radius_km=1)
HAMA = Place(place_id="hama", name_ar="", name_en="", kind="city", latitude=35.13, longitude=36.75, radius_km=5)
IDLIB_AREA = Place(
    place_id="idlib", name_ar="", name_en="", kind="governorate", latitude=35.9, longitude=36.6, radius_km=45
)
SYRIA = Place(place_id="syria", name_ar="", name_en="", kind="country", latitude=35.0, longitude=38.5, radius_km=330)
SPANS = [TimeSpan.on(DAY), TimeSpan.on(DAY + timedelta(1)), TimeSpan.month(2020, 2), None]
COPY = "شن الطيران غارات على أطراف البلدة فجر اليوم وسقط عدد من الجرحى نقلوا إلى المشافي القريبة في الريف الغربي"


def _telling(event_id: str, **changes: Any) -> Telling:
    """A strike on a town, as one outlet tells it; `changes` replace single facts."""
    article_id = changes.get("article_id", f"article-{event_id}")
    words = changes.get("words", "قصف")
    mention = Mention(article_id=article_id, start=0, end=max(4, len(words)), surface=words, kind="evidence")
    place = changes.get("place", ATARIB)
    span = changes.get("span", TimeSpan.on(DAY))
    killed = changes.get("killed")
    actor_id = changes.get("actor")
    said_by = changes.get("said_by")
    at = changes.get("at", 0)
    timed = changes.get("timed")
    timex = timed and Mention(article_id=article_id, start=0, end=len(timed), surface=timed, kind="timex")
    event = Event(
        event_id=event_id,
        article_id=article_id,
        type=changes.get("type", "STRIKE"),
        subtype=changes.get("subtype"),
        polarity=changes.get("polarity", "asserted"),
        modality=changes.get("modality", "actual"),
        actors=()
        if actor_id is None
        else (Actor(role="agent", actor_id=actor_id, name_en="", name_ar="", mention=mention),),
        when=None if span is None else When(span=span, basis="clause", timex=timex),
        where=None if place is None else Where(place_id=place.place_id, basis="clause"),
        quantities=()
        if killed is None
        else (Quantity(low=killed, high=killed, unit="person", counted="killed", mention=mention),),
        attribution=None
        if said_by is None
        else Attribution(source_id=said_by, name_en="", name_ar="", verb="said", mention=mention),
        evidence=(Evidence(mention=mention, primary=True),),
        trigger=Mention(article_id=article_id, start=at, end=at + 4, surface=words[at : at + 4], kind="trigger"),
    )
    return Telling(
        event=event,
        place=place,
        source=changes.get("source", f"outlet-{event_id}"),
        published=changes.get("published", DAY),
        fingerprint=text_fingerprint(changes["text"]) if "text" in changes else (),
    )


def _groups(*tellings: Telling) -> list[tuple[str, ...]]:
    return sorted(cluster.event_ids for cluster in cluster_events(tellings))


JOINED = {
    "same_town_and_day": {},
    "neighbouring_village": {"place": NEARBY},
    "a_night_of_two_days": {"span": TimeSpan(earliest=DAY - timedelta(1), latest=DAY), "actor": "rus.military"},
    "attack_for_strike": {"type": "ATTACK"},
    "part_of_the_same_army": {"actor": "rus.military.air_force"},
    "area_with_equal_numbers": {"place": IDLIB_AREA, "killed": 7},
    "other_army_with_equal_numbers": {"actor": "syr.military", "killed": 7},
}
APART = {
    "another_day": {"span": TimeSpan.on(DAY + timedelta(1))},
    "another_town": {"place": HAMA},
    "another_type": {"type": "AGREEMENT"},
    "a_plan": {"modality": "planned"},
    "a_denial": {"polarity": "denied"},
    "another_army": {"actor": "tur.military"},
    "no_days": {"span": None},
    "no_place": {"place": None},
    "a_whole_governorate": {"place": IDLIB_AREA},
    "a_whole_year": {"span": TimeSpan.year(2020)},
}


@pytest.mark.parametrize("changes", JOINED.values(), ids=JOINED.keys())
def test_tellings_of_one_event_are_joined(changes: dict[str, Any]) -> None:
    first = _telling("e1", actor="rus.military", killed=7)
    assert _groups(first, _telling("e2", **changes)) == [("e1", "e2")]


@pytest.mark.parametrize("changes", APART.values(), ids=APART.keys())
def test_tellings_of_two_events_stay_apart(changes: dict[str, Any]) -> None:
    first = _telling("e1", actor="rus.military")
    assert _groups(first, _telling("e2", **changes)) == [("e1",), ("e2",)]


def test_subtypes_of_one_type_stay_apart() -> None:
    one = _telling("e1", type="TROOP_MOVEMENT", subtype="withdraw")
    assert len(_groups(one, _telling("e2", type="TROOP_MOVEMENT", subtype="deploy"))) == 2


def test_meeting_without_a_place_is_joined_by_its_parties() -> None:
    one = _telling("e1", type="CONTACT", place=None, actor="rus")
    assert _groups(one, _telling("e2", type="CONTACT", place=None, actor="rus")) == [("e1", "e2")]
    assert len(_groups(one, _telling("e3", type="CONTACT", place=None, actor="tur"))) == 2


def test_speech_of_nobody_ties_nothing_together() -> None:
    tellings = [_telling(f"e{n}", type="ACCUSATION", actor=actor) for n, actor in enumerate(("usa", None, "rus"))]
    assert len(_groups(*tellings)) == 3


def test_contact_needs_all_parties_of_the_shorter_list() -> None:
    one = _telling("e1", type="CONTACT", place=SYRIA, actor="rus")
    assert len(_groups(one, _telling("e2", type="CONTACT", place=SYRIA, actor="tur"))) == 2


def test_days_that_share_too_little_stay_apart() -> None:
    wide = _telling("e2", span=TimeSpan(earliest=DAY - timedelta(5), latest=DAY))
    assert len(_groups(_telling("e1"), wide)) == 2


def test_denied_plan_does_not_contradict_what_happened() -> None:
    denial = _telling("e2", polarity="denied", modality="planned")
    assert all(not cluster.contradicts for cluster in cluster_events([_telling("e1"), denial]))


def test_negation_is_no_denial() -> None:
    negated = _telling("e2", polarity="negated")
    assert all(not cluster.contradicts for cluster in cluster_events([_telling("e1"), negated]))


def test_words_for_any_gunmen_may_mean_an_armed_group() -> None:
    assert _groups(_telling("b", actor="hts"), _telling("c", actor="people.gunmen")) == [("b", "c")]
    assert len(_groups(_telling("b", actor="rus.military"), _telling("c", actor="people.gunmen"))) == 2


def test_leader_stands_for_those_that_are_led() -> None:
    first = _telling(
        "b",
        type="AGREEMENT",
        actor="syr.person.abdi",
        place=None,
        words="اتفاق يقضي بانسحاب الوحدات المقاتلة شرقي الفرات",
    )
    again = _telling(
        "c", type="AGREEMENT", actor="syr.sdf", place=None, words="اتفاق يقضي بانسحاب الوحدات المقاتلة شرقي الفرات"
    )
    assert _groups(first, again) == [("b", "c")]


def test_area_inside_another_is_one_place_only_where_numbers_are_equal() -> None:
    wide = replace(IDLIB_AREA, place_id="steppe", radius_km=170)
    assert _groups(_telling("b", place=IDLIB_AREA, killed=13), _telling("c", place=wide, killed=13)) == [("b", "c")]
    assert len(_groups(_telling("b", place=IDLIB_AREA), _telling("c", place=wide))) == 2


def test_states_are_joined_when_told_near_each_other() -> None:
    state = {"type": "TROOP_PRESENCE", "place": SYRIA, "actor": "usa.military"}
    first = _telling("e1", span=TimeSpan(earliest=DAY, extent="throughout"), **state)
    later = DAY + timedelta(10)
    second = _telling("e2", span=TimeSpan(earliest=later, extent="throughout"), published=later, **state)
    much_later = DAY + timedelta(200)
    third = _telling("e3", span=TimeSpan(earliest=much_later, extent="throughout"), published=much_later, **state)
    assert _groups(first, second, third) == [("e1", "e2"), ("e3",)]


def test_wire_copies_count_as_one_source() -> None:
    tellings = [_telling("e1", source="agency", text=COPY), _telling("e2", source="paper", text=COPY + " اليوم")]
    (cluster,) = cluster_events(
        [*tellings, _telling("e3", source="radio", text="قصفت المدفعية الحي القديم ثم هدأت الجبهة")]
    )
    assert cluster.sources == ("agency", "radio")


def test_wire_copy_is_counted_by_the_outlet_that_published_first() -> None:
    late = _telling("e1", source="agency", text=COPY, published=DAY + timedelta(1))
    (cluster,) = cluster_events([late, _telling("e2", source="paper", text=COPY)])
    assert cluster.sources == ("paper",)


def test_copies_join_what_has_no_place_and_no_day() -> None:
    bare = {"place": None, "span": None, "text": COPY}
    assert _groups(_telling("e1", **bare), _telling("e2", **bare)) == [("e1", "e2")]


def test_different_texts_are_not_alike() -> None:
    other = text_fingerprint(
        "اجتمع الوزراء في العاصمة لبحث ملف اللاجئين وعودتهم الطوعية إلى مناطقهم الأصلية في الأشهر المقبلة"
    )
    assert alike(text_fingerprint(COPY), text_fingerprint(COPY))
    assert not alike(text_fingerprint(COPY), other)
    assert not alike((), ())


def test_denial_contradicts_the_claim_and_the_other_way_round() -> None:
    claim, denial = cluster_events([_telling("e1"), _telling("e2", polarity="denied")])
    assert claim.contradicts == (denial.cluster_id,)
    assert denial.contradicts == (claim.cluster_id,)


def test_denial_of_another_place_contradicts_nothing() -> None:
    assert all(
        not c.contradicts for c in cluster_events([_telling("e1"), _telling("e2", polarity="denied", place=HAMA)])
    )


def test_reports_span_first_and_last_day() -> None:
    (cluster,) = cluster_events([_telling("e1"), _telling("e2", published=DAY + timedelta(3))])
    assert (cluster.first_report, cluster.last_report) == (DAY, DAY + timedelta(3))


def _agreement(*tellings: Telling) -> dict[str, str]:
    (cluster,) = cluster_events(tellings)
    return dict(cluster.agreement)


def test_agreement_of_a_single_telling_is_single() -> None:
    assert set(_agreement(_telling("e1", killed=3, actor="rus")).values()) == {"single"}


def test_equal_tellings_agree() -> None:
    agreement = _agreement(_telling("e1", killed=3, actor="rus"), _telling("e2", killed=3, actor="rus"))
    assert set(agreement.values()) == {"agree"}


def test_numbers_that_exclude_each_other_conflict_and_stay_side_by_side() -> None:
    tellings = [_telling("e1", killed=3, source="a", said_by="sohr"), _telling("e2", killed=9, source="b")]
    assert _agreement(*tellings)["numbers"] == "conflict"
    assert [(c.source, c.said_by, c.low) for c in number_claims(tellings)] == [("a", "sohr", 3), ("b", "", 9)]


def test_overlapping_days_are_compatible() -> None:
    wide = _telling("e2", span=TimeSpan(earliest=DAY - timedelta(1), latest=DAY), actor="rus")
    assert _agreement(_telling("e1", actor="rus"), wide)["days"] == "compatible"


def test_neighbouring_places_are_compatible() -> None:
    assert _agreement(_telling("e1"), _telling("e2", place=NEARBY))["place"] == "compatible"


def test_those_who_count_the_dead_do_not_fight() -> None:
    assert _groups(_telling("e1", actor="rus.military"), _telling("e2", actor="white_helmets")) == [("e1", "e2")]


def test_kinds_of_strike_are_one_event() -> None:
    assert _groups(_telling("e1", subtype="air"), _telling("e2", subtype="drone")) == [("e1", "e2")]


def test_parent_and_child_actors_are_compatible() -> None:
    tellings = (_telling("e1", actor="rus.military"), _telling("e2", actor="rus.military.air_force"))
    assert _agreement(*tellings)["actors"] == "compatible"


DETAILS = {
    "means": ("انفجرت عبوة ناسفة في وسط المدينة", "قصفت المدفعية أحياء المدينة بعشرات القذائف"),
    "target": ("استهدفت غارة سوقا شعبيا", "سقط صاروخ من طائرة على مشفى"),
}


@pytest.mark.parametrize("words", DETAILS.values(), ids=DETAILS.keys())
def test_two_attacks_on_one_town_and_day_stay_apart(words: tuple[str, str]) -> None:
    assert len(_groups(_telling("e1", words=words[0]), _telling("e2", words=words[1]))) == 2


def test_two_strikes_of_one_day_at_other_hours_stay_apart() -> None:
    hours = [_telling(f"e{n}", timed=timed) for n, timed in enumerate(("فجر الخميس", "مساء الخميس"))]
    assert len(_groups(*hours)) == 2


def test_neighbouring_hours_are_one() -> None:
    hours = [_telling(f"e{n}", timed=timed) for n, timed in enumerate(("فجر الخميس", "صباح الخميس"))]
    assert len(_groups(*hours)) == 1


def test_week_ties_no_days_together() -> None:
    week = TimeSpan(earliest=DAY - timedelta(3), latest=DAY + timedelta(3))
    days = [_telling(f"e{n}", span=TimeSpan.on(DAY + timedelta(n))) for n in range(-1, 2)]
    assert len(_groups(*days, _telling("e9", span=week))) == 4


def test_week_joins_a_day_that_gives_the_same_numbers() -> None:
    week = TimeSpan(earliest=DAY - timedelta(3), latest=DAY + timedelta(3))
    actor = {"actor": "rus.military", "killed": 7}
    assert len(_groups(_telling("e1", **actor), _telling("e2", span=week, **actor))) == 1


def test_one_article_keeps_its_events_apart() -> None:
    one = _telling("e1", article_id="a", words="شنت طائرات غارة على أطراف البلدة الغربية ليلا")
    assert len(_groups(one, _telling("e2", article_id="a", words="وتعرضت البلدة نفسها لغارة ثانية بعد الظهر"))) == 2


def test_one_sentence_told_twice_keeps_its_places_apart() -> None:
    words = "أجلت الحافلات سكان البلدتين المحاصرتين صباح اليوم برعاية أممية"
    one = _telling("e1", type="DISPLACEMENT", words=words)
    assert len(_groups(one, _telling("e2", type="DISPLACEMENT", words=words, place=NEARBY))) == 2


def test_two_events_of_one_sentence_stay_apart_in_its_copies() -> None:
    words = "شنت ثلاث دول ضربات على البلاد ردا على هجوم في البلدة قبل أسبوع من ذلك"
    tellings = [
        _telling(f"e{n}", text=COPY, place=None, span=span, words=words, at=at, actor=actor)
        for n, (span, at, actor) in enumerate(
            [(TimeSpan.on(DAY), 0, "usa"), (TimeSpan.on(DAY - timedelta(7)), 30, "syr.military")] * 2
        )
    ]
    assert _groups(*tellings) == [("e0", "e2"), ("e1", "e3")]


def test_country_is_enough_where_the_same_states_act_on_the_same_day() -> None:
    wide = _telling("e2", place=SYRIA, actor="isr.military")
    assert len(_groups(_telling("e1", actor="isr.military"), wide)) == 1
    assert len(_groups(_telling("e1"), _telling("e2", place=SYRIA))) == 2


@pytest.mark.parametrize("row", load_details(), ids=lambda row: row.value)
def test_detail_is_told_by_its_examples_and_by_no_others(row: DetailRow) -> None:
    assert all(row.value in find_details(phrase, row.slot) for phrase in row.ok)
    assert not any(row.value in find_details(phrase, row.slot) for phrase in row.not_)


@pytest.mark.parametrize(("phrase", "means"), [
    ("قصفت الطائرات مستودع صواريخ", {"air"}),
    ("غارات على مواقع أسلحة كيميائية", {"air"}),
    ("قصف مواقع الفصائل بصواريخ", {"missile"}),
])  # fmt: skip
def test_weapon_that_is_kept_where_the_blow_falls_is_no_means(phrase: str, means: set[str]) -> None:
    assert find_details(phrase, "means") == means


@st.composite
def _corpora(draw: st.DrawFn) -> list[Telling]:
    """Small corpora in which events often meet."""
    count = draw(st.integers(min_value=1, max_value=14))
    return [
        _telling(
            f"e{number:02d}",
            place=draw(st.sampled_from([ATARIB, NEARBY, HAMA, IDLIB_AREA, SYRIA, None])),
            span=draw(st.sampled_from(SPANS)),
            type=draw(st.sampled_from(["STRIKE", "ATTACK", "TROOP_PRESENCE", "CONTACT"])),
            actor=draw(st.sampled_from([None, "rus", "rus.military", "syr.military", "usa"])),
            killed=draw(st.sampled_from([None, 1, 5, 9])),
            polarity=draw(st.sampled_from(["asserted", "asserted", "denied"])),
            **({"text": COPY} if draw(st.booleans()) else {}),
        )
        for number in range(count)
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(_corpora(), st.randoms(use_true_random=False))
def test_order_of_reading_changes_nothing(tellings: list[Telling], order: random.Random) -> None:
    shuffled = order.sample(tellings, len(tellings))
    assert cluster_events(shuffled) == cluster_events(tellings)


@settings(max_examples=60, deadline=None)
@given(_corpora())
def test_adding_an_article_changes_only_the_clusters_that_hold_it(tellings: list[Telling]) -> None:
    *before, added = tellings
    old = {cluster.event_ids for cluster in cluster_events(before)}
    untouched = {c.event_ids for c in cluster_events(tellings) if added.event.event_id not in c.event_ids}
    assert untouched <= old


@settings(max_examples=30, deadline=None)
@given(_corpora())
def test_every_telling_is_in_exactly_one_cluster(tellings: list[Telling]) -> None:
    clusters: tuple[Cluster, ...] = cluster_events(tellings)
    held = sorted(event_id for cluster in clusters for event_id in cluster.event_ids)
    assert held == sorted(telling.event.event_id for telling in tellings)

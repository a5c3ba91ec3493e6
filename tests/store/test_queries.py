"""What the pages ask: ranges with uncertain days, counts without claims, spots, searches, one row an event."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bench.generate_tables import write_tables
from store.queries_details import load_article, load_events
from store.queries_events import EventQueries
from store.queries_filter import EventFilter, condition_of, fold_spelling
from store.queries_moments import MOMENT_LIMIT, find_moments
from store.queries_spots import SPOT_LIMIT, find_spots
from store.queries_ways import find_ways
from store.tables import open_tables, save_tables


def event(number: int, **columns: object) -> dict[str, object]:
    given = {
        "event_id": f"e{number}", "article_id": "a1", "type": "STRIKE", "status": "happened", "background": False,
        "salience": number, "extent": "within", "sources": 1, "evidence_text": "قصفت الطائرات المدينة",
    }  # fmt: skip
    return given | columns


EVENTS = [
    event(1, earliest=date(2024, 11, 27), latest=date(2024, 11, 27), place_id="p1", origin_name_en="Far",
          origin_latitude=36.5, origin_longitude=37.0),
    event(2, earliest=date(2024, 11, 1), latest=date(2024, 11, 30), place_id="p1"),
    event(3, earliest=date(2024, 1, 1), latest=None, extent="throughout", type="TROOP_PRESENCE", place_id="p2"),
    event(4, earliest=date(2024, 11, 28), latest=date(2024, 11, 28), status="denied"),
    event(5),
    event(6, earliest=date(2024, 11, 27), latest=date(2024, 11, 27), cluster_id="c1"),
    event(7, earliest=date(2024, 11, 27), latest=date(2024, 11, 27), cluster_id="c1", article_id="a2"),
    event(8, earliest=None, latest=date(2020, 5, 1), extent="throughout"),
]  # fmt: skip


@pytest.fixture(scope="module")
def queries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EventQueries]:
    folder = save_tables(
        {
            "events": EVENTS,
            "places": [
                {"place_id": "p1", "name_en": "One", "latitude": 35.0, "longitude": 38.0, "governorate": "Homs"},
                {"place_id": "p2", "name_en": "Two", "latitude": 36.0, "longitude": 40.0, "radius_km": 100.0},
            ],
            "event_actors": [{"event_id": "e1", "role": "agent", "actor_id": "rus", "side": "russia", "start": 3}],
            "event_quantities": [{"event_id": "e3", "low": 900, "high": 900, "counted": "present", "unit": "soldier"}],
            "event_sources": [
                {"event_id": "e6", "cluster_id": "c1", "article_id": "a1", "source": "one", "text": "قُصِفت مدينةُ إدلب"},
                {"event_id": "e7", "cluster_id": "c1", "article_id": "a2", "source": "two", "text": "غارات"},
            ],
            "articles": [{"article_id": "a1", "title": "عنوان", "text": "نص"}, {"article_id": "a2", "text": "نص آخر"}],
        },
        tmp_path_factory.mktemp("tables"),
    )
    with open_tables(folder) as tables:
        yield EventQueries(tables)


def shown(queries: EventQueries, **wanted: object) -> set[str]:
    return set(queries.rows(EventFilter(**wanted))["event_id"])


def test_range_holds_what_is_possibly_in_it_with_both_ends_inclusive(queries: EventQueries) -> None:
    day = date(2024, 11, 27)
    assert shown(queries, first=day, last=day) == {"e1", "e2", "e3", "e6"}


def test_surely_leaves_out_what_may_lie_outside(queries: EventQueries) -> None:
    day = date(2024, 11, 27)
    assert shown(queries, first=day, last=day, surely=True) == {"e1", "e3", "e6"}


def test_open_ends_reach_as_far_as_they_say(queries: EventQueries) -> None:
    assert shown(queries, first=date(2030, 1, 1), last=date(2030, 2, 1)) == {"e3"}
    assert shown(queries, first=date(1990, 1, 1), last=date(1990, 2, 1)) == {"e8"}


def test_event_told_twice_is_one_row(queries: EventQueries) -> None:
    assert not shown(queries) & {"e7"}
    assert queries.told_id("e7") == "e6"


def test_told_id_of_an_unknown_event_is_none(queries: EventQueries) -> None:
    assert queries.told_id("gone") is None


def test_counts_keep_claims_and_undated_out_of_the_total(queries: EventQueries) -> None:
    counts = queries.counts(EventFilter(first=date(2024, 11, 1), last=date(2024, 11, 30)))
    assert (counts.facts, counts.claims, counts.undated, counts.all_facts) == (4, 1, 1, 6)
    assert counts.unplaced == 1


def test_any_outlet_of_an_event_lets_it_pass(queries: EventQueries) -> None:
    assert shown(queries, sources=("two",)) == {"e6"}


def test_words_are_found_in_any_spelling(queries: EventQueries) -> None:
    assert shown(queries, words="قصفت مدينه ادلب") == {"e6"}


def test_folding_a_word_twice_changes_nothing() -> None:
    assert fold_spelling(fold_spelling("إِدْلِبُ ة")) == fold_spelling("إِدْلِبُ ة") == "ادلب ه"


@pytest.mark.parametrize("words", ["'); DROP TABLE shown; --", "%", "_", '"'])
def test_words_are_never_sql(queries: EventQueries, words: str) -> None:
    assert shown(queries, words=words) == set()
    assert shown(queries)


def test_values_stand_as_parameters() -> None:
    condition = condition_of(EventFilter(types=("x' OR 1=1",), governorates=("y",), place_id="z"))
    assert "x'" not in condition.sql
    assert condition.sql.count("?") == len(condition.values)


def test_spots_count_events_and_keep_the_last_number_of_troops(queries: EventQueries) -> None:
    spots = find_spots(queries, EventFilter()).set_index("place_id")
    assert spots.loc["p2", "troops_low"] == 900
    assert spots["events"].sum() == 3


def test_moments_of_a_state_have_no_last_day(queries: EventQueries) -> None:
    moments = find_moments(queries, EventFilter(types=("TROOP_PRESENCE",)))
    assert moments["last"].isna().all()


def test_density_counts_by_the_middle_of_the_days(queries: EventQueries) -> None:
    density = queries.density(EventFilter(types=("STRIKE",)), unit="month")
    assert density["facts"].tolist() == [1, 3]


def test_undated_and_unplaced_events_are_listed(queries: EventQueries) -> None:
    assert set(queries.listed(EventFilter(), only="undated")["event_id"]) == {"e5"}
    assert "e6" in set(queries.listed(EventFilter(), only="unplaced")["event_id"])


def test_details_tell_every_source_of_an_event(queries: EventQueries) -> None:
    (row,) = load_events(queries.tables, ["e6"])
    assert [source["source"] for source in row["source_rows"]] == ["one", "two"]


def test_unknown_ids_have_no_details(queries: EventQueries) -> None:
    assert load_events(queries.tables, ["gone"]) == []
    assert load_article(queries.tables, "gone") is None


def test_many_events_stay_within_what_a_browser_is_sent(tmp_path: Path) -> None:
    with open_tables(write_tables(30_000, tmp_path)) as tables:
        queries = EventQueries(tables)
        assert 0 < len(find_spots(queries, EventFilter())) <= SPOT_LIMIT
        moments = find_moments(queries, EventFilter())
        assert 0 < len(moments) <= MOMENT_LIMIT * 1.5
        placed = queries.tables.query(
            "SELECT count(*) FROM shown WHERE latitude IS NOT NULL AND middle IS NOT NULL"
        ).iloc[0, 0]
        assert moments["events"].sum() == placed


def test_kept_answer_is_the_askers_own(queries: EventQueries) -> None:
    sql = "SELECT event_id FROM shown ORDER BY event_id"
    first = queries.tables.query(sql)
    first["event_id"] = "changed"
    assert "changed" not in set(queries.tables.query(sql)["event_id"])


def test_answers_are_kept_by_their_parameters(queries: EventQueries) -> None:
    asked = [queries.tables.query("SELECT ? AS n", [n])["n"].tolist() for n in (1, 2, 1)]
    assert asked == [[1], [2], [1]]


def test_way_goes_from_its_origin_to_the_place_of_the_event(queries: EventQueries) -> None:
    ways = find_ways(queries, EventFilter())
    assert ways[["from_en", "to_en", "from_latitude", "to_latitude", "event_id"]].values.tolist() == [
        ["Far", "One", 36.5, 35.0, "e1"]
    ]


def test_way_outside_the_filter_is_not_drawn(queries: EventQueries) -> None:
    assert find_ways(queries, EventFilter(last=date(2024, 1, 1))).empty
    by_day = find_ways(queries, EventFilter(first=date(2024, 11, 1)), by_day=True)
    assert [str(day)[:10] for day in (*by_day["first"], *by_day["last"])] == ["2024-11-27", "2024-11-27"]

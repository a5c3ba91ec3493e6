from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
import sqlalchemy as sa

from model import Correction, TableError
from store import CorrectionLog, apply_corrections, correction_id, corrections_url, stale_corrections, value_text

MADE = datetime(2024, 12, 9, 10, tzinfo=UTC)
TYPED = Correction(
    record_id="e1", field="type", extracted_value="STRIKE", new_value="CLASH", curator="سامر", reason="اشتباك",
    made_at=MADE,
)  # fmt: skip


@pytest.fixture
def log(tmp_path):
    opened = CorrectionLog(f"sqlite:///{tmp_path}/corrections.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def events():
    return pd.DataFrame(
        {
            "event_id": ["e1", "e2"],
            "type": ["STRIKE", "RAID"],
            "earliest": pd.to_datetime(["2020-03-03", None]),
            "background": [False, True],
            "salience": [0, 1],
        }
    )


def outcome(table, *corrections):
    changed, outcomes = apply_corrections(table, [(correction_id(c), c) for c in corrections], key="event_id")
    return changed, [each.fate for each in outcomes]


def test_no_corrections_change_nothing(events, log):
    changed, outcomes = apply_corrections(events, log.all(), key="event_id")
    pd.testing.assert_frame_equal(changed, events)
    assert outcomes == ()


def test_correction_is_applied_and_the_table_given_stays(events):
    changed, fates = outcome(events, TYPED)
    assert fates == ["applied"]
    assert list(changed["type"]) == ["CLASH", "RAID"]
    assert list(events["type"]) == ["STRIKE", "RAID"]


@pytest.mark.parametrize(
    ("field", "extracted", "new"),
    [
        ("earliest", "2020-03-03", "2020-03-04"),
        ("earliest", "2020-03-03", ""),
        ("background", "false", "true"),
        ("salience", "0", "5"),
    ],
)
def test_value_takes_the_type_of_its_column(events, field, extracted, new):
    changed, fates = outcome(events, replace(TYPED, field=field, extracted_value=extracted, new_value=new))
    assert fates == ["applied"]
    assert changed[field].dtype == events[field].dtype
    assert value_text(changed[field].iloc[0]) == new


def test_stale_correction_is_reported_and_not_applied(events):
    stale = replace(TYPED, extracted_value="RAID")
    changed, outcomes = apply_corrections(events, [("c1", stale)], key="event_id")
    pd.testing.assert_frame_equal(changed, events)
    assert [(each.fate, each.found_value) for each in stale_corrections(outcomes)] == [("stale", "STRIKE")]


def test_correction_of_a_renamed_record_is_applied(events):
    old = replace(TYPED, record_id="e0")
    changed, outcomes = apply_corrections(events, [("c1", old)], key="event_id", aliases={"e0": "e1"})
    assert [each.fate for each in outcomes] == ["applied"]
    assert changed["type"][0] == "CLASH"


@pytest.mark.parametrize("other", [{"record_id": "e9"}, {"field": "colour"}, {"field": "event_id"}])
def test_correction_of_what_the_table_lacks_is_absent(events, other):
    assert outcome(events, replace(TYPED, **other))[1] == ["absent"]


@pytest.mark.parametrize(
    ("field", "extracted", "new"),
    [("earliest", "2020-03-03", "soon"), ("background", "false", "maybe"), ("salience", "0", "x")],
)
def test_value_that_the_column_cannot_hold_is_not_applied(events, field, extracted, new):
    changed, fates = outcome(events, replace(TYPED, field=field, extracted_value=extracted, new_value=new))
    assert fates == ["unfit"]
    pd.testing.assert_frame_equal(changed, events)


def test_later_correction_takes_the_place_of_an_earlier_one(events):
    later = replace(TYPED, new_value="RAID", made_at=MADE + timedelta(days=1), supersedes=correction_id(TYPED))
    changed, fates = outcome(events, TYPED, later)
    assert fates == ["superseded", "applied"]
    assert changed["type"][0] == "RAID"


def test_log_gives_back_what_was_appended_in_order(log):
    second = replace(TYPED, field="subtype", extracted_value="", new_value="air", made_at=MADE + timedelta(hours=1))
    names = [log.append(TYPED), log.append(second)]
    assert log.all() == tuple(zip(names, (TYPED, second), strict=True))


def test_appending_the_same_correction_twice_changes_nothing(log):
    assert log.append(TYPED) == log.append(TYPED)
    assert len(log.all()) == 1


@pytest.mark.parametrize("statement", ["DELETE FROM corrections", "UPDATE corrections SET new_value = 'x'"])
def test_database_refuses_to_change_or_remove(log, tmp_path, statement):
    log.append(TYPED)
    engine = sa.create_engine(f"sqlite:///{tmp_path}/corrections.sqlite")
    with engine.begin() as connection, pytest.raises(sa.exc.IntegrityError, match="append-only"):
        connection.execute(sa.text(statement))
    engine.dispose()
    assert log.all()[0][1] == TYPED


def test_superseding_what_is_not_there_is_refused(log):
    with pytest.raises(TableError, match="no correction"):
        log.append(replace(TYPED, supersedes="0" * 16))


def test_superseding_a_correction_of_another_field_is_refused(log):
    name = log.append(TYPED)
    with pytest.raises(TableError, match="another record or field"):
        log.append(replace(TYPED, field="subtype", supersedes=name))


def test_log_is_kept_between_openings(tmp_path):
    url = f"sqlite:///{tmp_path}/c.sqlite"
    for expected in (0, 1):
        opened = CorrectionLog(url)
        assert len(opened.all()) == expected
        opened.append(TYPED)
        opened.close()


@pytest.mark.parametrize("url", ["sqlite:////no/such/folder/c.sqlite", "nonsense"])
def test_database_that_cannot_be_opened_is_named(url):
    with pytest.raises(TableError, match="corrections"):
        CorrectionLog(url)


def test_address_of_the_database_may_be_set(monkeypatch):
    monkeypatch.setenv("KHATT_CORRECTIONS", "sqlite:///elsewhere.sqlite")
    assert corrections_url() == "sqlite:///elsewhere.sqlite"
    monkeypatch.delenv("KHATT_CORRECTIONS")
    assert corrections_url().endswith("data/corrections.sqlite")

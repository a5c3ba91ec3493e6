"""Claims of troop numbers, and the steps that they make."""

from datetime import date

from events.troops import TroopClaim, build_steps, troop_claims
from model import Actor, Attribution, Event, Evidence, Mention, Quantity, TimeSpan, When, Where

BEGIN = date(2024, 12, 2)
LATER = date(2024, 12, 19)
MENTION = Mention(article_id="a", start=0, end=3, surface="900", kind="evidence")


def _event(*, low: int = 900, counted: str = "present", polarity: str = "asserted", unit: str = "soldier") -> Event:
    return Event(
        event_id="e", article_id="a", type="TROOP_PRESENCE", polarity=polarity,  # type: ignore[arg-type]
        actors=(Actor(role="agent", actor_id="usa.military", name_en="", name_ar="", mention=MENTION),),
        when=When(span=TimeSpan(earliest=BEGIN, extent="throughout"), basis="state"),
        where=Where(place_id="east", basis="anaphor"),
        quantities=(Quantity(low=low, high=low, approximate=True, unit=unit, counted=counted, mention=MENTION),),
        attribution=Attribution(source_id="usa.pentagon", name_en="", name_ar="", verb="said", mention=MENTION),
        evidence=(Evidence(mention=MENTION, primary=True),), trigger=MENTION,
    )  # fmt: skip


def _claim(
    low: int, first: date, *, said_by: str = "usa.pentagon", high: int | None = -1, last: date | None = None
) -> TroopClaim:
    return TroopClaim(
        event_id=f"e{low}", actor_id="usa.military", place_id="east", low=low, high=low if high == -1 else high,
        approximate=False, counted="present", status="happened", first=first, last=last, said_by=said_by,
    )  # fmt: skip


def test_claim_says_who_whose_where_and_since_when() -> None:
    (claim,) = troop_claims([_event()])
    assert (claim.said_by, claim.actor_id, claim.place_id, claim.first) == (
        "usa.pentagon",
        "usa.military",
        "east",
        BEGIN,
    )


def test_numbers_of_killed_are_no_claims_about_troops() -> None:
    assert troop_claims([_event(counted="killed")]) == ()


def test_vehicles_are_no_troops() -> None:
    assert troop_claims([_event(unit="vehicle")]) == ()


def test_step_lasts_until_the_same_source_says_otherwise() -> None:
    steps = build_steps([_claim(900, BEGIN), _claim(2000, LATER)], actor_id="usa")
    assert [(step.first, step.last, step.low) for step in steps] == [
        (BEGIN, date(2024, 12, 18), 900),
        (LATER, None, 2000),
    ]


def test_sources_that_disagree_make_a_range_and_a_dispute() -> None:
    (_, both) = build_steps([_claim(900, BEGIN), _claim(2000, LATER, said_by="sohr")], actor_id="usa")
    assert (both.low, both.high, both.disputed) == (900, 2000, True)


def test_number_without_a_bound_leaves_the_step_without_one() -> None:
    (step,) = build_steps([_claim(900, BEGIN, high=None)], actor_id="usa.military")
    assert step.high is None
    assert not step.disputed


def test_claim_that_ends_leaves_a_gap() -> None:
    assert [s.last for s in build_steps([_claim(900, BEGIN, last=LATER)], actor_id="usa")] == [LATER]


def test_denied_claim_makes_no_step() -> None:
    assert build_steps(troop_claims([_event(polarity="denied")]), actor_id="usa") == ()


def test_other_actors_make_no_step() -> None:
    assert build_steps([_claim(900, BEGIN)], actor_id="rus") == ()

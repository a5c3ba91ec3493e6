"""Who did it, and to whom, where no name stands beside the trigger."""

from typing import Any

import pytest

from pipeline import extract_record

ROLES = [
    ("دمرت غارة إسرائيلية مبنى في حي المزة بدمشق أمس.", "STRIKE", {("agent", "isr")}),
    ("قتل 12 جنديا تركيا في غارة جوية على رتل قرب قرية بليون أمس.", "STRIKE", {("victim", "tur.military")}),
    (
        "نفذ التحالف الدولي غارات على مواقع تابعة لتنظيم داعش في دير الزور أمس.",
        "STRIKE",
        {("agent", "coalition"), ("target", "isis")},
    ),
    ("قال الجيش الأمريكي إنه قصف أهدافا لتنظيم الدولة في البادية أمس.", "STRIKE", {("agent", "usa.military")}),
    ("ودانت موسكو الضربات ودعت إلى اجتماع لمجلس الأمن.", "DEMAND", {("agent", "rus")}),
    ("بدأ إجلاء المدنيين من شرق حلب أمس بموجب اتفاق رعته روسيا وتركيا.", "DISPLACEMENT", {("mediator", "rus")}),
    ("أقر الجيش السوري بدخول المسلحين إلى أجزاء من مدينة حلب أمس.", "TERRITORY", {("agent", "people.gunmen")}),
]
NO_ROLES = [
    ("وصف الرئيس الروسي فلاديمير بوتين إسقاط الطائرة الروسية في اللاذقية أمس بأنه طعنة.", "STRIKE", "putin"),
    ("اتهمت المعارضة السورية القوات الحكومية بتنفيذ هجوم على دوما أمس.", "ATTACK", "syr.opposition"),
    ("شنت هيئة تحرير الشام هجوما على مواقع القوات الحكومية في ريف حلب الغربي أمس.", "ATTACK", "syr.military"),
]


def _event(sentence: str, kind: str) -> dict[str, Any]:
    events = extract_record({"id": "x", "title": "", "text": sentence, "published": "2023-05-10"})["events"]
    found: dict[str, Any] = next(event for event in events if event["type"] == kind)
    return found


@pytest.mark.parametrize(("sentence", "kind", "roles"), ROLES)
def test_actor_has_its_role(sentence: str, kind: str, roles: set[tuple[str, str]]) -> None:
    assert roles <= {(actor["role"], actor["id"]) for actor in _event(sentence, kind)["actors"]}


@pytest.mark.parametrize(("sentence", "kind", "bystander"), NO_ROLES)
def test_bystander_is_no_agent(sentence: str, kind: str, bystander: str) -> None:
    agents = [actor["id"] for actor in _event(sentence, kind)["actors"] if actor["role"] == "agent"]
    assert all(bystander not in agent for agent in agents)

"""The made-up world of the generator: types, places on a grid, actors, sentences."""

import json
from functools import cache

import numpy as np

TYPES: dict[str, tuple[str, str, str, float]] = {
    "TROOP_PRESENCE": ("Troop presence", "وجود قوات", "#0b5a8a", 8),
    "TROOP_MOVEMENT": ("Troop movement", "تحرك قوات", "#4f9fd4", 6),
    "OFFENSIVE": ("Offensive", "هجوم بري", "#c2410c", 6),
    "CLASH": ("Clash", "اشتباك", "#e58a3c", 16),
    "STRIKE": ("Strike", "قصف", "#a61e4d", 20),
    "EXPLOSION": ("Explosion", "انفجار", "#d0709a", 6),
    "TERRITORY": ("Change of control", "تغير السيطرة", "#6d4aa1", 8),
    "AGREEMENT": ("Agreement", "اتفاق", "#0f766e", 6),
    "CONTACT": ("Contact", "اتصال", "#4fb3a0", 6),
    "STATEMENT": ("Statement", "تصريح", "#8a7338", 10),
    "DISPLACEMENT": ("Displacement", "نزوح", "#7a8b1f", 4),
    "INCIDENT": ("Incident", "حادث", "#6b7280", 4),
}
TYPE_SHARES = [row[3] / 100 for row in TYPES.values()]
ACTORS = (
    ("syr.army", "Syrian army", "الجيش السوري", "government"),
    ("rus.military", "Russian forces", "القوات الروسية", "russia"),
    ("usa.military", "US forces", "القوات الأمريكية", "usa"),
    ("tur.military", "Turkish forces", "القوات التركية", "turkey"),
    ("syr.sdf", "Syrian Democratic Forces", "قوات سوريا الديمقراطية", "sdf"),
    ("syr.opposition", "Opposition factions", "فصائل المعارضة", "opposition"),
)
SENTENCES = (
    "أعلنت مصادر محلية في بيان مصنوع للتجربة أن وقائع جديدة جرت في المكان المذكور صباحا.",
    "قال شاهد لا وجود له إن ما جرى لم يتجاوز ساعة واحدة، وإن السكان عادوا إلى بيوتهم بعدها.",
    "نقل مراسل متخيل عن متحدث متخيل أن العدد غير نهائي وأن التحقق ما زال جاريا.",
    "أفادت نشرة مصنوعة بأن الأطراف اتفقت على لقاء آخر في موعد يحدد لاحقا.",
    "ذكر تقرير للتجربة فقط أن الحركة على الطريق عادت بعد توقفها يوما كاملا.",
    "لم يصدر تعليق من أي طرف حتى ساعة كتابة هذا النص المصنوع.",
    "تحدثت صفحة غير موجودة عن وصول تعزيزات إلى محيط المدينة ليل أمس.",
)
_GOVERNORATES = ("Aleppo", "Idlib", "Hama", "Homs", "Raqqa", "Deir ez-Zor", "Hasakah", "Damascus", "Daraa")
_GRID = 24


def place_ids() -> list[str]:
    """Ids of the made-up places."""
    return [f"made-up-{i}" for i in range(_GRID * _GRID)]


@cache
def _positions() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(11)
    rows, columns = np.divmod(random.permutation(_GRID * _GRID), _GRID)
    return 33.0 + rows * 0.16 + random.random(_GRID**2) * 0.08, 36.2 + columns * 0.24 + random.random(_GRID**2) * 0.1


def places() -> dict[str, object]:
    """Columns of the `places` table: towns on a shaken grid, every thirtieth one an area of 40 km."""
    latitude, longitude = _positions()
    ids = place_ids()
    areas = np.arange(len(ids)) % 30 == 7
    return {
        "place_id": ids,
        "name_ar": [f"بلدة {i}" for i in range(len(ids))],
        "name_en": [f"Town {i}" for i in range(len(ids))],
        "kind": np.where(areas, "area", "town").astype(object),
        "country_code": ["SY"] * len(ids),
        "governorate": [
            _GOVERNORATES[int(lon * 7 + lat * 3) % len(_GOVERNORATES)]
            for lat, lon in zip(latitude, longitude, strict=True)
        ],
        "latitude": latitude,
        "longitude": longitude,
        "radius_km": np.where(areas, 40.0, 3.0),
        "source": ["made up"] * len(ids),
        "licence": [""] * len(ids),
    }


def ends_of_ways() -> dict[str, np.ndarray]:
    """Columns of the places from which made-up forces come, without the prefix that they have in `events`."""
    columns = places()
    wanted = ("place_id", "latitude", "longitude", "name_en", "name_ar")
    return {name: np.asarray(columns[name], dtype=object) for name in wanted}


def ontology() -> dict[str, object]:
    """Columns of the `ontology` table."""
    return {
        "type": list(TYPES),
        "label_en": [row[0] for row in TYPES.values()],
        "label_ar": [row[1] for row in TYPES.values()],
        "definition_en": [f"{row[0]}, made up." for row in TYPES.values()],
        "definition_ar": [f"{row[1]}، للتجربة." for row in TYPES.values()],
        "colour": [row[2] for row in TYPES.values()],
    }


def outlines() -> dict[str, object]:
    """Columns of the `outlines` table: four rectangles that stand for governorates."""
    corners = [(36.0, 33.0), (39.0, 33.0), (36.0, 35.0), (39.0, 35.0)]
    rings = [[[x, y], [x + 3, y], [x + 3, y + 2], [x, y + 2], [x, y]] for x, y in corners]
    return {
        "place_id": [f"made-up-governorate-{i}" for i in range(4)], "name_en": [f"Governorate {i}" for i in range(4)],
        "name_ar": [f"محافظة {i}" for i in range(4)], "kind": ["governorate"] * 4,
        "geometry": [json.dumps({"type": "Polygon", "coordinates": [ring]}) for ring in rings],
    }  # fmt: skip

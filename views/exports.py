"""What is shown, as files: tables, maps, calendars, other tools' formats. Pure functions from rows to bytes.

Cells that a spreadsheet would run as formulas are defused; text stands escaped wherever a format reads markup.
"""

import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import escape
from typing import Any

import pandas as pd

from store.queries_details import records

CREDIT = "Read by Khatt from the articles named; places: see place_licence; outlines: Natural Earth (public domain)"
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One format."""

    name: str
    """File name."""
    mime: str
    """Media type."""
    build: Callable[[pd.DataFrame], bytes]
    """From rows of `store.queries_export.export_rows`."""


def clean(value: Any) -> Any:
    """Text without control characters; other values as they are."""
    return _CONTROL.sub("", value) if isinstance(value, str) else value


def defused(value: Any) -> Any:
    """Text that no spreadsheet takes for a formula."""
    text = clean(value)
    return f"'{text}" if isinstance(text, str) and _FORMULA.match(text) else text


def to_csv(rows: pd.DataFrame) -> bytes:
    """Comma-separated, UTF-8 with a mark, so that Excel shows Arabic."""
    return _flat(rows).to_csv(index=False).encode("utf-8-sig")


def _flat(rows: pd.DataFrame) -> pd.DataFrame:
    lines = [{name: defused(value) for name, value in row.items()} for row in records(rows)]
    return pd.DataFrame(lines, columns=rows.columns)


def to_excel(rows: pd.DataFrame) -> bytes:
    """A workbook with a sheet that opens right to left, and one with the credit."""
    file = io.BytesIO()
    with pd.ExcelWriter(file, engine="openpyxl") as book:
        _flat(rows).to_excel(book, sheet_name="events", index=False)
        pd.DataFrame({"about": [CREDIT]}).to_excel(book, sheet_name="about", index=False)
        sheet = book.sheets["events"]
        sheet.sheet_view.rightToLeft = True
        sheet.freeze_panes = "B2"
    return file.getvalue()


def to_parquet(rows: pd.DataFrame) -> bytes:
    """Parquet with the types of the tables."""
    file = io.BytesIO()
    rows.assign(credit=CREDIT).to_parquet(file, index=False)
    return file.getvalue()


def to_geojson(rows: pd.DataFrame) -> bytes:
    """A feature an event; events without a place have no geometry."""
    features = [
        {
            "type": "Feature",
            "id": row["event_id"],
            "geometry": _point(row),
            "properties": {name: _plain(value) for name, value in row.items() if name not in ("latitude", "longitude")},
        }
        for row in records(rows)
    ]
    return _json({"type": "FeatureCollection", "attribution": CREDIT, "features": features})


def _point(row: Row) -> dict[str, Any] | None:
    if row["latitude"] is None:
        return None
    return {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}


def to_kml(rows: pd.DataFrame) -> bytes:
    """Placemarks with time spans."""
    marks = "".join(_placemark(row) for row in records(rows) if row["latitude"] is not None)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    return f"{head}<name>Khatt</name><description>{escape(CREDIT)}</description>{marks}</Document></kml>".encode()


def _placemark(row: Row) -> str:
    ends = (("begin", row["earliest"]), ("end", row["latest"]))
    span = "".join(f"<{name}>{day}</{name}>" for name, day in ends if day)
    text = escape(clean(f"{row['status']} · {row['sentence'] or ''} · {row['outlets'] or ''}"))
    return (
        f"<Placemark><name>{escape(clean(title_of(row)))}</name><description>{text}</description>"
        f"{f'<TimeSpan>{span}</TimeSpan>' if span else ''}"
        f"<Point><coordinates>{row['longitude']},{row['latitude']}</coordinates></Point></Placemark>"
    )


def title_of(row: Row) -> str:
    """A short name: what and where."""
    where = row["place_en"] or row["place_ar"]
    return str(row["type"]).replace("_", " ").capitalize() + (f", {where}" if where else "")


def to_calendar(rows: pd.DataFrame) -> bytes:
    """iCalendar: an all-day entry for every event with a first and a last day."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Khatt//EN"]
    for row in records(rows):
        if row["earliest"] and row["latest"]:
            lines += _entry(row, stamp)
    return "\r\n".join([*map(_folded, lines), "END:VCALENDAR", ""]).encode()


def _entry(row: Row, stamp: str) -> list[str]:
    text = f"{row['sentence'] or ''} ({row['status']}; {row['outlets'] or ''})"
    return [
        "BEGIN:VEVENT",
        f"UID:{row['event_id']}@khatt",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{row['earliest']:%Y%m%d}",
        f"DTEND;VALUE=DATE:{row['latest'] + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_ical(title_of(row))}",
        f"DESCRIPTION:{_ical(text)}",
        "END:VEVENT",
    ]


def _ical(text: str) -> str:
    escaped = str(clean(text)).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(escaped.splitlines())


def _folded(line: str) -> str:
    """Lines of at most 75 octets, cut between characters."""
    parts, part = [], b""
    for letter in line:
        if len(part) + len(letter.encode()) > 73:
            parts.append(part)
            part = b""
        part += letter.encode()
    return str(b"\r\n ".join([*parts, part]), "utf-8")


def to_timelinejs(rows: pd.DataFrame) -> bytes:
    """TimelineJS JSON; it reads markup, so that all text is escaped."""
    slides = [
        {
            "unique_id": row["event_id"],
            "group": row["type"],
            "start_date": _parts(row["earliest"] or row["latest"]),
            **({"end_date": _parts(row["latest"])} if row["latest"] else {}),
            "text": {
                "headline": escape(title_of(row)),
                "text": escape(f"{row['sentence'] or ''} — {row['outlets'] or ''}"),
            },
        }
        for row in records(rows)
        if row["earliest"] or row["latest"]
    ]
    return _json({"events": slides, "scale": "human", "attribution": CREDIT})


def _parts(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def to_timemap(rows: pd.DataFrame) -> bytes:
    """The event JSON of Bellingcat's TimeMap: dated and placed events."""
    return _json(
        [
            {
                "id": row["event_id"],
                "title": title_of(row),
                "description": escape(row["sentence"] or ""),
                "date": f"{row['earliest'] or row['latest']:%m/%d/%Y}",
                "time": "",
                "latitude": str(row["latitude"]),
                "longitude": str(row["longitude"]),
                "location": row["place_en"] or row["place_ar"] or "",
                "time_precision": row["time_precision"],
                "location_precision": row["geo_precision"],
                "associations": [row["type"], row["status"]],
                "sources": [s for s in (row["outlets"] or "").split("; ") if s],
            }
            for row in records(rows)
            if row["latitude"] is not None and (row["earliest"] or row["latest"])
        ]
    )


_TIME_CODES = {"day": 1, "interval": 2, "month": 3, "year": 3, "open": 3}
_GEO_CODES = {"point": 1, "near": 2, "area": 3}


def to_acled(rows: pd.DataFrame) -> bytes:
    """Columns named as ACLED names them; types are Khatt's, the precision codes 1 (exact) to 3 (vague)."""
    lines = [
        {
            "event_id_cnty": row["event_id"],
            "event_date": row["earliest"] or row["latest"],
            "time_precision": _TIME_CODES.get(row["time_precision"], ""),
            "event_type": row["type"],
            "sub_event_type": row["subtype"] or "",
            "status": row["status"],
            "actor1": row["agents_en"] or "",
            "actor2": row["others_en"] or "",
            "country": row["country_code"] or "",
            "admin1": row["governorate"] or "",
            "location": row["place_en"] or "",
            "latitude": row["latitude"],
            "longitude": row["longitude"],
            "geo_precision": _GEO_CODES.get(row["geo_precision"], ""),
            "source": row["outlets"] or "",
            "notes": row["sentence"] or "",
            "fatalities": row["killed_low"],
        }
        for row in records(rows)
    ]
    frame = pd.DataFrame([{name: defused(value) for name, value in line.items()} for line in lines])
    return frame.to_csv(index=False).encode("utf-8-sig")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else clean(value)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", errors="replace")


EXPORTS = {
    "csv": Export(name="khatt.csv", mime="text/csv", build=to_csv),
    "excel": Export(
        name="khatt.xlsx", mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", build=to_excel
    ),
    "geojson": Export(name="khatt.geojson", mime="application/geo+json", build=to_geojson),
    "kml": Export(name="khatt.kml", mime="application/vnd.google-earth.kml+xml", build=to_kml),
    "parquet": Export(name="khatt.parquet", mime="application/vnd.apache.parquet", build=to_parquet),
    "timelinejs": Export(name="khatt-timelinejs.json", mime="application/json", build=to_timelinejs),
    "timemap": Export(name="khatt-timemap.json", mime="application/json", build=to_timemap),
    "acled": Export(name="khatt-acled.csv", mime="text/csv", build=to_acled),
    "calendar": Export(name="khatt.ics", mime="text/calendar", build=to_calendar),
}

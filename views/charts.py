"""What the Plotly figures share: paper, font, margins, the time axis."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

from views.lanes import DAY_MS
from views.look import Look

Trace = dict[str, Any]


def frame_layout(look: Look, *, height: int) -> dict[str, object]:
    """What all figures share: paper, font, margins, hover; height in pixels."""
    right = look.labels.direction == "rtl"
    return {
        "height": height, "barmode": "overlay", "bargap": 0, "dragmode": "pan", "hovermode": "closest",
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "showlegend": False,
        "margin": {"l": 8, "r": 8, "t": 6, "b": 30}, "uirevision": "keep",
        "font": {"family": '"Noto Sans", "Noto Sans Arabic", sans-serif', "size": 12, "color": look.theme.soft},
        "hoverlabel": {
            "align": "right" if right else "left", "bgcolor": look.theme.paper, "bordercolor": look.theme.soft,
            "font": {"color": look.theme.ink, "size": 13},
        },
    }  # fmt: skip


def time_axis(look: Look, span: tuple[date, date]) -> dict[str, object]:
    """The time axis: it runs from left to right in both languages, and says years, months or days as it is zoomed."""
    days = max(1, (span[1] - span[0]).days)
    pad = timedelta(days=max(1.0, days * 0.015))
    words = look.labels.language == "en"
    month, day = ("%b %Y", "%d %b %Y") if words else ("%m/%Y", "%d/%m/%Y")
    year_ms, month_ms = 366 * DAY_MS, 28 * DAY_MS
    return {
        "type": "date", "range": [(pd.Timestamp(span[0]) - pad).isoformat(), (pd.Timestamp(span[1]) + pad).isoformat()],
        "gridcolor": look.theme.line, "linecolor": look.theme.line, "zeroline": False, "ticks": "outside",
        "tickcolor": look.theme.line, "tickfont": {"size": 12, "color": look.theme.soft}, "nticks": 8,
        "ticklabeloverflow": "allow",
        "tickformatstops": [
            {"dtickrange": [None, month_ms - 1], "value": day},
            {"dtickrange": [month_ms, year_ms - DAY_MS * 2], "value": month},
            {"dtickrange": [year_ms - DAY_MS * 2, None], "value": "%Y"},
        ],
    }  # fmt: skip

"""The page that the benchmark compares with: `px.timeline`, a `folium.Marker` for each event, nothing aggregated.

It is given the local Leaflet of the product, since with its own addresses it would not draw at all without a network.
"""

import os
from pathlib import Path

import folium
import pandas as pd
import plotly.express as px
import streamlit as st
from streamlit_folium import st_folium

from views.leaflet import scripts, serve_script, styles
from views.sidebar import load_presets


@st.cache_data
def load() -> pd.DataFrame:
    """Dated and placed events with their places."""
    folder = Path(os.environ["KHATT_TABLES"])
    events, places = (pd.read_parquet(folder / f"{name}.parquet") for name in ("events", "places"))
    rows = events.merge(places, on="place_id")
    for name in ("earliest", "latest"):
        rows[name] = pd.to_datetime(rows[name])
    return rows.dropna(subset=["earliest", "latest", "latitude"])


st.set_page_config(layout="wide")
rows = load()
presets = {preset.id: preset for preset in load_presets()}
chosen = presets.get(st.sidebar.selectbox("Range", list(presets), index=None) or "")
if chosen:
    rows = rows[(rows["latest"] >= pd.Timestamp(chosen.first)) & (rows["earliest"] <= pd.Timestamp(chosen.last))]
drawn = rows.assign(until=rows["latest"] + pd.Timedelta(days=1))
st.plotly_chart(
    px.timeline(drawn, x_start="earliest", x_end="until", y="type", color="type", hover_name="evidence_text")
)
base = folium.Map(location=[35.0, 38.6], zoom_start=7, tiles=None)
base.default_js, base.default_css = scripts(serve_script([])), styles()
for latitude, longitude, text in zip(rows["latitude"], rows["longitude"], rows["evidence_text"], strict=True):
    folium.Marker([latitude, longitude], tooltip=str(text)).add_to(base)
st_folium(base, use_container_width=True, returned_objects=[])

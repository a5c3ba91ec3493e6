"""Sources: what came in, from whom and when, how much of it was dated and placed, and what went wrong."""

import streamlit as st

from pipeline import ensure_tables
from store.queries_sources import count_coverage, count_outlets, list_problems
from views import frame, visit
from views.chart import show_chart
from views.density import build_binned_timeline, unit_for
from views.routing import through_router
from views.sources import MOST_PROBLEMS, built_html, extent_of, outlets_html, problems_html

through_router()
here = visit.current(ensure_tables)
labels, tables = here.labels, here.opened.queries.tables
outlets, problems = count_outlets(tables), list_problems(tables)
span = extent_of(outlets) or here.extent

st.html(built_html(here.opened.facts, outlets, len(problems), labels))
if outlets.empty:
    frame.empty(labels("empty.tables"), labels)
else:
    frame.section(labels("sources.coverage"), labels)
    unit = unit_for(span, most=72)
    lanes = {name: name or labels("evidence.no_outlet") for name in outlets["outlet"].head(14)}
    bins = count_coverage(tables, unit=unit)
    drawing = build_binned_timeline(
        bins, look=here.look, lanes=lanes, span=span, unit=unit, by_type=False, hover="coverage.hover"
    )
    show_chart(drawing, key="khatt_coverage", alt=labels("sources.coverage"))
    frame.section(labels("sources.outlets"), labels)
    st.html(outlets_html(outlets, labels))
frame.section(labels("sources.problems"), labels)
if problems.empty:
    st.caption(labels("sources.no_problems"))
else:
    st.html(problems_html(problems, labels))
    if len(problems) > MOST_PROBLEMS:
        st.caption(labels("problems.cut", n=labels.number(MOST_PROBLEMS)))

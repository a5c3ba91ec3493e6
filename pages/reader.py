"""Reader: an article with everything marked that was read in it; and a box to paste any article."""

import streamlit as st

from pipeline import ensure_tables
from pipeline.pasted import MOST_CHARACTERS, doubt_of, read_pasted
from store.queries_details import list_articles, load_article, records
from store.queries_tellings import load_tellings
from views import frame, session, visit
from views.evidence import event_card
from views.marked_text import marked_html, marks_line, marks_of, publication_html, title_html
from views.problems import problem_words
from views.routing import through_router
from views.table import marks_html
from views.tellings import tellings_html

through_router()
here = visit.current(ensure_tables)
labels, tables = here.labels, here.opened.queries.tables


def name_of(row: dict) -> str:
    day = labels.day(row["published_best"], form="y-MM-dd") if row["published_best"] else labels("days.unknown")
    words = row["title"] or row["opening"].replace("\n", " ")
    return f"{day} · {words[:90]}" + (f" · {row['source']}" if row["source"] else "")


def choose_stored() -> dict | None:
    """The article of the link or of the list."""
    rows = {row["article_id"]: row for row in records(list_articles(tables))}
    wanted = session.get("article")
    if wanted and wanted not in rows and (linked := load_article(tables, wanted)):
        rows[wanted] = linked | {"opening": linked["text"][:80]}
    elif wanted and wanted not in rows:
        st.warning(labels("reader.gone"), icon="⚠️")
        session.put("article", None)
    if not rows:
        frame.empty(labels("empty.tables"), labels)
        return None
    st.session_state[session.widget("article")] = session.get("article") or next(iter(rows))
    chosen = st.selectbox(
        labels("reader.choose"), list(rows), format_func=lambda key: name_of(rows[key]), **session.keep("article")
    )
    return load_article(tables, chosen)


def choose_pasted() -> dict | None:
    """What was pasted, read at once and kept nowhere."""
    text = st.text_area(labels("reader.paste"), height=220, key="khatt_pasted", help=labels("reader.paste.help"))
    day = st.date_input(labels("reader.published"), value=None, format="YYYY-MM-DD", key="khatt_pasted_day")
    st.button(labels("reader.read"), type="primary")
    if not text.strip():
        return None
    if doubt := doubt_of(text):
        frame.warn(labels(f"reader.{doubt}", n=labels.number(MOST_CHARACTERS)), labels)
    return None if doubt == "no_arabic" else read_pasted(text, day)


def elsewhere(row: dict) -> str:
    """The same event in other articles, with their numbers."""
    return tellings_html(load_tellings(tables, row["event_id"]), labels, event_id=row["event_id"])


def show_article(article: dict) -> None:
    """Text on one side, events on the other."""
    chosen = session.get("event")
    marks = marks_of(article, here.look, event_id=chosen)
    text, margin = st.columns([1.7, 1], gap="large")
    with text:
        st.html(title_html(article) + marks_line(labels))
        st.html(marked_html(article, marks, labels))
        with st.expander(labels("reader.all_marks")):
            st.html(marks_html(article["text"], marks, labels))
    with margin:
        frame.section(labels("reader.day"), labels)
        st.html(publication_html(article, labels))
        for problem in article.get("problem_rows", []):
            frame.warn(": ".join(problem_words(problem[name], labels) for name in ("what", "why")), labels)
        frame.section(labels.plural("reader.events", len(article["event_rows"])), labels)
        rows = sorted(article["event_rows"], key=lambda row: row["event_id"] != chosen)
        cards = (event_card(row, here.look) + elsewhere(row) for row in rows)
        st.html("".join(cards) or f"<p>{labels('reader.no_events')}</p>")


stored = labels("reader.stored")
pasted = labels("reader.pasted")
way = st.segmented_control(
    labels("reader.way"), [stored, pasted], default=stored, required=True, label_visibility="collapsed", key="khatt_way"
)
article = choose_pasted() if way == pasted else choose_stored()
session.write_url()
if article:
    show_article(article)

"""Reader: stored articles, the box to paste one, hostile text."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
PASTED = "أعلنت وزارة الدفاع يوم الخميس 5 كانون الأول 2024 أن قواتها انسحبت من مدينة حماة."


def html_of(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def paste(app: AppTest, text: str) -> AppTest:
    group = next(g for g in app.main.button_group)
    group.set_value(group.options[1].content if hasattr(group.options[1], "content") else group.options[1]).run()
    app.text_area(key="khatt_pasted").set_value(text).run()
    assert not app.exception
    return app


def test_reader_shows_a_stored_article_from_right_to_left(open_page: Open) -> None:
    assert '<div class="khatt-text" lang="ar" dir="rtl">' in html_of(open_page("reader"))


def test_pasted_article_is_read_at_once(open_page: Open) -> None:
    html = html_of(paste(open_page("reader"), PASTED))
    assert "انسحبت" in html
    assert 'data-kind="' in html


def test_pasted_article_is_stored_nowhere(open_page: Open) -> None:
    app = paste(open_page("reader"), PASTED)
    assert not any("حماة" in str(value) for value in app.query_params.values())
    assert all("حماة" not in option for box in app.main.selectbox for option in box.options)


def test_pasted_markup_is_shown_as_text(open_page: Open) -> None:
    html = html_of(
        paste(open_page("reader"), "<script>alert(1)</script> <img src=x onerror=alert(2)> وقصفت الطائرات المدينة")
    )
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(("language", "said"), [("en", "no Arabic article"), ("ar", "لا مقال عربيا")])
def test_pasted_text_without_arabic_is_told_and_not_read(open_page: Open, language: str, said: str) -> None:
    html = html_of(paste(open_page("reader", lang=language), "Nothing here but English and 1234"))
    assert said in html
    assert 'class="khatt-text"' not in html


def test_page_of_all_articles_says_that_filters_wait(open_page: Open) -> None:
    captions = [caption.value for caption in open_page("reader").sidebar.caption]
    assert any("kept for the other pages" in words for words in captions)
    assert not any("kept for" in caption.value for caption in open_page("timeline").sidebar.caption)


def test_missing_article_of_a_link_is_told(open_page: Open) -> None:
    app = open_page(article="no-such-article")
    app.switch_page("pages/reader.py").run()
    assert any("not in the tables" in warning.value for warning in app.warning)

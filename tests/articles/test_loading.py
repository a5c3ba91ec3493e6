import json

import pytest

from articles import article_from_record, find_files, load_articles
from model import SourceError

NEWS = "قصفت طائرات حربية بلدة في ريف إدلب صباح الثلاثاء."


def written(tmp_path, name, content):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path


def only(path):
    (reading,) = load_articles(path)
    return reading


def test_text_file_is_one_article_named_after_the_file(tmp_path):
    reading = only(written(tmp_path, "a1.txt", NEWS))
    assert reading.record_id == "a1"
    assert reading.article.text == NEWS
    assert reading.article.title == ""
    assert reading.problem is None


def test_front_matter_is_taken_off_the_text(tmp_path):
    text = f"---\ntitle: قصف على بلدة\nsource: خط\nurl: https://example.org/1\npublished: 2020-03-03\n---\n{NEWS}"
    article = only(written(tmp_path, "a.txt", text)).article
    assert article.text == NEWS
    assert (article.title, article.source, article.url) == ("قصف على بلدة", "خط", "https://example.org/1")
    assert article.published.edtf == "2020-03-03"


def test_front_matter_that_does_not_end_is_text(tmp_path):
    text = f"---\ntitle: قصف\n{NEWS}"
    assert only(written(tmp_path, "a.txt", text)).article.text == text


def test_first_line_before_a_blank_one_is_the_title_and_stays_in_the_text(tmp_path):
    text = f"قصف على بلدة\n\n{NEWS}"
    article = only(written(tmp_path, "a.txt", text)).article
    assert (article.title, article.text) == ("قصف على بلدة", text)


def test_json_lines_keep_their_order_and_their_ids(tmp_path):
    rows = [{"id": 7, "text": NEWS}, {"id": "b", "text": NEWS + " ثم عادت.", "published": "2020-03-03T10:00:00Z"}]
    readings = list(load_articles(written(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)) + "\n\n")))
    assert [reading.record_id for reading in readings] == [7, "b"]
    assert readings[1].article.published.edtf == "2020-03-03"


def test_csv_has_the_columns_of_json_lines(tmp_path):
    path = written(tmp_path, "a.csv", f'id;text;source\n1;"{NEWS}\nوأصيب مدني.";خط\n2;;\n')
    first, second = load_articles(path)
    assert (first.article.text, first.article.source) == (f"{NEWS}\nوأصيب مدني.", "خط")
    assert second.problem.why == "`text` is empty"


@pytest.mark.parametrize("content", [{"articles": [{"text": NEWS}]}, [{"text": NEWS}], {"text": NEWS}])
def test_json_holds_articles_in_a_list_or_alone(tmp_path, content):
    assert only(written(tmp_path, "a.json", json.dumps(content))).article.text == NEWS


def test_page_gives_title_day_and_paragraphs(tmp_path):
    page = (
        '<html><head><title>قصف - موقع</title><meta property="article:published_time" content="2020-03-05T10:00:00Z">'
        '<meta property="og:site_name" content="موقع"><script>var x = "لا";</script></head><body><nav>القائمة</nav>'
        "<article><h1>قصف على بلدة</h1><p>قصفت طائرات بلدة &amp; قرية.</p><p>وأصيب <b>مدني</b>.</p></article>"
        "<footer>حقوق</footer></body></html>"
    )
    article = only(written(tmp_path, "a.html", page)).article
    assert article.text == "قصف على بلدة\nقصفت طائرات بلدة & قرية.\nوأصيب مدني."
    assert (article.title, article.source, article.published.edtf) == ("قصف على بلدة", "موقع", "2020-03-05")


def test_feed_gives_an_article_an_entry(tmp_path):
    feed = (
        '<?xml version="1.0" encoding="utf-8"?><rss><channel><title>موقع</title><item><title>خبر</title>'
        "<link>https://example.org/1</link><pubDate>Tue, 03 Mar 2020 10:00:00 GMT</pubDate>"
        "<description>&lt;p&gt;قصفت طائرات بلدة.&lt;/p&gt;</description></item></channel></rss>"
    )
    article = only(written(tmp_path, "a.rss", feed)).article
    assert (article.title, article.text, article.source) == ("خبر", "قصفت طائرات بلدة.", "موقع")
    assert (article.url, article.published.edtf) == ("https://example.org/1", "2020-03-03")


def test_atom_feed_gives_an_article_an_entry(tmp_path):
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>موقع</title><entry><id>urn:1</id><title>خبر</title>'
        '<link href="https://example.org/1"/><updated>2020-03-03T10:00:00Z</updated>'
        "<content>قصفت طائرات بلدة.</content></entry></feed>"
    )
    reading = only(written(tmp_path, "a.atom", feed))
    assert reading.record_id == "urn:1"
    assert (reading.article.url, reading.article.published.edtf) == ("https://example.org/1", "2020-03-03")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("scan.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        ("word.txt", b"PK\x03\x04....", "Office"),
        ("noise.txt", bytes(range(256)) * 8, "UTF-8"),
        ("latin.txt", "Événement à Genève, déjà vécu".encode("latin-1"), "UTF-8"),
        ("nuls.txt", b"a\0b\0" * 50, "NUL"),
        ("half.txt", b"\xff\xfea", "utf-16"),
        ("empty.jsonl", b"\n\n", "empty"),
        ("broken.json", b'{"text": ', "not JSON"),
        ("number.json", b"7", "neither"),
        ("columns.csv", b"a,b\n1,2\n", "`text`"),
        ("page.html", b"<html><script>1</script></html>", "no text"),
        ("feed.xml", b"<rss><channel></channel></rss>", "not an RSS"),
        ("broken.xml", b"<rss><channel>", "not a feed"),
        ("book.docx", b"PK", "'.docx'"),
        ("README", b"x", "not read"),
    ],
)
def test_file_that_cannot_be_read_is_a_named_problem(tmp_path, name, content, why):
    reading = only(written(tmp_path, name, content))
    assert reading.article is None
    assert why in reading.problem.why
    assert name in reading.problem.subject
    assert reading.problem.stage == "read"


def test_missing_file_is_a_named_problem(tmp_path):
    assert only(tmp_path / "absent.txt").problem.why == "no such file or folder"


def test_broken_row_is_a_problem_with_its_line_and_the_rest_is_read(tmp_path):
    lines = [
        json.dumps({"id": 1, "text": NEWS}),
        '{"id": 2, "text',
        "[1]",
        '{"id": 4}',
        json.dumps({"id": 5, "text": NEWS}),
    ]
    path = written(tmp_path, "a.jsonl", "\n".join(lines))
    readings = list(load_articles(path))
    assert [reading.record_id for reading in readings] == [1, None, None, 4, 5]
    assert [reading.problem and reading.problem.subject for reading in readings] == [
        None, f"{path}:2", f"{path}:3", f"{path}:4", None,
    ]  # fmt: skip


def test_line_of_fifty_megabytes_is_passed_over(tmp_path):
    long = b'{"text": "' + b"x" * 50_000_000 + b'"}'
    readings = list(load_articles(written(tmp_path, "a.jsonl", long + b"\n" + json.dumps({"text": NEWS}).encode())))
    assert [reading.article is None for reading in readings] == [True, False]
    assert "20 MB" in readings[0].problem.why
    assert readings[0].problem.subject.endswith("a.jsonl:1")


def test_text_file_of_fifty_megabytes_is_not_opened(tmp_path):
    reading = only(written(tmp_path, "a.txt", b"x" * 50_000_000))
    assert "too large" in reading.problem.why


def test_deeply_nested_row_is_a_problem(tmp_path):
    assert "not a JSON object" in only(written(tmp_path, "a.jsonl", "[" * 200_000)).problem.why


def test_windows_1256_is_read_and_says_so(tmp_path):
    reading = only(written(tmp_path, "a.txt", NEWS.encode("windows-1256")))
    assert reading.article.text == NEWS
    assert "windows-1256" in reading.problem.why


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_text_with_its_mark_is_read_without_it(tmp_path, encoding):
    reading = only(written(tmp_path, "a.txt", NEWS.encode(encoding)))
    assert reading.article.text == NEWS
    assert reading.problem is None


def test_a_few_damaged_bytes_are_shown_and_told(tmp_path):
    content = (NEWS * 3).encode()
    reading = only(written(tmp_path, "a.txt", content[:20] + b"\xff" + content[20:]))
    assert reading.article.text.replace("\ufffd", "").endswith(NEWS * 2)
    assert "invalid UTF-8 at byte" in reading.problem.why


def test_half_characters_and_nuls_are_read_and_told(tmp_path):
    rows = [{"text": NEWS + "\ud83d"}, {"text": NEWS + "\0"}]
    readings = list(load_articles(written(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))))
    assert ["surrogate" in readings[0].problem.why, "NUL" in readings[1].problem.why] == [True, True]
    assert [reading.article.text for reading in readings] == [row["text"] for row in rows]


def test_publication_day_that_is_none_is_left_out_and_told(tmp_path):
    reading = only(written(tmp_path, "a.jsonl", json.dumps({"text": NEWS, "published": "2020-02-30"})))
    assert reading.article.published is None
    assert "2020-02-30" in reading.problem.why


def test_folder_is_searched_for_files_of_known_kinds(tmp_path):
    for name in ("b/2.txt", "b/.hidden/3.txt", "a.jsonl", "README.md", ".4.txt"):
        written(tmp_path, name, NEWS)
    named = tmp_path / "README.md"
    assert find_files([tmp_path, named, named]) == [tmp_path / "a.jsonl", tmp_path / "b" / "2.txt", named]


@pytest.mark.parametrize(
    "record",
    [{}, {"text": None}, {"text": 7}, {"text": " "}, {"text": NEWS, "title": 7}, {"text": NEWS, "published": 3}],
)
def test_record_that_is_no_article_is_refused(record):
    with pytest.raises(SourceError):
        article_from_record(record)

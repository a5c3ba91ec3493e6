import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import article_from_record, clean


def view(text):
    return clean(article_from_record({"text": text}))


def sentences(text):
    return [text[s.stretch.start : s.stretch.end] for s in view(text).sentences]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("قصفت الطائرات القرية. وأصيب مدني.", ["قصفت الطائرات القرية.", "وأصيب مدني."]),
        ("قال: “لا نخطط لذلك”. وأضاف.", ["قال: “لا نخطط لذلك”.", "وأضاف."]),
        ('قال: "لا نخطط لذلك." وأضاف.', ['قال: "لا نخطط لذلك."', "وأضاف."]),
        ("هل تنسحب القوات؟ لا جواب!", ["هل تنسحب القوات؟", "لا جواب!"]),
        ("سوريا.. مقتل قيادي في غارة", ["سوريا.. مقتل قيادي في غارة"]),
        ("تحدث عن الجيشين... ولهذا السبب غادر.", ["تحدث عن الجيشين... ولهذا السبب غادر."]),
        ("تحدث عن الجيشين… ولهذا السبب غادر.", ["تحدث عن الجيشين… ولهذا السبب غادر."]),
        ('قال "لا أدري..." ثم غادر.', ['قال "لا أدري..."', "ثم غادر."]),
        ("وقال د. سامر إن م. هدى وصلت.", ["وقال د. سامر إن م. هدى وصلت."]),
        ("نقلت أ.ف.ب عن مصدر. وأكد آخر.", ["نقلت أ.ف.ب عن مصدر.", "وأكد آخر."]),
        ("ارتفع السعر 3.5 بالمئة. وانتهى.", ["ارتفع السعر 3.5 بالمئة.", "وانتهى."]),
        ("القرار رقم 2254. وهو نافذ.", ["القرار رقم 2254.", "وهو نافذ."]),
        ("الساعة 10:30 صباحا. ثم توقف.", ["الساعة 10:30 صباحا.", "ثم توقف."]),
        ("1. الهدنة أولا\n2. التبادل ثانيا", ["1. الهدنة أولا", "2. التبادل ثانيا"]),
        ("قصف الريف الغربي.وقال الدفاع المدني.", ["قصف الريف الغربي.", "وقال الدفاع المدني."]),
        ("أصيب مدني بجروح.- قصفت القرية.", ["أصيب مدني بجروح.", "- قصفت القرية."]),
        ("موقع العربية.نت نشر الخبر.", ["موقع العربية.نت نشر الخبر."]),
        ("وصفه بالناجح (!) أمس.", ["وصفه بالناجح (!) أمس."]),
        ("سطر أول بلا نقطة\nسطر ثان بلا نقطة", ["سطر أول بلا نقطة", "سطر ثان بلا نقطة"]),
        ("سطر أول بلا نقطة\r\nسطر ثان بلا نقطة", ["سطر أول بلا نقطة", "سطر ثان بلا نقطة"]),
        ("حلب::قصفت القرية. وأصيب مدني.", ["حلب::", "قصفت القرية.", "وأصيب مدني."]),
    ],
)
def test_sentence_ends_where_a_reader_would_end_it(text, parts):
    assert sentences(text) == parts


def test_lines_broken_at_a_width_are_one_paragraph():
    lines = [
        "قصفت طائرات حربية صباح اليوم بلدة في ريف المحافظة الجنوبي ما أدى",
        "إلى إصابة ثلاثة مدنيين بجروح متفاوتة نقلوا على إثرها إلى المشفى",
        "الوطني في المدينة لتلقي العلاج اللازم بينما تواصل فرق الدفاع عملها",
        "في المكان بحثا عن ناجين تحت الأنقاض. وقال مصدر طبي إن حالة اثنين",
        "منهم مستقرة بينما يخضع الثالث لعملية جراحية عاجلة بعد إصابته في",
        "رأسه خلال القصف الذي استمر ساعة كاملة على أطراف البلدة ومحيطها",
        "القريب.",
    ]
    assert len(sentences("\n".join(lines))) == 2


def test_sentence_that_says_the_same_words_again_says_so():
    text = 'قال إنها "فعالة للغاية".\nغادر الوفد.\nقال إنها “فعالة للغاية”.'
    assert [sentence.repeats for sentence in view(text).sentences] == [None, None, 0]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("حلب::قصفت قرية. أصيب مدني.\nإدلب::توغل رتل.", [None, "حلب::", "حلب::", None, "إدلب::"]),
        ("وفي إدلب:\n- قصفت قرية.\nوفي حماة:\n- أصيب مدني.", [None, "وفي إدلب:", None, "وفي حماة:"]),
        ("ريف دمشق\nقصفت الطائرات قرية كبيرة في الريف الغربي.", [None, "ريف دمشق"]),
        ("قصفت الطائرات قرية. وأصيب مدني.", [None, None]),
    ],
)
def test_section_of_a_sentence_is_the_head_before_it(text, heads):
    shown = view(text)
    found = [shown.section_of(sentence) for sentence in shown.sentences]
    assert [head and text[head.stretch.start : head.stretch.end] for head in found] == heads


def test_paragraphs_are_numbered_by_lines():
    assert [s.paragraph for s in view("جملة أولى. جملة ثانية.\n\nجملة ثالثة.").sentences] == [0, 0, 1]


def test_clauses_end_at_commas_and_quotes_but_not_inside_figures():
    text = "عند الساعة 10:30 من 2023-05-02، قال: “سنبقى هناك”."
    parts = [text[c.start : c.end] for c in view(text).clauses]
    assert parts == ["عند الساعة 10:30 من 2023-05-02،", "قال:", "“", "سنبقى هناك”", "."]


PIECES = st.lists(
    st.sampled_from(["قصف", "حلب", ".", "..", "…", "،", ":", "::", "“”", '"', " ", "\n", "3", ".5", "د", "؟", "()"]),
    max_size=40,
)


@given(PIECES)
def test_sentences_and_clauses_hold_every_token_once(pieces):
    shown = view("نص " + "".join(pieces))
    for stretches in ([s.stretch for s in shown.sentences], shown.clauses):
        covered = [token for stretch in stretches for token in range(stretch.first, stretch.stop)]
        assert covered == list(range(len(shown.forms)))


@given(PIECES)
def test_clause_never_reaches_over_a_sentence(pieces):
    shown = view("نص " + "".join(pieces))
    for clause in shown.clauses:
        assert shown.sentence_at(clause.first) == shown.sentence_at(clause.stop - 1)

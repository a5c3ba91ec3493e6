import pytest

from articles.markers import load_markers, outlets_end, read_marker
from lexicon import fold

OK = [(row, line) for row in load_markers() for line in row.ok]
NOT = [line for row in load_markers() for line in row.not_]


@pytest.mark.parametrize(("row", "line"), OK, ids=[f"{row.id}: {line}" for row, line in OK])
def test_marker_row_marks_its_examples(row, line):
    found = read_marker(fold(line))
    assert found is not None
    assert found.row.kind == row.kind


@pytest.mark.parametrize("line", NOT)
def test_marker_rows_leave_the_counterexamples(line):
    assert read_marker(fold(line)) is None


@pytest.mark.parametrize("line", ["رويترز", "فرانس24/ أ ف ب/ رويترز", "(سانا)", "وكالات + RT", "© أ.ف.ب"])
def test_outlets_are_read_to_their_end(line):
    folded = fold(line).lower()
    end = outlets_end(folded)
    assert end is not None
    assert not any(letter.isalnum() for letter in folded[end:])


@pytest.mark.parametrize("line", ["قال رويترز", "وكالاتنا", "حمص", ""])
def test_other_words_are_no_outlets(line):
    assert outlets_end(fold(line)) is None

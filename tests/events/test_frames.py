"""Frames: every row's own examples, and what a broken row says."""

from pathlib import Path

import pytest

from articles import clean
from events.frames import FrameRow, load_frames, load_frames_from
from events.scopes import read_scopes
from events.triggers import find_hits
from model import Article, RuleError
from temporal import find_time_expressions

OK = [(frame.id, sentence) for frame in load_frames() for sentence in frame.ok]
NOT = [(frame.id, sentence) for frame in load_frames() for sentence in frame.not_]
ROW = "- {id: x, type: STRIKE, arguments: fire, nouns: [قصف]}\n"


def _triggered(sentence: str) -> set[str]:
    """Ids of the frames that a sentence triggers, after its scopes."""
    text = clean(Article(article_id="a", text=sentence))
    mentions = [expression.mention for expression in find_time_expressions(text)]
    timed = {token for m in mentions for token in range(text.token_at(m.start), text.token_at(m.end - 1) + 1)}
    found: set[str] = set()
    for each in text.sentences:
        first, stop = each.stretch.first, each.stretch.stop
        reading = read_scopes(text, first, stop, find_hits(text, first, stop), timed)
        found |= {scoped.hit.frame.id for scoped in reading.triggers if scoped.hit.frame is not None}
    return found


@pytest.mark.parametrize(("frame_id", "sentence"), OK)
def test_frame_is_triggered_by_its_example(frame_id: str, sentence: str) -> None:
    assert frame_id in _triggered(sentence)


@pytest.mark.parametrize(("frame_id", "sentence"), NOT)
def test_frame_is_not_triggered_by_its_counterexample(frame_id: str, sentence: str) -> None:
    assert frame_id not in _triggered(sentence)


def test_frames_that_make_events_have_examples() -> None:
    bare = [f.id for f in load_frames() if f.role in ("event", "generic", "casualty") and not f.ok]
    assert bare == []


def _message(tmp_path: Path, *files: str) -> str:
    paths = []
    for number, text in enumerate(files):
        path = tmp_path / f"frames_{number}.yaml"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    with pytest.raises(RuleError) as raised:
        load_frames_from(paths)
    return str(raised.value)


def test_unknown_type_is_named_by_file_and_line(tmp_path: Path) -> None:
    message = _message(tmp_path, ROW + ROW.replace("id: x", "id: y").replace("STRIKE", "SRTIKE"))
    assert "frames_0.yaml:2:" in message
    assert "SRTIKE" in message


def test_duplicate_id_is_named_by_file_and_line(tmp_path: Path) -> None:
    assert "frames_0.yaml:2:" in _message(tmp_path, ROW + ROW)


def test_duplicate_id_in_another_file_is_named_by_file_and_line(tmp_path: Path) -> None:
    message = _message(tmp_path, ROW, "# a comment\n" + ROW)
    assert "frames_1.yaml:2:" in message
    assert "'x'" in message


def test_unknown_subtype_is_named_by_file_and_line(tmp_path: Path) -> None:
    assert "frames_0.yaml:1:" in _message(tmp_path, ROW.replace("type: STRIKE", "type: STRIKE, subtype: laser"))


def test_unknown_arguments_are_named_by_file_and_line(tmp_path: Path) -> None:
    assert "frames_0.yaml:1:" in _message(tmp_path, ROW.replace("fire", "nobody"))


def test_frame_without_trigger_is_refused(tmp_path: Path) -> None:
    assert "needs a trigger" in _message(tmp_path, ROW.replace(", nouns: [قصف]", ""))


def test_broken_yaml_is_named_by_file_and_line(tmp_path: Path) -> None:
    assert "frames_0.yaml:2:" in _message(tmp_path, ROW + "- {id: y, nouns: [قصف}\n")


def test_unknown_field_is_named(tmp_path: Path) -> None:
    assert "triger" in _message(tmp_path, ROW.replace("nouns", "triger"))


def test_frame_gives_every_person_of_its_verbs() -> None:
    frame = FrameRow(id="x", type="STRIKE", arguments="fire", verbs=("قصف/يقصف",))
    assert {"قصف", "قصفت", "قصفوا", "يقصف", "تقصف", "يقصفون", "سيقصف"} <= {form for form, _ in frame.forms()}


def test_frame_gives_only_the_tenses_it_names() -> None:
    frame = FrameRow(id="x", type="STRIKE", arguments="fire", verbs=("قصف/يقصف",), tenses=("past",))
    assert {tense for _, tense in frame.forms()} == {"past"}

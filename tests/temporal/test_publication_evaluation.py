"""The evaluation of the day of publication on a small corpus of its own."""

import json

from bench.evaluate_publication import main, run


def write(path, *rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_evaluation_without_a_corpus_is_skipped_aloud(tmp_path, capsys):
    assert main([str(tmp_path / "none.jsonl")]) == 0
    assert capsys.readouterr().out.startswith("skipped")


def test_evaluation_hides_the_day_and_compares(tmp_path):
    dated = {"id": "a", "text": "أعلن المتحدث اليوم الخميس 23 آذار 2017 وقف النار.", "published": "2017-03-23"}
    undated = {"id": "b", "text": "أعلن المتحدث وقف النار.", "published": None}
    (trial,) = run(write(tmp_path / "corpus.jsonl", dated, undated))
    assert trial.holds
    assert trial.near
    assert trial.kinds == {"today", "lead_day"}


def test_evaluation_prints_its_sample_size(tmp_path, capsys):
    row = {"id": "a", "text": "قتل رجلان في القرية.", "published": "2017-03-23"}
    main([str(write(tmp_path / "corpus.jsonl", row))])
    printed = capsys.readouterr().out
    assert "1 dated articles" in printed
    assert "no clue 1" in printed

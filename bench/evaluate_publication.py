"""How well the day of publication is inferred: hides the day of dated articles and compares.

Usage: python -m bench.evaluate_publication [CORPUS.jsonl] [--verbose]

The corpus has one article a line (`id`, `title`, `text`, `published`: ISO day). Prints, for all articles and by the
clues that there were: how many, share of intervals that hold the true day (calibration: at least 95 %), median width
in days, share of best days within 3 days of the truth. Articles without any clue are counted apart.
"""

import argparse
import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from articles import clean
from model import Article, PublicationDay, article_id
from temporal import find_time_expressions, infer_publication_day

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "articles.jsonl"
NEAR_DAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One article whose day was hidden."""

    name: str
    """Its id in the corpus."""
    truth: date
    """The true day."""
    found: PublicationDay
    """What was inferred."""

    @property
    def known(self) -> bool:
        """Whether there was an interval at all."""
        return self.found.earliest is not None and self.found.latest is not None

    @property
    def holds(self) -> bool:
        """Whether the interval holds the true day."""
        earliest, latest = self.found.earliest, self.found.latest
        return earliest is not None and latest is not None and earliest <= self.truth <= latest

    @property
    def near(self) -> bool:
        """Whether the best day is at most 3 days from the true one."""
        return self.found.best is not None and abs((self.found.best - self.truth).days) <= NEAR_DAYS

    @property
    def width(self) -> int:
        """Days in the interval."""
        return self.found.span.days or 0

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of clues."""
        return frozenset(clue.mention.rule_id for clue in self.found.clues)


def run(corpus: Path) -> Iterator[Trial]:
    """Hide and infer the day of every dated article of a corpus."""
    for line in corpus.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row.get("published"):
            continue
        text = clean(Article(article_id=article_id(row["text"]), title=row.get("title") or "", text=row["text"]))
        found = infer_publication_day(text, find_time_expressions(text))
        yield Trial(name=row["id"], truth=date.fromisoformat(row["published"]), found=found)


def figures(trials: Sequence[Trial]) -> str:
    """One line of figures of articles with an interval."""
    if not trials:
        return "no articles"
    holds = sum(trial.holds for trial in trials) / len(trials)
    near = sum(trial.near for trial in trials) / len(trials)
    width = statistics.median(trial.width for trial in trials)
    return f"{len(trials):6} articles   holds {holds:6.1%}   median width {width:6.0f} days   best within 3 {near:6.1%}"


def by_clue(trials: Sequence[Trial]) -> dict[str, list[Trial]]:
    """Trials by each kind of clue that they had."""
    groups: dict[str, list[Trial]] = defaultdict(list)
    for trial in trials:
        for kind in trial.kinds:
            groups[kind].append(trial)
    return dict(sorted(groups.items(), key=lambda item: -len(item[1])))


def main(arguments: Sequence[str] = ()) -> int:
    """Print the figures; 0 even where the corpus is absent, which is said aloud."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--verbose", action="store_true", help="list the intervals that miss the true day")
    options = parser.parse_args(arguments)
    if not options.corpus.is_file():
        print(f"skipped: THE DAY OF PUBLICATION WAS NOT EVALUATED, there is no corpus at {options.corpus}")
        return 0
    trials = list(run(options.corpus))
    known = [trial for trial in trials if trial.known]
    print(f"day of publication, {datetime.now(tz=UTC).date()}, {len(trials)} dated articles of {options.corpus.name}")
    print(f"{'all':16}{figures(known)}   no clue {len(trials) - len(known)}")
    for basis in ("dateline", "inferred"):
        print(f"{basis:16}{figures([trial for trial in known if trial.found.basis == basis])}")
    for kind, group in by_clue(known).items():
        print(f"  {kind:14}{figures(group)}")
    for trial in known if options.verbose else ():
        if not trial.holds:
            says = "; ".join(clue.says_en for clue in trial.found.clues)
            print(f"{trial.name} {trial.truth} not in {trial.found.earliest} .. {trial.found.latest}: {says}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""`make eval`: run every evaluation and keep its figures in `docs/evaluation.md`, with the day they were measured.

A part whose measuring data is absent says so and leaves the figures that stand.
"""

import contextlib
import importlib
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

PARTS = {
    "publication": "The day of publication",
    "places": "Places",
    "events": "Events",
}
PAGE = Path(__file__).resolve().parent.parent / "docs" / "evaluation.md"
_MARK = "<!-- {name} -->"


def main() -> int:
    """Run the parts named as arguments, or all."""
    page = PAGE.read_text(encoding="utf-8")
    for name in sys.argv[1:] or PARTS:
        figures = _figures(name)
        print(f"== {PARTS[name]}\n{figures}")
        if not figures.startswith("skipped"):
            page = with_section(page, name, figures, datetime.now(UTC).date().isoformat())
    PAGE.write_text(page, encoding="utf-8")
    return 0


def with_section(page: str, name: str, figures: str, day: str) -> str:
    """The page with the figures between the two marks of a part replaced; the page's own words stay."""
    mark = _MARK.format(name=name)
    block = f"{mark}\nMeasured {day}.\n\n```\n{figures}\n```\n{mark}"
    return re.sub(f"{re.escape(mark)}.*?{re.escape(mark)}", lambda _: block, page, count=1, flags=re.DOTALL)


def _figures(name: str) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        importlib.import_module(f"bench.evaluate_{name}").main()
    return printed.getvalue().strip()


if __name__ == "__main__":
    sys.exit(main())

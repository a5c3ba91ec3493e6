"""`make bench`: every speed benchmark, each against the naive way in the same run; prints figures and ratios."""

import importlib
import platform
import sys
from importlib.metadata import version

PARTS = ("articles", "temporal", "gazetteer", "places", "pipeline", "pages")
_SHOWN = ("streamlit", "plotly", "folium", "duckdb", "pandas")


def main() -> int:
    """Run the parts named as arguments, or all."""
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    print(", ".join(f"{name} {version(name)}" for name in _SHOWN))
    for name in sys.argv[1:] or PARTS:
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"bench.speed_{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())

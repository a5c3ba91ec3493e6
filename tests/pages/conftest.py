"""Pages run on made-up tables, in this process, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from bench.generate_tables import write_tables

APP = Path(__file__).resolve().parents[2] / "app.py"


@pytest.fixture(scope="session")
def made_up_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(300, tmp_path_factory.mktemp("tables"))


@pytest.fixture
def open_page(made_up_tables: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Open a page by its address, with parameters."""
    monkeypatch.setenv("KHATT_TABLES", str(made_up_tables))

    def visit(page: str = "overview", **params: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        for name, value in params.items():
            app.query_params[name] = value
        app.run()
        if page != "overview":
            app.switch_page(f"pages/{page}.py").run()
        assert not app.exception, [e.value for e in app.exception]
        return app

    return visit

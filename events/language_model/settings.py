"""Where the language model is, if there is one."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """An OpenAI-compatible address, a local server too."""

    url: str
    """Address of the interface, for example `http://localhost:8080/v1`; `/chat/completions` is added."""
    model: str
    """Name of the model, as the server knows it."""
    key: str = ""
    """Key that is sent as a bearer token; empty for none."""
    timeout_s: float = _TIMEOUT_S
    """How long to wait for an answer, seconds."""


def load_settings(environment: Mapping[str, str] | None = None) -> ModelSettings | None:
    """Settings from `KHATT_LLM_URL`, `KHATT_LLM_MODEL` and `KHATT_LLM_KEY`; None without an address: then it is off."""
    given = os.environ if environment is None else environment
    url = given.get("KHATT_LLM_URL", "").strip().rstrip("/")
    if not url:
        return None
    return ModelSettings(url=url, model=given.get("KHATT_LLM_MODEL", "default"), key=given.get("KHATT_LLM_KEY", ""))

"""Sending JSON to a web address and reading the answer; the only network code of this room."""

import json
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, build_opener

_SCHEMES = frozenset(("http", "https"))


def post_json(
    address: str, body: dict[str, Any], *, headers: dict[str, str], timeout_s: float, limit_bytes: int
) -> bytes:
    """Post an object as JSON and give back the bytes of the answer.

    Args:
        address: `http:` or `https:` address.
        body: what is sent.
        headers: further headers.
        timeout_s: how long to wait for an answer, seconds.
        limit_bytes: longest answer that is read.

    Raises:
        ValueError: the address is none, or the answer is longer than the limit.
        OSError: no answer, or one that says that it failed (`urllib.error.HTTPError` is an OSError).
    """
    if urlsplit(address).scheme not in _SCHEMES:
        raise ValueError(f"not an http address: {address!r}")
    data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    request = Request(address, data=data, headers={"Content-Type": "application/json", **headers}, method="POST")
    with build_opener().open(request, timeout=timeout_s) as answer:
        found: bytes = answer.read(limit_bytes + 1)
    if len(found) > limit_bytes:
        raise ValueError(f"the answer is longer than {limit_bytes} bytes")
    return found

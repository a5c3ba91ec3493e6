"""Parts laid together: their fields, so long as no two of them disagree."""

from collections.abc import Sequence
from dataclasses import fields as fields_of
from functools import cache
from typing import Any

from temporal.automaton import Part
from temporal.meanings import Meaning

Fields = dict[str, Any]
_DEFAULTS = {field.name: field.default for field in fields_of(Meaning) if field.init and field.name != "kind"}


def merge(parts: Sequence[Part]) -> Fields | None:
    """Fields of all parts; a named part is kept under its name. None where two parts say different things."""
    fields: Fields = {}
    for name, edge in parts:
        value = edge.value
        said = {name: value} if name else said_by(value) if isinstance(value, Meaning) else value
        if not isinstance(said, dict):
            return None
        for key, new in said.items():
            if fields.setdefault(key, new) != new:
                return None
    return fields


@cache
def said_by(meaning: Meaning) -> Fields:
    """The fields that a meaning gives, its kind left out."""
    return {name: value for name, default in _DEFAULTS.items() if (value := getattr(meaning, name)) != default}


def keep(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001 - the signature of builders
    """The merged fields as they are."""
    return fields


def first_month(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«يناير/كانون الأول»: two names of different months; the first one counts."""
    return {"month": fields["month"]}

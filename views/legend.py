"""What the marks mean, as HTML: statuses by fill, types by colour, with their definitions."""

from collections.abc import Iterable
from html import escape

from views.look import Look
from views.palette import side_colour

STATUSES = ("happened", "ordered", "planned", "possible", "denied")


def status_mark(status: str) -> str:
    """The mark of a status, drawn by the style sheet."""
    return f'<i class="khatt-mark khatt-mark-{status}" aria-hidden="true"></i>'


def legend_line(look: Look, types: Iterable[str], *, on_map: bool = False) -> str:
    """One line: the fill of each status, areas and arrows of a map, then the colour of each type that is shown."""
    labels = look.labels
    marks = [f"<span>{status_mark(status)} {escape(labels(f'status.{status}'))}</span>" for status in STATUSES]
    marks.append(f"<span>{status_mark('unsure')} {escape(labels('legend.unsure'))}</span>")
    if on_map:
        marks.append(f"<span>{status_mark('area')} {escape(labels('legend.area'))}</span>")
        marks.append(f'<span><i class="khatt-way" aria-hidden="true"></i> {escape(labels("legend.way"))}</span>')
    marks += [_type_mark(look, kind) for kind in types]
    return f'<div class="khatt-legend" dir="{labels.direction}">{"".join(marks)}</div>'


def _type_mark(look: Look, kind: str) -> str:
    colour = look.colour(kind)
    return f'<span><i style="background:{colour}"></i> {escape(look.type_name(kind))}</span>'


def legend_help(look: Look, definitions: dict[str, str]) -> str:
    """Each type with what it means, each status, and what else a picture shows."""
    labels = look.labels
    types = "".join(
        f'<dt style="--khatt-type:{look.colour(kind)}">{escape(look.type_name(kind))}</dt><dd>{escape(words)}</dd>'
        for kind, words in definitions.items()
    )
    statuses = "".join(
        f"<dt>{status_mark(status)} {escape(labels(f'status.{status}'))}</dt>"
        f"<dd>{escape(labels(f'status.{status}.help'))}</dd>"
        for status in STATUSES
    )
    others = "".join(
        f"<dt>{escape(labels(f'legend.{name}'))}</dt><dd>{escape(labels(f'legend.{name}.help'))}</dd>"
        for name in ("unsure", "bar", "area", "way", "size", "ring")
    )
    lists = f"<div><dl>{statuses}</dl><dl>{others}</dl></div><dl>{types}</dl>"
    return f'<div class="khatt-help" dir="{labels.direction}">{lists}</div>'


def side_line(look: Look, sides: Iterable[str]) -> str:
    """The colour of each side, which troops have on the map; empty where there is none."""
    marks = [_side_mark(look, side) for side in sides if side]
    title = f"<b>{escape(look.labels('legend.sides'))}</b>"
    return f'<div class="khatt-legend" dir="{look.labels.direction}">{title}{"".join(marks)}</div>' if marks else ""


def claims_line(look: Look, sides: Iterable[str]) -> str:
    """The colour of each side that a number is claimed of, known or not."""
    marks = "".join(_side_mark(look, side) for side in sides)
    title = f"<b>{escape(look.labels('forces.sides'))}</b>"
    return f'<div class="khatt-legend" dir="{look.labels.direction}">{title}{marks}</div>'


def _side_mark(look: Look, side: str) -> str:
    name, colour = look.labels.name(f"side.{side or 'unknown'}"), side_colour(side, look.theme)
    return f'<span><i style="background:{colour}"></i> {escape(name)}</span>'

"""The shapes of a drawing: that every program draws them alike, and in no time.

Programs that draw take minutes over clip paths in clip paths, filters or very long outlines, and
some give up altogether on numbers that they cannot hold. What is drawn is added up here instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.source.outlines import Moved, numbers, outline, transform
from generator.source.style_rules import Declarations, style_rules, styles_of
from generator.source.unfit import UnfitLogoError

_OUTLINED = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_GRADIENTS = {"linearGradient", "radialGradient"}
SHAPES = {
    *_OUTLINED, *_GRADIENTS, "svg", "g", "defs", "title", "desc", "metadata", "style", "stop",
    "clipPath",
}  # fmt: skip
"""The elements that a logo needs."""

MAX_LAYERS = 100
"""Parts that are drawn for themselves first: translucent, clipped or blended ones."""

MAX_GRADIENTS = 200
"""Shapes painted with a gradient, and stops of all gradients."""

MAX_NUMBERS = 18_000
"""Numbers of a path, two for each point. The time that they take grows with their square, which is
what is added up."""

_MAX_NUMBER, _MAX_SCALE, _MAX_MITER, _MAX_WIDTH = 1e6, 100.0, 100.0, 10.0
_MAX_REACH = 50_000.0  # of an outline, in sides of the drawing; native code gives up at 2,000,000
_MAX_VALUE = 1_000  # characters of a property
_MAX_CHAIN = 4  # gradients that refer to each other
_SIDES, _MAX_SHAPE = (0.01, 100_000.0), 50.0  # px, and how often a side is as long as the other
_NEVER_DRAWN = {"filter", "mask", "marker", "marker-start", "marker-mid", "marker-end"}
_WORDS = re.compile(r"(id|class|style|href|d|points|version|font-family|lang|(data|aria)-.*)\Z")
_NO_NUMBER = re.compile(r"#[0-9a-fA-F]+|url\([^)]*\)")
_URL = re.compile(r"url\(\s*['\"]?#([^'\")]*?)['\"]?\s*\).*", re.DOTALL)
_SIDE = re.compile(r"\s*(\d{0,7}\.?\d{1,7})(px|pt|mm|cm|in|pc|em)?\s*")
_SIMPLER = "export a simpler drawing, as plain SVG"


def _unfit(message: str, hint: str = _SIMPLER) -> UnfitLogoError:
    return UnfitLogoError("bad-logo", message, hint)


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the drawing, how deep it stands, and its own attributes."""

    depth: int
    name: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Inside:
    """What holds inside an element."""

    moved: Moved
    is_painted: bool  # with a gradient
    is_clip: bool


@dataclass(slots=True)
class _Sum:
    """What the drawing takes so far."""

    size: tuple[float, float]
    reach: float
    layers: int = 0
    painted: int = 0
    stops: int = 0
    squares: float = 0.0
    clip_squares: float = 0.0  # of the outlines of all clip paths
    clip_reach: float = 0.0
    clipped: list[Moved] = field(default_factory=list)  # where clip paths are used
    chains: dict[str, str] = field(default_factory=dict)  # gradient → the one that it refers to


def check_shapes(elements: Sequence[Element], styles: str) -> None:
    """Raise ``UnfitLogoError`` for a drawing that takes long, or that not all programs draw."""
    try:
        rules = style_rules(styles)
    except ValueError:
        message = "its style rules are not those of a plain drawing"
        raise _unfit(message, "export it with styles as attributes") from None
    size, origin = _size(elements[0].attributes)
    total = _Sum(size, origin + _MAX_REACH * max(size))
    inside = [_Inside(Moved(), is_painted=False, is_clip=False)]
    for element in elements:
        del inside[element.depth :]
        while len(inside) < element.depth:  # an editor's own element stands between
            inside.append(inside[-1])
        try:
            inside.append(_enter(element, inside[-1], rules, total))
        except (ValueError, OverflowError):
            message = f"a `{element.name}` has a size or a place that cannot be read"
            raise _unfit(message) from None
    for moved in total.clipped:  # any of them may use the largest of all clip paths
        _check_reach(moved.reach(total.clip_reach), total)
    if total.squares + len(total.clipped) * total.clip_squares > MAX_NUMBERS**2:
        raise _unfit("its outlines are too long to be drawn at once")
    _check_chains(total.chains)


def _size(root: dict[str, str]) -> tuple[tuple[float, float], float]:
    """Return width and height of the drawing in its own units, and how far off it begins."""
    box = root["viewBox"].replace(",", " ").split() if "viewBox" in root else None
    said = [root[name] for name in ("width", "height") if root.get(name, "100%") != "100%"]
    sides = [*(box[2:] if box else ()), *said]
    found = [_SIDE.fullmatch(side) for side in sides]
    values = [float(each[1]) for each in found if each and float(each[1]) > 0]
    if len(values) != len(sides) or (len(box) != 4 if box else len(said) != 2):
        raise _unfit("the drawing does not say how large it is", "export it with a viewBox")
    pairs = [values[at : at + 2] for at in range(0, len(values) - 1, 2)]
    within = all(_SIDES[0] <= value <= _SIDES[1] for value in values)
    if not within or any(max(pair) > _MAX_SHAPE * min(pair) for pair in pairs):
        message = "the drawing is too large, too small, or too narrow for any place"
        raise _unfit(message, "export it with the viewBox that it fills")
    origin = max((abs(value) for value in numbers(" ".join(box[:2] if box else ()))), default=0.0)
    if origin > _MAX_NUMBER:
        raise _unfit("the drawing begins too far away")
    return (values[0], values[1]), origin


def _enter(
    element: Element, outside: _Inside, rules: dict[str, Declarations], total: _Sum
) -> _Inside:
    """Add an element to the sum and return what holds inside it."""
    name, attributes = element.name, element.attributes
    if name == "svg" and element.depth > 1:
        raise _unfit("holds a drawing in the drawing")
    if attributes.get("clipPathUnits") == "objectBoundingBox":
        raise _unfit("holds a clip path that has no place")
    moved = outside.moved if name != "clipPath" else Moved()
    moved = moved.then(transform(attributes.get("transform", "")))
    if not (moved.scale <= _MAX_SCALE and moved.shift <= total.reach):
        raise _unfit("something in it is turned or moved too far")
    is_clip, is_painted = outside.is_clip or name == "clipPath", outside.is_painted
    for key, value in styles_of(name, attributes, rules):
        _check_style(key, value, attributes, total)
        is_painted |= key in ("fill", "stroke") and "url(" in value
        if key == "clip-path" and value != "none":
            if is_clip or not _URL.fullmatch(value):
                raise _unfit("holds a clip path inside another")
            total.clipped.append(moved)
    _count(element, is_painted=is_painted, total=total)
    if name in _OUTLINED:
        _add(outline(name, attributes, max(total.size)), moved, total, is_clip=is_clip)
    return _Inside(moved, is_painted, is_clip)


def _check_style(key: str, value: str, attributes: dict[str, str], total: _Sum) -> None:
    """Refuse one property that is not drawn everywhere; count it if it needs a layer."""
    plain = value.removesuffix("!important").strip().lower()
    if key in _NEVER_DRAWN and plain not in ("none", ""):
        raise _unfit(f"not every program draws a `{key}`", "export it as plain shapes")
    if key == "stroke-dasharray" and plain not in ("none", "0", ""):
        hint = "turn the dashes into shapes and export it anew"
        raise _unfit("holds lines of dashes, which may be very many", hint)
    if key == "transform" and value != attributes.get("transform") and plain != "none":
        raise _unfit("its styles move something", "export it as plain SVG")
    if _WORDS.match(key):
        return
    if len(value) > _MAX_VALUE:
        raise _unfit(f"`{key[:40]}` is too long")
    found = numbers(_NO_NUMBER.sub("", value))
    limits = {"stroke-width": _MAX_WIDTH * max(total.size), "stroke-miterlimit": _MAX_MITER}
    most = limits.get(key, _MAX_NUMBER)
    if any(abs(each) > most for each in found):
        raise _unfit(f"the numbers of `{key[:40]}` are too large")
    opaque = key != "opacity" or not found or found[0] >= (100 if "%" in plain else 1)
    usual = {"mix-blend-mode": "normal", "isolation": "auto", "clip-path": "none"}
    total.layers += not opaque or plain != usual.get(key, plain)


def _count(element: Element, *, is_painted: bool, total: _Sum) -> None:
    """Count what takes long, and note which gradient refers to which."""
    name, attributes = element.name, element.attributes
    total.painted += is_painted and name in _OUTLINED
    total.stops += name == "stop"
    if name in _GRADIENTS and "href" in attributes:
        total.chains[attributes.get("id", "")] = attributes["href"].removeprefix("#")
    if total.layers > MAX_LAYERS:
        raise _unfit(f"holds more than {MAX_LAYERS} translucent or clipped parts")
    if max(total.painted, total.stops) > MAX_GRADIENTS:
        raise _unfit(f"holds more than {MAX_GRADIENTS} gradients or stops")


def _add(outlined: tuple[int, float], moved: Moved, total: _Sum, *, is_clip: bool) -> None:
    count, distance = outlined
    reach = moved.reach(distance)
    _check_reach(reach, total)
    if is_clip:
        total.clip_reach = max(total.clip_reach, reach)
        total.clip_squares += count**2
    else:
        total.squares += count**2


def _check_reach(reach: float, total: _Sum) -> None:
    if not reach <= total.reach:
        raise _unfit("something in it lies far away from the drawing", "export only what is drawn")


def _check_chains(chains: dict[str, str]) -> None:
    for start in chains:
        name, links = start, 0
        while name in chains:
            name, links = chains[name], links + 1
            if links > _MAX_CHAIN:
                raise _unfit("holds gradients that refer to each other")

"""Whatever the chart and the width: all words, in their boxes, with nothing across them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.layout.fit import LARGEST, SMALLEST, fit, whole
from generator.layout.geometry import ChartLayout, PlacedBox, PlacedLane, PlacedLine, Point, Rect
from generator.layout.measure import ASCENT, CAPITALS, DESCENT
from generator.layout.style import ANSWER, NUMERAL, WORD
from generator.views.chart import Chart, ChartArrow, ChartBox, Lane
from tests.charts import WIDTHS, all_charts, arrow, box, chart, drawing

NAMES = tuple(all_charts())
TAB = {"word": WORD, "numeral": NUMERAL}
every_drawing = pytest.mark.parametrize("width", WIDTHS)
every_chart = pytest.mark.parametrize("name", NAMES)


def boxes(lane: PlacedLane) -> Iterator[PlacedBox]:
    for each in lane.boxes:
        yield each
        yield from each.branches


def squeezed(text: str) -> str:
    return "".join(text.split())


def assert_inside(line: PlacedLine, placed: PlacedBox, size: float) -> None:
    own, frame = TAB.get(line.role, 1.0) * size, placed.frame
    if line.role in TAB:
        assert placed.tab
        frame, rise, fall = placed.tab, CAPITALS * own, 0.0
    else:
        rise, fall = ASCENT * own, DESCENT * own
        assert placed.tab is None or line.x > placed.tab.right, (placed.box.id, line.text)
    assert frame.y <= line.baseline - rise, (placed.box.id, line.text)
    assert line.baseline + fall <= frame.bottom, (placed.box.id, line.text)
    assert frame.x <= line.x, (placed.box.id, line.text)
    assert line.x + line.width <= frame.right + 0.1, (placed.box.id, line.text)


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - 0.2
        and other.x < one.right - 0.2
        and one.y < other.bottom - 0.2
        and other.y < one.bottom - 0.2
    )


def strokes(lane: PlacedLane) -> Iterator[tuple[ChartArrow, Rect]]:
    """Each straight piece of each arrow, as a thin rectangle; the heads as well."""
    for placed in lane.arrows:
        pieces = [piece for path in placed.paths for piece in pairwise(path)]
        start = placed.paths[-1][-1] if placed.paths else Point(placed.head[0].x, placed.head[1].y)
        pieces.append((start, placed.head[0]))
        for start, end in pieces:
            assert abs(start.x - end.x) < 0.2 or abs(start.y - end.y) < 0.2, placed.arrow
            yield (
                placed.arrow,
                Rect(
                    min(start.x, end.x),
                    min(start.y, end.y),
                    abs(start.x - end.x),
                    abs(start.y - end.y),
                ),
            )


def check(found: ChartLayout, width: float) -> None:
    assert found.width <= width + 0.1
    assert SMALLEST <= found.size <= LARGEST
    for placed, lane in zip(found.lanes, found.chart.lanes, strict=True):
        check_words(placed, lane, found.size)
        check_room(placed, found)
    bands = [lane.band for lane in found.lanes if lane.band]
    placed_boxes = [each.frame for lane in found.lanes for each in lane.boxes]
    assert not any(overlap(*pair) for pair in combinations((*bands, *placed_boxes), 2))


def check_words(placed: PlacedLane, lane: Lane, size: float) -> None:
    meant = (*lane.boxes, *lane.side_boxes)
    assert {each.box.id: each.box for each in placed.boxes} == {b.id: b for b in meant}
    assert len(placed.boxes) == len(meant)
    assert sorted(map(repr, (each.arrow for each in placed.arrows))) == sorted(
        map(repr, lane.arrows)
    )
    for each in boxes(placed):
        said = "".join(line.text for line in each.lines)
        words = (each.box.label or "") + "".join(
            (paragraph.label or "") + paragraph.text.text for paragraph in each.box.paragraphs
        )
        assert squeezed(said) == squeezed(words)
        for line in each.lines:
            assert_inside(line, each, size)
        for branch in each.branches:
            assert branch.frame.x > each.frame.x and branch.frame.right < each.frame.right
            assert branch.frame.y > each.frame.y and branch.frame.bottom < each.frame.bottom
    for joined in placed.arrows:
        said = "".join(line.text for line in joined.answer.lines) if joined.answer else ""
        assert squeezed(said) == squeezed(joined.arrow.label or "")
        for line in joined.answer.lines if joined.answer else ():
            assert joined.answer is not None
            frame = joined.answer.frame
            assert frame.x <= line.x and line.x + line.width <= frame.right
            assert frame.y <= line.baseline - ASCENT * ANSWER * size
            assert line.baseline + DESCENT * ANSWER * size <= frame.bottom


def check_room(placed: PlacedLane, found: ChartLayout) -> None:
    plates = [each.answer.frame for each in placed.arrows if each.answer]
    frames = [each.frame for each in placed.boxes]
    for one, other in combinations([*plates, *frames], 2):
        assert not overlap(one, other)
    for frame in [*plates, *frames]:
        assert frame.x > 0 and frame.right < found.width
        assert frame.y > 0 and frame.bottom < found.height
    for joined, stroke in strokes(placed):
        assert stroke.x >= 0 and stroke.right <= found.width, joined
        assert stroke.bottom <= found.height, joined
        for frame in [*plates, *frames]:
            assert not overlap(stroke, frame), joined


@every_drawing
@every_chart
def test_all_words_stand_in_their_boxes_with_nothing_across(name: str, width: int) -> None:
    check(drawing(name, width), width)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("csec.")])
def test_the_real_charts_have_text_as_large_as_the_pages(name: str) -> None:
    for width in WIDTHS:
        assert drawing(name, width).size == LARGEST


def test_steps_stand_in_columns_that_are_filled_downwards() -> None:
    found = drawing("csec.confirmed-victim", 1100)
    frames = [each.frame for each in found.lanes[0].boxes]
    columns = sorted({frame.x for frame in frames})
    assert len(columns) > 1 and len({frame.width for frame in frames}) == 1
    assert [f.x for f in frames] == sorted(f.x for f in frames)
    for x in columns:
        tops = [f.y for f in frames if f.x == x]
        assert tops[0] == min(f.y for f in frames) and tops == sorted(tops)


def test_a_long_lane_is_one_column_with_its_outcomes_beside_it() -> None:
    placed = drawing("forty.tour", 1100).lanes[0].boxes
    steps = [each.frame for each in placed if each.box.kind != "outcome"]
    assert len({frame.x for frame in steps}) == 1
    ends = [each.frame for each in placed if each.box.kind == "outcome"]
    assert ends and all(frame.x > steps[0].right for frame in ends)


def test_a_narrow_page_gets_a_single_column() -> None:
    found = drawing("csec.confirmed-victim", 320)
    assert len({each.frame.x for each in found.lanes[0].boxes}) == 1


def test_small_lanes_stand_side_by_side_where_there_is_room() -> None:
    frames = [lane.band for lane in drawing("parallel.overview", 1100).lanes if lane.band]
    assert len(frames) == 2
    assert frames[0].y == frames[1].y and frames[0].height == frames[1].height


@pytest.mark.parametrize("width", WIDTHS)
def test_the_lists_of_the_rule_stand_with_the_lane_they_lead_to(width: int) -> None:
    lane = drawing("csec.overview", width).lanes[1]
    assert lane.lane.id == "at-risk" and lane.band
    lists = [each for each in lane.boxes if each.box.kind == "group"]
    assert [each.box.id for each in lists] == ["at-risk_factors", "at-risk_indicators"]
    steps = [each for each in lane.boxes if each.box.kind == "action"]
    assert all(each.frame.y > lane.band.bottom for each in (*steps, *lists))
    if width == 712:
        assert all(step.frame.right < list_.frame.x for step in steps for list_ in lists)


def test_a_loop_is_seen_as_one_whatever_its_arrow_is_called() -> None:
    boxes = (box("a"), box("b", kind="decision"), box("c", kind="outcome"))
    arrows = (arrow("a>b"), arrow("b>a", "Again, twice"), arrow("b>c", "Done"))
    for width in WIDTHS:
        (found,) = fit(chart(boxes, arrows), width)
        check(found, width)
        back = [each.arrow.label for each in found.lanes[0].arrows if each.leads_back]
        assert back == ["Again, twice"]


def test_answers_stand_in_their_order() -> None:
    boxes = (box("q", kind="decision"), *(box(each) for each in "abc"))
    arrows = tuple(arrow(f"q>{each}", f"Answer {each}") for each in "abc")
    (found,) = fit(chart(boxes, arrows), 1100)
    placed = {each.box.id: each.frame.x for each in found.lanes[0].boxes}
    assert placed["a"] < placed["b"] < placed["c"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "boxes, arrows",
    [
        ((), ()),
        ((box("a"),), ()),
        ((box("a"),), (arrow("a>a", "Again"),)),
        ((box("a"), box("b")), (arrow("a>b", "One"), arrow("a>b", "Another"))),
        ((box("a"), box("b")), (arrow("a>b"), arrow("b>a"))),
        ((box("a"), box("b"), box("c")), ()),
        ((box("a", ""), box("b", " ")), (arrow("a>b"),)),
        ((box("a", "x" * 400), box("b", "x " * 400)), (arrow("a>b", "y" * 60),)),
        (tuple(box(f"s{n}") for n in range(60)), tuple(arrow(f"s{n}>s{n + 1}") for n in range(59))),
    ],
    ids=["none", "one", "self", "twice", "circle", "loose", "empty", "long", "many"],
)
def test_odd_charts_are_laid_out_too(
    boxes: tuple[ChartBox, ...], arrows: tuple[ChartArrow, ...], width: int
) -> None:
    (found,) = fit(chart(boxes, arrows), width)
    check(found, width)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_graph_is_laid_out(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 8))
    kinds = st.sampled_from(["action", "decision", "outcome", "rule", "group"])
    boxes = tuple(
        box(str(n), data.draw(st.sampled_from(["Go", "A few more words than that, to wrap"])), k)
        for n, k in enumerate(data.draw(st.lists(kinds, min_size=count, max_size=count)))
    )
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = data.draw(st.lists(ends, max_size=2 * count))
    labels = st.sampled_from([None, "Yes", "No, or nobody knows"])
    arrows = tuple(arrow(f"{a}>{b}", data.draw(labels)) for a, b in pairs)
    width = data.draw(st.sampled_from(WIDTHS))
    drawn = chart(boxes, arrows)
    parts = fit(drawn, width)
    check_parts(parts, drawn)
    for found in parts:
        assert found.width <= width + 0.1
        for placed, lane in zip(found.lanes, found.chart.lanes, strict=True):
            check_words(placed, lane, found.size)


def check_parts(parts: tuple[ChartLayout, ...], meant: Chart) -> None:
    """Every step and arrow stands in exactly one part; an arrow out of it names where it leads.

    What ends a way stands in each part that leads to it.
    """
    lanes = [lane for part in parts for lane in part.chart.lanes]
    shown = [(each.id, b) for each in lanes for b in (*each.boxes, *each.side_boxes)]
    wanted = [(each.id, b) for each in meant.lanes for b in (*each.boxes, *each.side_boxes)]
    own = [(lane, b) for lane, b in shown if b.stands_for is None]
    assert {(lane, b.id) for lane, b in own} == {(lane, b.id) for lane, b in wanted}
    often = Counter((lane, b.id) for lane, b in own)
    for lane, box_ in wanted:
        assert often[lane, box_.id] == 1 or box_.kind in ("outcome", "pathway")
    boxes_by_id = {(lane, b.id): b for lane, b in wanted}
    for lane, stub in shown:
        if stub.stands_for:
            assert boxes_by_id[lane, stub.stands_for].kind not in ("outcome", "pathway")
    ends: Counter[tuple[str, str, str | None]] = Counter()
    for lane in lanes:
        stands = {b.id: b.stands_for or b.id for b in lane.boxes}
        ends.update((a.source, stands[a.target], a.label) for a in lane.arrows)
    assert ends == Counter(
        (a.source, a.target, a.label) for lane in meant.lanes for a in lane.arrows
    )


@pytest.mark.parametrize("name", ["csec.overview", "branching.lights-out", "forty.tour"])
def test_what_does_not_fit_a_sheet_is_split_into_readable_parts(name: str) -> None:
    parts = fit(all_charts()[name], 700, 620)
    assert len(parts) > 1
    check_parts(parts, all_charts()[name])
    for number, part in enumerate(parts, 1):
        assert SMALLEST <= part.size <= LARGEST
        assert part.width <= 700.1 and part.height <= 620.1
        assert part.chart.title.endswith(f", part {number} of {len(parts)}")


def test_a_part_says_where_it_goes_on() -> None:
    first, second, *_ = fit(all_charts()["forty.tour"], 700, 620)
    stubs = [each.box for each in first.lanes[0].boxes if each.box.stands_for]
    here = {each.box.id for each in first.lanes[0].boxes}
    labels = {each.id: each.label for each in all_charts()["forty.tour"].lanes[0].boxes}
    assert stubs and not here & {stub.stands_for for stub in stubs}
    for stub in stubs:
        assert stub.paragraphs[0].text.text == f"Continue at {labels[stub.stands_for or '']}"
    assert second.lanes[0].boxes[0].box.id in {stub.stands_for for stub in stubs}


def test_a_sheet_gets_the_largest_text_that_fits_it() -> None:
    chart_ = all_charts()["csec.suspected-victim"]
    sizes = [fit(chart_, 1000, height, 10, 40)[0].size for height in (300, 500, 700, 5000)]
    assert sizes == sorted(sizes) and sizes[0] < sizes[-1]
    for size, height in zip(sizes, (300, 500, 700), strict=False):
        assert fit(chart_, 1000, height, 10, 40)[0].height <= height + 0.1
        larger = fit(chart_, 1000, 5000, size + 1, size + 1)
        assert larger[0].height > height


@pytest.mark.parametrize(
    "name, height", [("csec.overview", 640), ("branching.lights-out", 400), ("forty.tour", 640)]
)
@pytest.mark.parametrize("uneven", [1.0, 1.2])
def test_the_words_of_one_part_hardly_differ_in_size_from_those_of_another(
    name: str, height: int, uneven: float
) -> None:
    parts = fit(all_charts()[name], 562, height, 10, 17, uneven)
    sizes = [part.size for part in parts]
    assert len(parts) > 1 and max(sizes) <= min(sizes) * uneven + 0.001
    assert all(part.width <= 562.1 and part.height <= height + 0.1 for part in parts)
    check_parts(parts, all_charts()[name])


def test_a_part_with_room_to_spare_has_larger_words() -> None:
    even, uneven = (fit(all_charts()["csec.overview"], 562, 640, 10, 17, by) for by in (1.0, 1.2))
    assert even[0].size == uneven[0].size
    assert even[1].size * 1.2 == pytest.approx(uneven[1].size)


def test_asides_are_cut_as_boxes_are() -> None:
    sheet = all_charts()["csec.overview"]
    lane = replace(sheet.lanes[1], side_boxes=tuple(sheet.lanes[1].side_boxes * 4))
    parts = fit(replace(sheet, lanes=(lane,)), 562, 640, 10, 17)
    assert len(parts) > 1 and all(part.height <= 640.1 for part in parts)
    found = [b for part in parts for each in part.chart.lanes for b in each.side_boxes]
    assert found == list(lane.side_boxes)


def test_a_box_too_large_for_a_sheet_stands_alone_and_whole() -> None:
    boxes = (box("a"), box("b", "long words " * 80), box("c"))
    parts = fit(chart(boxes, (arrow("a>b"), arrow("b>c")), is_linear=True), 300, 200)
    assert [[b.id for b in part.chart.lanes[0].boxes if not b.stands_for] for part in parts] == [
        ["a"], ["b"], ["c"],
    ]  # fmt: skip
    assert parts[1].height > 200 and parts[1].size == SMALLEST


def test_a_file_holds_the_whole_chart_even_where_it_is_too_wide() -> None:
    boxes = tuple(box(str(n), kind="decision") for n in range(12))
    arrows = tuple(arrow(f"{n}>{m}", "Yes") for n in range(12) for m in range(12) if n != m)
    drawn = chart(boxes, arrows)
    assert len(fit(drawn, 320)) > 1
    assert whole(drawn, 320).width > 320
    assert len(whole(drawn, 320).lanes[0].boxes) == 12

"""A screening → its chart: groups, how they are joined, and what they lead to.

One rule over whole groups is drawn with the groups themselves, and so are the bands of a score.
Where there are more rules, each gets a lane of its own that says its condition in words: lines from
every item to every rule would be a knot.
"""

from __future__ import annotations

from dataclasses import replace

from generator.model import (
    Combined,
    Condition,
    Group,
    GroupMet,
    Negated,
    Protocol,
    Rule,
    ScoreWithin,
    Screening,
    Sentence,
    Words,
)
from generator.names import SCREENING_PAGE
from generator.views.chart import Chart, ChartArrow, ChartBox, Lane, Paragraph
from generator.views.conditions import in_words, joint, parts_of, points_in_words, rule_in_words
from generator.views.names import screening_name, target_title
from generator.views.pathway_chart import box_id, end_box
from generator.views.questions import ItemEntry, group_entries, statement_of, whole_item
from generator.views.signs import rules_sign
from generator.words.catalogue import SiteWords, site_words


def screening_chart(protocol: Protocol, screening: Screening) -> Chart:
    """Return the chart of one screening."""
    words = site_words(protocol.language)
    bands = tuple(rule for rule in screening.rules if rule.is_band)
    others = tuple(rule for rule in screening.rules if not rule.is_band)
    alone = len(others) + bool(bands) == 1
    lanes: list[Lane] = []
    if bands:
        title = None if alone else words.band_table
        lanes.append(_band_lane(protocol, screening, bands, title))
    for rule in others:
        if alone and _is_over_groups(rule.when):
            lanes.append(_group_lane(protocol, screening, rule))
        else:
            drawn = {box.id for lane in lanes for box in lane.boxes}
            lanes.append(_rule_lane(protocol, screening, rule, drawn))
    drawn = {box.id for lane in lanes for box in lane.boxes}
    left = (group for group in screening.groups if group.id not in drawn)
    lanes[0] = replace(
        lanes[0], side_boxes=tuple(_titled_group(screening, group, words) for group in left)
    )
    return Chart(
        "screening" if screening is protocol.screenings[0] else f"screening-{screening.id}",
        screening_name(protocol, screening),
        " ".join(group.statement.text for group in screening.groups),
        words,
        protocol.language,
        tuple(lanes),
    )


def _is_over_groups(condition: Condition) -> bool:
    """Say whether a condition is one group, or one joint of groups."""
    if isinstance(condition, Combined):
        return all(isinstance(each, GroupMet) for each in condition.conditions)
    return isinstance(condition, GroupMet)


def _group_lane(protocol: Protocol, screening: Screening, rule: Rule) -> Lane:
    """Draw the groups that a rule names, their joint, and what they lead to."""
    title = rule.title.text if rule.title else None
    end = end_box(protocol, rule.outcome, SCREENING_PAGE)
    joined = rule.when if isinstance(rule.when, Combined) else None
    words = site_words(protocol.language)
    named = parts_of(joined) if joined else (rule.when,)
    ids = [each.group for each in named if isinstance(each, GroupMet)]
    groups = [group_box(screening, screening.group(id), words) for id in ids]
    if joined is None:
        arrows = [ChartArrow(id, end.id, "next", None) for id in ids]
        return _lane(protocol, screening, (rule,), (*groups, end), arrows, title)
    said = rule.reads or _sentence(joint(joined, words), screening)
    joint_box = _rule_box(f"_rule-{rule.id}", said)
    arrows = [ChartArrow(id, joint_box.id, "next", None) for id in ids]
    arrows.append(ChartArrow(joint_box.id, end.id, "next", None))
    return _lane(protocol, screening, (rule,), (*groups, joint_box, end), arrows, title)


def _band_lane(
    protocol: Protocol, screening: Screening, bands: tuple[Rule, ...], title: str | None
) -> Lane:
    """Draw the scored groups, their sum, and an arrow for each band."""
    first = bands[0].when
    assert isinstance(first, ScoreWithin)  # all bands read the same score
    words = site_words(protocol.language)
    score = _ours("_score", words.band_table, screening)
    boxes = [group_box(screening, screening.group(id), words) for id in first.groups]
    arrows = [ChartArrow(box.id, score.id, "next", None) for box in boxes]
    ends = {box_id(b.outcome): end_box(protocol, b.outcome, SCREENING_PAGE) for b in bands}
    for end in ends:
        read = (band for band in bands if box_id(band.outcome) == end)
        label = "; ".join(_band_label(screening, band, words) for band in read)
        arrows.append(ChartArrow(score.id, end, "next", label))
    return _lane(protocol, screening, bands, (*boxes, score, *ends.values()), arrows, title)


def _band_label(screening: Screening, band: Rule, words: SiteWords) -> str:
    assert isinstance(band.when, ScoreWithin)
    read = band.reads.text if band.reads else points_in_words(screening, band.when, words)
    return f"{band.title.text}: {read}" if band.title else read


def _rule_lane(protocol: Protocol, screening: Screening, rule: Rule, drawn: set[str]) -> Lane:
    """Draw one rule by itself: its condition in words, and what it leads to.

    A rule over points stands below the groups whose points it adds up, the first one that does.
    """
    when, end = rule.when, end_box(protocol, rule.outcome, SCREENING_PAGE)
    words = site_words(protocol.language)
    scored: list[ChartBox] = []
    if rule.reads or rule.is_otherwise:
        said = rule_in_words(screening, rule, words)
        box = _rule_box(
            f"_rule-{rule.id}",
            said if isinstance(said, Sentence) else _sentence(said, screening),
        )
    elif isinstance(when, GroupMet):
        box = _titled_group(screening, screening.group(when.group), words)
    elif isinstance(when, (Combined, Negated)):
        head = Paragraph(None, _sentence(joint(when, words), screening))
        parts = (_sentence(in_words(screening, each, words), screening) for each in parts_of(when))
        paragraphs = (head, *(Paragraph("–", each) for each in parts))
        box = ChartBox(f"_rule-{rule.id}", "group", None, paragraphs, (), None)
    else:
        box = _ours(f"_rule-{rule.id}", in_words(screening, when, words), screening)
    names = when.groups if isinstance(when, ScoreWithin) else ()
    if not any(each.id in drawn for each in map(screening.group, names)):
        scored = [_titled_group(screening, screening.group(name), words) for name in names]
    title = rule.title or target_title(protocol, rule.outcome)
    arrows = [ChartArrow(each.id, box.id, "next", None) for each in scored]
    arrows.append(ChartArrow(box.id, end.id, "next", None))
    return _lane(protocol, screening, (rule,), (*scored, box, end), arrows, title.text)


def _lane(
    protocol: Protocol,
    screening: Screening,
    rules: tuple[Rule, ...],
    boxes: tuple[ChartBox, ...],
    arrows: list[ChartArrow],
    title: str | None = None,
) -> Lane:
    id = screening.id if title is None else rules[0].id
    sign = rules_sign(protocol, rules)
    return Lane(id, title, SCREENING_PAGE, sign, boxes, tuple(arrows), is_linear=False)


def _titled_group(screening: Screening, group: Group, words: SiteWords) -> ChartBox:
    """Return the box of a group under its title, by which conditions in words call it."""
    box = group_box(screening, group, words)
    return replace(box, label=group.title) if is_titled(group) else box


def is_titled(group: Group) -> bool:
    """Say whether a group's title says other than its statement."""
    return not group.statement.text.startswith(group.title)


def group_box(screening: Screening, group: Group, words: SiteWords) -> ChartBox:
    """Return the box of a group: its statement and its items, with their answers."""
    entry = next(each for each in group_entries(screening, words) if each.id == group.id)
    items = (Paragraph(_item_label(item), whole_item(entry, item)) for item in entry.items)
    href = f"{SCREENING_PAGE}#{screening.id}_{group.id}"
    paragraphs = (Paragraph(None, statement_of(entry)), *items)
    return ChartBox(group.id, "group", None, paragraphs, (), href)


def _item_label(item: ItemEntry) -> str:
    return f"{item.label} ({item.points:+})" if item.points else item.label


def _ours(name: str, text: str, screening: Screening) -> ChartBox:
    return _rule_box(name, _sentence(text, screening))


def _rule_box(name: str, said: Sentence) -> ChartBox:
    return ChartBox(name, "rule", None, (Paragraph(None, said),), (), None)


def _sentence(text: str, screening: Screening) -> Sentence:
    return Sentence((Words(text),), "ours", screening.span)

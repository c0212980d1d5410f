"""A screening → its chart: groups on one side, how they are joined, and what they lead to."""

from __future__ import annotations

from generator.model import (
    Combined,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    OutcomeTarget,
    PathwayTarget,
    Protocol,
    Rule,
    ScoreWithin,
    Screening,
    Sentence,
    Words,
)
from generator.views import words
from generator.views.chart import Chart, ChartArrow, ChartBox, Lane, Paragraph
from generator.views.links import SCREENING, hue
from generator.views.pathway_chart import box_id, end_box


def screening_chart(protocol: Protocol, screening: Screening) -> Chart:
    """Return the chart of one screening."""
    drawn = _Drawing(protocol, screening)
    pathways = [r.outcome for r in screening.rules if isinstance(r.outcome, PathwayTarget)]
    number = hue(protocol, pathways[0].pathway) if pathways else 1
    lane = Lane(
        screening.id,
        None,
        SCREENING,
        number,
        tuple(drawn.boxes.values()),
        tuple(dict.fromkeys(drawn.arrows)),
        is_linear=False,
    )
    name = words.flowchart(words.screening_name(protocol, screening))
    groups = "; ".join(group.statement.text for group in screening.groups)
    first = protocol.screenings[0] is screening
    return Chart(
        "screening" if first else f"screening-{screening.id}",
        name,
        groups,
        protocol.language,
        (lane,),
    )


class _Drawing:
    """Collects boxes and arrows while it walks the rules of a screening."""

    def __init__(self, protocol: Protocol, screening: Screening) -> None:
        self._protocol = protocol
        self._screening = screening
        self.boxes: dict[str, ChartBox] = {
            g.id: _group_box(g.id, screening) for g in screening.groups
        }
        self.arrows: list[ChartArrow] = []
        for position, rule in enumerate(screening.rules, start=1):
            self._rule(rule, position)

    def _rule(self, rule: Rule, position: int) -> None:
        end = box_id(rule.outcome)
        source, label = self._source(rule.when, f"_rule-{rule.id}")
        if rule.title and not rule.is_band:
            label = f"{rule.title.text}: {label}" if label else rule.title.text
        target = self._protocol_box(rule.outcome)
        self.boxes.setdefault(end, target)
        self._arrow(source, end, label)

    def _protocol_box(self, target: PathwayTarget | OutcomeTarget | object) -> ChartBox:
        assert isinstance(target, (PathwayTarget, OutcomeTarget))  # rules lead nowhere else
        return end_box(self._protocol, target, SCREENING)

    def _source(self, condition: Condition, name: str) -> tuple[str, str | None]:
        """Draw what a condition needs; return the box that stands for it and its arrow's label."""
        match condition:
            case GroupMet(group=group):
                return group, None
            case ItemHolds(item=item):
                group, label = self._item(item)
                return group, label
            case ScoreWithin():
                return self._score(condition), words.points(condition)
            case Negated(condition=inner):
                self._join(name, words.NOT_CONDITION, (inner,))
            case Combined(word=word, at_least=at_least, conditions=conditions):
                texts = {"all": words.ALL_CONDITIONS, "any": words.ANY_CONDITION}
                self._join(name, texts.get(word, words.at_least(at_least)), conditions)
        return name, None

    def _join(self, name: str, text: str, conditions: tuple[Condition, ...]) -> None:
        self.boxes[name] = _rule_box(name, text, self._screening)
        for position, condition in enumerate(conditions, start=1):
            source, label = self._source(condition, f"{name}-{position}")
            self._arrow(source, name, label)

    def _score(self, within: ScoreWithin) -> str:
        name = "_score-" + "-".join(within.groups)
        if name not in self.boxes:
            self.boxes[name] = _rule_box(name, words.BAND_TABLE, self._screening)
            for group in within.groups:
                self._arrow(group, name, None)
        return name

    def _item(self, item: str) -> tuple[str, str]:
        for group in self._screening.groups:
            for each in group.items:
                if each.id == item:
                    return group.id, each.label.strip(". ")
        raise AssertionError(item)  # names are resolved

    def _arrow(self, source: str, target: str, label: str | None) -> None:
        """Add an arrow; several items of one group that lead to the same box share one."""
        for position, arrow in enumerate(self.arrows):
            if (arrow.source, arrow.target) == (source, target):
                joined = ", ".join(part for part in (arrow.label, label) if part)
                self.arrows[position] = ChartArrow(source, target, "next", joined or None)
                return
        self.arrows.append(ChartArrow(source, target, "next", label))


def _group_box(group_id: str, screening: Screening) -> ChartBox:
    group = screening.group(group_id)
    items = (Paragraph(_item_label(item.label, item.points), item.text) for item in group.items)
    paragraphs = (Paragraph(None, group.statement), *items)
    return ChartBox(
        group.id, "group", None, paragraphs, (), f"{SCREENING}#{screening.id}_{group.id}"
    )


def _item_label(label: str, points: int) -> str:
    return f"{label} (+{points})" if points else label


def _rule_box(name: str, text: str, screening: Screening) -> ChartBox:
    ours = Sentence((Words(text),), "ours", screening.span)
    return ChartBox(name, "rule", None, (Paragraph(None, ours),), (), None)

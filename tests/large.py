"""Definitions as large as `check` accepts, each of another kind, and what makes such."""

from __future__ import annotations

from collections.abc import Callable

from generator.typeface.faces import lacking
from tests.definitions import HEAD, with_screening

DONE = "outcome: {outcome: done}"


def steps(count: int, step: Callable[[int], str], top: str = "") -> str:
    return pathways(1, count, step, top)


def pathways(count: int, each: int, step: Callable[[int], str], top: str = "") -> str:
    """Return pathways alike, each with ``each`` steps."""
    lines = "".join(f"   - {step(n)}\n" for n in range(each))
    paths = "".join(f" - id: p{n}\n   title: P {n}\n   steps:\n{lines}" for n in range(count))
    return f"{HEAD}{top}pathways:\n{paths}"


def items(count: int, points: Callable[[int], int] = lambda n: 1) -> str:
    return ", ".join(f"{{id: i{n}, text: I, points: {points(n)}}}" for n in range(count))


def group(count: int, *lines: str, points: Callable[[int], int] = lambda n: 1) -> str:
    text = with_screening(*lines).replace("items: [", f"items: [{items(count, points)}, ", 1)
    return text if "done}" in text else text.replace("outcomes: [{id: done, title: Done}]\n", "")


def decisions(count: int, answers: int, label: str, reach: int) -> str:
    """Return a pathway of decisions, whose answers lead up to ``reach`` steps ahead."""

    def decision(number: int) -> str:
        ahead = [number + 1 + n * reach // answers for n in range(answers)]
        goals = [f"s{goal}" if goal < count else "end" for goal in ahead]
        ways = ", ".join(f"{{label: {n} {label}, to: {goal}}}" for n, goal in enumerate(goals))
        return f"{{id: s{number}, decision: Which of these is it, answers: [{ways}]}}"

    return written(*(decision(number) for number in range(count)), "{id: end, text: E, ends: yes}")


def together(count: int, branches: int, text: str) -> str:
    """Return a pathway of parallel steps."""
    return written(
        *(
            f"{{id: s{n}, parallel: All of these, steps: ["
            + ", ".join(f"{{id: s{n}b{b}, text: {text} {b}}}" for b in range(branches))
            + "]}"
            for n in range(count)
        )
    )


def written(*lines: str) -> str:
    return steps(len(lines), lambda number: lines[number])


WORDS = "words and more of them to read "
MARKS = [chr(number) for number in range(0x2190, 0x2190 + 60) if not lacking(chr(number))]
CONTACTS = "".join(f" c{n}: {{name: Office {n}, phone: 650-555-{n:04}}}\n" for n in range(240))
LARGE: dict[str, tuple[str, str]] = {
    "marks without spaces": (
        steps(40, lambda n: f"{{id: s{n}, text: {(''.join(MARKS[n % 9:]) * 40)[:900]}}}"), ""),
    "letters": (steps(40, lambda n: f"{{id: s{n}, text: {'a ' * 490}b}}"), ""),
    "answers over answers": (
        decisions(15, 4, (WORDS * 4)[:100], 12), "pointless-decision"),
    "answers over answers, many each": (
        decisions(5, 12, (WORDS * 4)[:100], 4), "pointless-decision sheet-left-out"),
    "words without end": (
        steps(40, lambda n: f"{{id: s{n}, text: {'abcdefgh' * 124}}}"), ""),
    "long texts": (steps(40, lambda n: f"{{id: s{n}, text: {(WORDS * 40)[:980]}{n}}}"), ""),
    "a wording again and again": (
        steps(40, lambda n: f"{{id: s{n}, use: w}}", f"wording: {{w: {(WORDS * 40)[:980]}}}\n"),
        ""),
    "short steps": (steps(120, lambda n: f"{{id: s{n}, text: ab cd}}"), ""),
    "many pathways": (
        pathways(30, 5, lambda n: f"{{id: s{n}, text: {WORDS * 8}{n}}}"), ""),
    "parallel steps": (together(7, 30, WORDS * 5), "sheet-left-out"),
    "many contacts": (steps(1, lambda n: "{id: a, text: A}", f"contacts:\n{CONTACTS}"), ""),
    "references": (
        steps(60, lambda n: f"{{id: s{n}, text: '{'{c} ' * 80}'}}",
              "contacts: {c: {name: Office}}\n"), ""),
    "many items": (group(230, "any: [few]", DONE), "sheet-left-out"),
    "many rules": (
        group(12, "rules:",
              *(f"- {{id: r{n}, when: {{any: [i{n % 12}, few]}}, {DONE}}}"
                for n in range(45))), ""),
}  # fmt: skip
"""Each definition, and the codes of what its publishing says."""

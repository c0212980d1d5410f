"""Published questionnaires: answer sets with their published results, and how each is scored.

Nothing of the program is used. A table has one set of answers in each line: an answer for each
item, ``-`` where it is not asked, the points, and what it reads as. A digit stands for the level
with so many points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

FOLDER = Path(__file__).parent / "cases" / "screeners"

Given = Mapping[str, str]
"""Item → answer as it is ticked or typed; what is not asked may be missing."""

Published = tuple[int | None, frozenset[str]]
"""The points, where there are any, and the parts that a result shows."""


@dataclass(frozen=True)
class Case:
    """One line of a table."""

    line: str
    given: dict[str, str]
    points: int | None
    parts: frozenset[str]


@dataclass(frozen=True)
class Screener:
    id: str
    screening: str
    answers: dict[str, tuple[str, ...]]
    """Of each item: its answers; of a number, both ends of each range that is published."""
    parts: dict[str, str]
    """What a table calls a result → the part of the page that shows it."""
    score: Callable[[Given], Published]
    table: str
    numbers: frozenset[str] = frozenset()

    @property
    def cases(self) -> list[Case]:
        head, *lines = (line for line in self.table.splitlines() if line.strip())
        return [self._case(head.split(), line) for line in lines]

    def results(self, known: Given) -> list[frozenset[str]]:
        """What every way to answer the other items reads as."""
        others = [item for item in self.answers if item not in known]
        ways = product(*(self.answers[item] for item in others))
        return [self.score({**known, **dict(zip(others, way, strict=True))})[1] for way in ways]

    def _case(self, head: list[str], line: str) -> Case:
        row = dict(zip(head, line.split(), strict=True))
        points, results = row.pop("points"), row.pop("result")
        given = {item: self._answer(item, each) for item, each in row.items() if each != "-"}
        parts = frozenset(self.parts[name] for name in results.split("+") if name != "none")
        return Case(line.strip(), given, None if points == "-" else int(points), parts)

    def _answer(self, item: str, written: str) -> str:
        if item in self.numbers:
            return written
        answer = self.answers[item][int(written)] if written.isdigit() else written
        assert answer in self.answers[item]
        return answer


def first_end(number: float, *ends: tuple[float, int]) -> int:
    """The points of the first range whose end a number does not go beyond."""
    return next(points for end, points in ends if number <= end)


def news2(given: Given) -> Published:
    """Royal College of Physicians 2017, charts 1 and 2, scale 1."""
    most = float("inf")
    rate, spo2, systolic, pulse = (
        int(given[name]) for name in ("respiration", "spo2", "systolic", "pulse")
    )
    red_or_not = [
        first_end(rate, (8, 3), (11, 1), (20, 0), (24, 2), (most, 3)),
        first_end(spo2, (91, 3), (93, 2), (95, 1), (most, 0)),
        first_end(systolic, (90, 3), (100, 2), (110, 1), (219, 0), (most, 3)),
        first_end(pulse, (40, 3), (50, 1), (90, 0), (110, 1), (130, 2), (most, 3)),
        0 if given["consciousness"] == "alert" else 3,
        first_end(float(given["temperature"]), (35, 3), (36, 1), (38, 0), (39, 1), (most, 2)),
    ]
    total = sum(red_or_not) + (2 if given["oxygen"] == "oxygen" else 0)
    if total >= 7:
        return total, frozenset({"pathway-emergency"})
    if total >= 5:
        return total, frozenset({"outcome-medium"})
    risk = "low-medium" if 3 in red_or_not else "low"
    return total, frozenset({f"outcome-{risk}"})


OFTEN = ("not-at-all", "several-days", "more-than-half", "nearly-every-day")


def phq9(given: Given) -> Published:
    """Kroenke, Spitzer and Williams 2001; a rule of its own for the ninth item."""
    scores = [OFTEN.index(given[f"q{n}"]) for n in range(1, 10)]
    total = sum(scores)
    severity = first_end(total, (4, 0), (9, 1), (14, 2), (19, 3), (27, 4))
    names = ("minimal", "mild", "moderate", "moderately-severe", "severe")
    parts = {f"outcome-{names[severity]}"} | ({"outcome-item-9"} if scores[8] > 0 else set())
    return total, frozenset(parts)


def glasgow(given: Given) -> Published:
    """Teasdale and Jennett 1974, 2014; severity as the CDC divides it."""
    total = sum(int(given[name][1]) for name in ("eye", "verbal", "motor"))
    if total <= 8:
        return total, frozenset({"outcome-severe"})
    return total, frozenset({"outcome-moderate" if total <= 12 else "outcome-mild"})


def audit_c(given: Given) -> Published:
    """Bush 1998: 4 for men; Bradley 2003: 3 for women."""
    often = AUDIT_C.answers["often"].index(given["often"])
    total = often
    if often > 0:
        for name in ("typical", "six"):
            total += AUDIT_C.answers[name].index(given[name])
    needed = 3 if given["sex"] == "woman" else 4
    return total, frozenset({"outcome-positive" if total >= needed else "outcome-negative"})


def cssrs(given: Given) -> Published:
    """The screener's triage by colours. Questions 3 to 5 only after a yes to 2."""
    wish, thoughts, behavior = (given[name] == "yes" for name in ("q1", "q2", "q6"))
    method, intent, plan = (thoughts and given[name] == "yes" for name in ("q3", "q4", "q5"))
    if intent or plan or (behavior and given["q6b"] == "yes"):
        return None, frozenset({"pathway-high"})
    if method or behavior:
        return None, frozenset({"pathway-moderate"})
    return None, frozenset({"pathway-low"} if wish or thoughts else ())


# Lines 1 and 3: as tests of published calculators; 2: an example of NHS Wales (Carol; published
# with 6, for its 37.5 °C has a point there that the chart does not give: medium either way);
# 4 and 5: points as worked at proreckoner.com. The others by hand from the charts, at the ends of
# ranges.
NEWS2 = Screener(
    "news2",
    "score",
    {
        "respiration": ("0", "8", "9", "11", "12", "20", "21", "24", "25", "80"),
        "spo2": ("50", "91", "92", "93", "94", "95", "96", "100"),
        "oxygen": ("air", "oxygen"),
        "systolic": ("30", "90", "91", "100", "101", "110", "111", "219", "220", "300"),
        "pulse": ("0", "40", "41", "50", "51", "90", "91", "110", "111", "130", "131", "250"),
        "consciousness": ("alert", "confusion", "voice", "pain", "unresponsive"),
        "temperature": (
            "25.0", "35.0", "35.1", "36.0", "36.1", "38.0", "38.1", "39.0", "39.1", "45.0"
        ),
    },
    {
        "low": "outcome-low", "low-medium": "outcome-low-medium", "medium": "outcome-medium",
        "high": "pathway-emergency",
    },
    news2,
    """
    respiration spo2 oxygen systolic pulse consciousness temperature  points  result
    16          98   air    120      70    alert         37.0         0       low
    21          93   air    120      95    alert         37.5         5       medium
    26          90   oxygen 85       135   voice         34.8         20      high
    22          94   oxygen 105      100   alert         38.5         8       high
    25          91   oxygen 95       100   confusion     37.0         14      high
    0           50   oxygen 30       0     unresponsive  25.0         20      high
    80          100  air    300      250   alert         45.0         11      high
    8           98   air    120      70    alert         37.0         3       low-medium
    9           98   air    120      70    alert         37.0         1       low
    11          96   air    111      51    alert         36.1         1       low
    12          96   air    219      90    alert         38.0         0       low
    20          95   air    220      50    alert         38.1         6       medium
    24          96   air    219      91    alert         39.0         4       low
    24          95   air    219      91    alert         39.0         5       medium
    25          96   air    120      70    alert         37.0         3       low-medium
    16          91   air    120      70    alert         37.0         3       low-medium
    16          92   air    120      70    alert         37.0         2       low
    16          94   oxygen 120      70    alert         37.0         3       low
    16          98   air    90       70    alert         37.0         3       low-medium
    16          98   air    91       70    alert         37.0         2       low
    16          98   air    100      40    alert         37.0         5       medium
    16          98   air    101      41    alert         37.0         2       low
    16          98   air    110      110   alert         36.0         3       low
    16          98   air    120      111   alert         35.1         3       low
    16          98   air    120      130   unresponsive  37.0         5       medium
    16          98   air    120      131   alert         37.0         3       low-medium
    16          98   air    120      70    pain          37.0         3       low-medium
    16          95   air    120      70    voice         37.0         4       low-medium
    16          98   air    120      70    alert         35.0         3       low-medium
    16          98   air    120      70    alert         39.1         2       low
    21          93   air    101      90    alert         36.0         6       medium
    21          93   air    101      91    alert         36.0         7       high
    """,
    frozenset({"respiration", "spo2", "systolic", "pulse", "temperature"}),
)  # fmt: skip

# Line 2: a published test of the PHQ-8 (7, mild), with a ninth answer of 0. The others by hand.
PHQ9 = Screener(
    "phq9",
    "phq9",
    {f"q{n}": OFTEN for n in range(1, 10)}
    | {"difficulty": ("not-difficult", "somewhat", "very", "extremely")},
    {
        name: f"outcome-{name}"
        for name in ("item-9", "minimal", "mild", "moderate", "moderately-severe", "severe")
    },
    phq9,
    """
    q1 q2 q3 q4 q5 q6 q7 q8 q9 difficulty  points  result
    0  0  0  0  0  0  0  0  0  -           0       minimal
    3  0  1  2  0  0  1  0  0  1           7       mild
    3  3  3  3  3  3  3  3  3  3           27      severe+item-9
    2  2  2  2  2  2  2  2  2  2           18      moderately-severe+item-9
    1  1  1  1  1  1  1  1  1  0           9       mild+item-9
    1  0  0  0  0  0  0  0  0  0           1       minimal
    1  1  1  1  0  0  0  0  0  1           4       minimal
    1  1  1  1  1  0  0  0  0  1           5       mild
    2  2  2  2  1  0  0  0  0  2           9       mild
    2  2  2  2  2  0  0  0  0  2           10      moderate
    2  2  2  2  2  2  2  0  0  2           14      moderate
    3  3  3  3  3  0  0  0  0  0           15      moderately-severe
    3  3  3  3  3  3  1  0  0  3           19      moderately-severe
    3  3  3  3  3  3  2  0  0  3           20      severe
    3  3  3  3  3  3  3  3  0  3           24      severe
    0  0  0  0  0  0  0  0  1  0           1       minimal+item-9
    0  0  0  0  0  0  0  0  2  1           2       minimal+item-9
    0  0  0  0  0  0  0  0  3  2           3       minimal+item-9
    1  0  0  0  0  0  0  0  3  1           4       minimal+item-9
    1  1  0  0  0  0  0  0  3  1           5       mild+item-9
    3  3  3  1  0  0  0  0  0  1           10      moderate
    0  3  3  3  0  0  0  0  1  2           10      moderate+item-9
    2  1  2  3  1  2  1  1  1  1           14      moderate+item-9
    2  1  2  3  1  2  1  2  1  2           15      moderately-severe+item-9
    3  2  3  3  2  2  2  1  1  3           19      moderately-severe+item-9
    3  2  3  3  2  2  2  2  1  3           20      severe+item-9
    """,
)

# Lines 1 and 2: the ends of the scale; 3: physioknowledgebd.com, a woman after a seizure; 4: "GCS 9
# = E2 V4 M3" (infomutt.com); 5: "GCS 10 = E3 V4 M3" (probsee.com); 6: an examination question
# (smartsolve.ai). The others by hand, on either side of the divisions.
GLASGOW = Screener(
    "glasgow",
    "gcs",
    {
        "eye": ("e1", "e2", "e3", "e4"),
        "verbal": ("v1", "v2", "v3", "v4", "v5"),
        "motor": ("m1", "m2", "m3", "m4", "m5", "m6"),
    },
    {name: f"outcome-{name}" for name in ("mild", "moderate", "severe")},
    glasgow,
    """
    eye verbal motor  points  result
    e1  v1     m1     3       severe
    e4  v5     m6     15      mild
    e2  v2     m5     9       moderate
    e2  v4     m3     9       moderate
    e3  v4     m3     10      moderate
    e3  v3     m6     12      moderate
    e1  v1     m2     4       severe
    e2  v1     m2     5       severe
    e1  v1     m5     7       severe
    e2  v2     m4     8       severe
    e1  v2     m5     8       severe
    e1  v1     m6     8       severe
    e4  v1     m3     8       severe
    e1  v5     m3     9       moderate
    e4  v1     m4     9       moderate
    e1  v2     m6     9       moderate
    e4  v5     m3     12      moderate
    e4  v2     m6     12      moderate
    e3  v5     m4     12      moderate
    e4  v5     m4     13      mild
    e3  v4     m6     13      mild
    e4  v3     m6     13      mild
    e4  v4     m6     14      mild
    e3  v5     m6     14      mild
    e4  v5     m5     14      mild
    """,
)

# Line 3: the worked example at calculatorlib.com. The others by hand, at both cut-offs.
AUDIT_C = Screener(
    "audit-c",
    "audit-c",
    {
        "often": ("never", "monthly", "two-to-four-a-month", "two-to-three-a-week", "four-a-week"),
        "typical": ("one-or-two", "three-or-four", "five-or-six", "seven-to-nine", "ten-or-more"),
        "six": ("never", "less-than-monthly", "monthly", "weekly", "daily"),
        "sex": ("man", "woman"),
    },
    {name: f"outcome-{name}" for name in ("positive", "negative")},
    audit_c,
    """
    often typical six sex    points  result
    0     -       -   man    0       negative
    0     -       -   woman  0       negative
    2     1       1   woman  4       positive
    1     0       0   woman  1       negative
    2     0       0   woman  2       negative
    1     1       0   woman  2       negative
    1     0       1   woman  2       negative
    1     1       1   woman  3       positive
    3     0       0   woman  3       positive
    1     0       2   woman  3       positive
    2     0       1   woman  3       positive
    4     0       0   woman  4       positive
    3     2       2   woman  7       positive
    4     4       4   woman  12      positive
    1     0       0   man    1       negative
    1     1       0   man    2       negative
    1     1       1   man    3       negative
    3     0       0   man    3       negative
    2     1       0   man    3       negative
    1     2       0   man    3       negative
    4     0       0   man    4       positive
    2     1       1   man    4       positive
    1     2       1   man    4       positive
    1     0       3   man    4       positive
    2     0       2   man    4       positive
    1     3       0   man    4       positive
    1     4       1   woman  6       positive
    4     4       4   man    12      positive
    """,
)

# By hand from the form: its questions, where it says to go on, and its colours.
CSSRS = Screener(
    "cssrs",
    "screener",
    dict.fromkeys(("q1", "q2", "q3", "q4", "q5", "q6", "q6b"), ("no", "yes")),
    {name: f"pathway-{name}" for name in ("low", "moderate", "high")},
    cssrs,
    """
    q1   q2   q3   q4   q5   q6   q6b  points  result
    no   no   -    -    -    no   -    -       none
    yes  no   -    -    -    no   -    -       low
    no   yes  no   no   no   no   -    -       low
    yes  yes  no   no   no   no   -    -       low
    no   yes  yes  no   no   no   -    -       moderate
    yes  yes  yes  no   no   no   -    -       moderate
    no   no   -    -    -    yes  no   -       moderate
    yes  no   -    -    -    yes  no   -       moderate
    yes  yes  no   no   no   yes  no   -       moderate
    yes  yes  yes  no   no   yes  no   -       moderate
    no   yes  yes  no   no   yes  no   -       moderate
    yes  yes  no   yes  no   no   -    -       high
    yes  yes  no   no   yes  no   -    -       high
    yes  yes  yes  no   yes  no   -    -       high
    yes  yes  yes  yes  no   no   -    -       high
    yes  yes  yes  yes  yes  no   -    -       high
    yes  yes  no   yes  yes  no   -    -       high
    no   no   -    -    -    yes  yes  -       high
    yes  no   -    -    -    yes  yes  -       high
    yes  yes  no   no   no   yes  yes  -       high
    yes  yes  yes  no   no   yes  yes  -       high
    yes  yes  yes  yes  yes  yes  yes  -       high
    yes  yes  no   yes  no   yes  no   -       high
    no   yes  no   no   yes  yes  no   -       high
    """,
)

SCREENERS = (NEWS2, PHQ9, GLASGOW, AUDIT_C, CSSRS)

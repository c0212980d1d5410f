"""The folder of a site beside one that is built anew: every file of both, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.verify.difference import SAME, Compared, Difference, compare_files


def compare_sites(
    found: Mapping[str, bytes], expected: Mapping[str, bytes]
) -> Iterator[tuple[str, Compared]]:
    """Yield every file of two sites, by its path, with what its comparison came to."""
    for path in sorted(found.keys() | expected.keys()):
        if path not in found:
            yield path, Compared("differs", (Difference(said="is missing"),))
        elif path not in expected:
            yield path, Compared("differs", (Difference(said="was added"),))
        elif found[path] == expected[path]:
            yield path, SAME
        else:
            yield path, compare_files(path, found[path], expected[path])

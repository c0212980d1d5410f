"""What the documents point to is there."""

from __future__ import annotations

import re

import pytest

from tests.product import PROJECT


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_every_link_of_a_document_leads_somewhere(name: str) -> None:
    text = (PROJECT / name).read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    for link in links:
        assert link.startswith("http") or (PROJECT / link).exists(), link


def test_the_rooms_of_the_architecture_are_the_rooms() -> None:
    text = (PROJECT / "ARCHITECTURE.md").read_text("utf-8")
    generator = PROJECT / "generator"
    rooms = [p.name + "/" for p in generator.iterdir() if p.is_dir() and p.name != "__pycache__"]
    rooms += [p.name for p in generator.glob("*.py") if p.name != "__init__.py"]
    for room in rooms:
        assert f"`{room}`" in text, room

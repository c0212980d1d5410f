"""Text of the site's own, apart from that of protocols: it knows its language."""

from __future__ import annotations


class SiteText(str):
    """Words of the site. ``language`` is a language tag."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> SiteText:
        """Return a text in a language."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """Return what makes the text again, for copies of what holds it."""
        return str(self), self.language

    def filled(self, **values: object) -> SiteText:
        """Return the text with names and numbers in place of its braces."""
        return SiteText(self.format(**values), self.language)

    def begun(self) -> SiteText:
        """Return the text as the beginning of a sentence: ``Go to``."""
        return SiteText(self[:1].upper() + self[1:], self.language)

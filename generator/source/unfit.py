"""Why a file is no logo."""

from __future__ import annotations


class UnfitLogoError(Exception):
    """A file that is no logo. Holds the code and the message of its diagnostic, and hints."""

    def __init__(self, code: str, message: str, *hints: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hints = code, message, hints

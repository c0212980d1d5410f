"""What systems put into the folders that they show or share: nobody's work, and not published."""

from __future__ import annotations

_FILES = {
    ".apdisk", ".directory", ".ds_store", ".localized", ".volumeicon.icns",
    "desktop.ini", "ehthumbs.db", "ehthumbs_vista.db", "icon\r", "thumbs.db",
}  # fmt: skip
_FOLDERS = {
    "$recycle.bin", ".appledb", ".appledesktop", ".appledouble", ".documentrevisions-v100",
    ".fseventsd", ".spotlight-v100", ".temporaryitems", ".trashes", "@eadir", "lost+found",
    "network trash folder", "system volume information",
}  # fmt: skip
_BESIDE = "._"  # begins the name of what macOS keeps beside a file where it has no other place


def is_clutter(name: str) -> bool:
    """Say whether a file or folder of this name is made by Windows, macOS or a shared disk."""
    return name.lower() in _FILES | _FOLDERS or name.startswith(_BESIDE)

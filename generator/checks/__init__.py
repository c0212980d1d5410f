"""Checks of a resolved protocol: what the definition says may be well formed and still be wrong."""

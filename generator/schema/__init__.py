"""What an author may write: the shape of a definition, before any name is resolved."""

import os

# Plugins that other packages bring have no say in how a definition is read, and looking for them
# takes longer than reading one.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

"""Letters: named facts become a `Brief`, a `Brief` becomes a tagged PDF, HTML or plain text."""

"""Screen contracts: per screen one frozen dataclass with values that are ready to show.

A view fills a beeld, a template only prints it. Every value is text, a yes or no, or a tuple of smaller beelden; dates
are text already (`datumtekst`), so that no template formats anything. The context of every page is:

- `beeld`: the dataclass of the screen;
- `omlijsting`: the frame around it (`omlijsting.Omlijsting`).

Each file ends with `voorbeeld()`: invented data of gemeente Wilgenmeer, for tests and for looking at the screen.
"""

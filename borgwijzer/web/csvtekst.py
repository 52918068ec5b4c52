"""A CSV file that a spreadsheet opens as it is meant, and in which no cell can do anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# A spreadsheet reads a cell that begins with one of these as a formula; also after spaces, and after wide variants of them.
FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
BOM = "\ufeff"


def schrijf_csv(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> bytes:
    """The file: UTF-8 with a mark, semicolons, all cells between quotes. Texts that could be a formula get a quote before."""
    bestand = io.StringIO()
    schrijver = csv.writer(bestand, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    schrijver.writerow(kop)
    schrijver.writerows([maak_veilig(cel) for cel in rij] for rij in rijen)
    return (BOM + bestand.getvalue()).encode("utf-8", "replace")


def maak_veilig(cel: str) -> str:
    """The text, or the text after a quote when a spreadsheet could run it."""
    return f"'{cel}" if cel.lstrip(" \u00a0\u200b").startswith(FORMULE) else cel

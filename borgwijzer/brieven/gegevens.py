"""The facts of a letter as they are stored."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any


def als_gegevens(waarde: Any) -> Any:
    """The facts of a letter as plain JSON values: dates and moments in ISO form."""
    if dataclasses.is_dataclass(waarde) and not isinstance(waarde, type):
        return {veld.name: als_gegevens(getattr(waarde, veld.name)) for veld in dataclasses.fields(waarde)}
    if isinstance(waarde, list | tuple):
        return [als_gegevens(deel) for deel in waarde]
    if isinstance(waarde, datetime.date):
        return waarde.isoformat()
    return waarde

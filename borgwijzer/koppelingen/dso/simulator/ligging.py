"""From RD to ETRS89 for made-up places."""

from borgwijzer.zaken.ligging import rd_naar_etrs

__all__ = ["rd_naar_etrs"]

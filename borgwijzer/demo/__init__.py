"""The demo village: two invented municipalities with accounts, messages and zaken in every phase. Nothing in it is real."""

from borgwijzer.demo.dorp import laad
from borgwijzer.demo.inrichten import Demoaccount

__all__ = ["Demoaccount", "laad"]

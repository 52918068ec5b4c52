"""De regelkern: wat een jurist kan controleren met een kalender en het wetboek.

Zuivere functies: geen database, geen klok, geen netwerk. Feiten en een kader erin, oordelen met hun grondslag eruit.
Lees in deze volgorde: `feiten` (wat er gebeurd is), `kader` (wat de gemeente besloot), `termijnen`, `volledigheid`,
`levensloop`; daarnaast `gevolgklasse`, `samenhang`, `prioriteit` en `interventie`.
"""

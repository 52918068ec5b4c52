"""Deeds: the only place that changes a zaak. Each gathers, lets ``regels`` decide, applies, and writes the logboek."""
